"""Pages as trees, for finding links in them; what cannot be parsed, or not in time, is none."""

from lxml import etree, html

from pipeline.fetch.excess import is_crowded

HEAD_BYTES = 500_000
"""Of a page, as much as is looked at for what its head announces."""


def to_tree(body: bytes) -> html.HtmlElement | None:
    """The tree of a page; nothing where there is none to be had."""
    if not body or is_crowded(body):
        return None
    try:
        tree = html.fromstring(body)
    except (etree.ParserError, ValueError):
        return None  # empty but for comments, or of no encoding
    return tree
