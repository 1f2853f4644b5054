"""The text of an article's body by the annotation's own rules, independent of our cleaning.

Inline tags glue, block tags and ``<br>`` split, blocks are joined by a blank line, a table row is its
cells joined by `` | ``; title (h1), navigation, asides, forms and footers are left out.
"""

import re
from html.parser import HTMLParser

_LEFT_OUT = {"h1", "nav", "aside", "form", "footer", "script", "style", "head", "button"}
_BLOCKS = {
    "address", "article", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "figure",
    "h2", "h3", "h4", "header", "hr", "li", "main", "ol", "p", "section", "table", "tbody", "thead", "tr", "ul",
}  # fmt: skip
_VOID = {"br", "hr", "img", "meta", "link", "input", "wbr"}
_SPACE = re.compile(r"\s+")


def article_text(body: str, form: str) -> str:
    """Plain text stays as it is; markup gives its blocks."""
    if form == "text":
        return body
    blocks = _Blocks()
    blocks.feed(body)
    blocks.close()
    return "\n\n".join(blocks.done())


class _Blocks(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[str] = []
        self._line = ""
        self._left_out = 0
        self._cells = 0

    def done(self) -> list[str]:
        self._split()
        return self._blocks

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LEFT_OUT:
            self._split()
            self._left_out += 1
        elif self._left_out:
            return
        elif tag in {"td", "th"}:
            self._line += " | " if self._cells else ""
            self._cells += 1
        elif tag in _BLOCKS:
            self._split()

    def handle_endtag(self, tag: str) -> None:
        if tag in _LEFT_OUT:
            self._left_out -= 1
        elif tag in _BLOCKS and tag not in _VOID and not self._left_out:
            self._split()

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            self._line += data

    def _split(self) -> None:
        line = _SPACE.sub(" ", self._line).strip()
        if line:
            self._blocks.append(line)
        self._line, self._cells = "", 0
