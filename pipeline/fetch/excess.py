"""Markup that no article has and that keeps parsers busy for minutes: told before it is parsed."""

import re

_MARK = re.compile(
    r"(?P<skip><!\[CDATA\[|<!--|<\?)|<(?P<close>/?)[A-Za-z][^<>]*+(?P<end>>?)|<|&(?!#?\w{1,10};)"
)
_ENDS = {"<![CDATA[": "]]>", "<!--": "-->", "<?": "?>"}
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_LONG = re.compile(r"<[A-Za-z][^<>]{4096,}+")
_LONG_TAG = 4_096
_MOST_ATTRIBUTES = 500
_DEEPEST = 250
_MOST_STRAYS = 50_000
"""Signs of markup that are none; a broken feed has some, in every ``R&D``."""


def excess_in(text: str) -> str | None:
    """What is too much in a stretch of XML, CDATA and comments left out; nothing where all is well."""
    depth = strays = at = 0
    while (mark := _MARK.search(text, at)) is not None:
        at = mark.end()
        if mark["skip"]:
            end = text.find(_ENDS[mark["skip"]], at)
            if end < 0:
                return None  # it does not end: told where entries are cut
            at = end + len(_ENDS[mark["skip"]])
        elif at - mark.start() > _LONG_TAG and _is_crowded(mark[0]):
            return f"a tag of more than {_MOST_ATTRIBUTES} attributes"
        elif mark["close"]:
            depth = max(0, depth - 1)
        elif not mark["end"]:  # a sign alone, or a tag that does not close
            strays += 1
            if strays > _MOST_STRAYS:
                return f"more than {_MOST_STRAYS} signs of markup that are none"
        elif text[at - 2] != "/":
            depth += 1
            if depth > _DEEPEST:
                return f"tags nested more than {_DEEPEST} deep"
    return None


def is_crowded(body: bytes) -> bool:
    """Whether a page has a tag with so many attributes that parsing it takes minutes."""
    return any(_is_crowded(tag[0]) for tag in _LONG.finditer(body.decode("latin-1")))


def _is_crowded(tag: str) -> bool:
    """Whether a long tag has many attributes, and not a long one, such as a picture."""
    return len(_QUOTED.sub(" ", tag).split()) > _MOST_ATTRIBUTES
