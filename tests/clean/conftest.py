"""Documents as fetch hands them to cleaning."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from pipeline import ids
from pipeline.model import Document, Format

FETCHED_AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
MakeDocument = Callable[..., Document]


@pytest.fixture(scope="session")
def make_document() -> MakeDocument:
    def make(
        body: bytes | str | dict[str, Any],
        form: Format = "html",
        url: str = "https://mill.test/news/1",
        content_type: str | None = None,
    ) -> Document:
        if isinstance(body, dict):
            body = json.dumps(body)
        octets = body if isinstance(body, bytes) else body.encode()
        digest = ids.sha256(octets)
        return Document(
            ids.document_id("mill", url, digest),
            "mill",
            url,
            url,
            octets,
            digest,
            form,
            FETCHED_AT,
            "run",
            content_type=content_type,
        )

    return make
