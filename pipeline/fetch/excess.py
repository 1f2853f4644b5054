"""Markup that no article has and that keeps parsers busy for minutes: told before it is parsed."""

import re

_MARK = re.compile(r"(?P<skip><!\[CDATA\[|<!--|<\?)|<(?P<close>/?)[A-Za-z][^<>]*+(?P<end>>?)|[<&]")
_ENDS = {"<![CDATA[": "]]>", "<!--": "-->", "<?": "?>"}
_LONGEST_TAG = 16_384
_DEEPEST = 250
_MOST_STRAYS = 50_000
"""Signs of markup that are none; an article in a feed without CDATA has one ``&`` per quotation mark."""


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
        elif at - mark.start() > _LONGEST_TAG:
            return f"a tag of more than {_LONGEST_TAG} characters"
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
