"""Readings that go wrong in all the ways one document can; worker processes import them."""

import os
import time

from pipeline.model import Document, Reading


def by_content(document: Document, _source, _grammars) -> Reading:
    """Do to the process what the body says."""
    if document.body == b"raise":
        raise ValueError("this document is broken")
    if document.body == b"die":
        os._exit(9)
    if document.body == b"hang":
        time.sleep(3600)
    if document.body == b"recurse":
        return by_content(document, _source, _grammars)
    return Reading(document.id, None, (), ())
