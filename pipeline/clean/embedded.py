"""Articles that a page carries as data for its scripts: HTML in strings, escaped once or more.

Frameworks that draw a page in the reader's browser send the text this way
(React server components, Next.js, Nuxt), and the elements hold none of it.
"""

import json
import re
from collections.abc import Iterator

_SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script\b", re.IGNORECASE | re.DOTALL)
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_PARAGRAPH = re.compile(r"<p\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_HINT = re.compile(r"(?:<|\\u003c|\\x3c)p\b", re.IGNORECASE)
_LEVELS = 4
"""How often a text may be escaped: a string in JSON, in a string, in a call."""
_LEAST_PARAGRAPHS = 3
_LEAST_LETTERS = 400


def embedded_markup(markup: str) -> str:
    """The HTML with most text among the strings in a page's scripts; empty where none is an article."""
    found = (text for script in _SCRIPT.findall(markup) for text in _strings(script, _LEVELS))
    return max(found, key=_letters, default="")


def _strings(code: str, levels: int) -> Iterator[str]:
    """Strings in a script that hold several paragraphs, unescaped as often as it takes."""
    if not levels or _HINT.search(code) is None:
        return
    for literal in _STRING.findall(code):
        text = _unescaped(literal) if _HINT.search(literal) else ""
        inner = list(_strings(text, levels - 1)) if '"' in text else []
        if inner:
            yield from inner
        elif len(_PARAGRAPH.findall(text)) >= _LEAST_PARAGRAPHS and _letters(text) > _LEAST_LETTERS:
            yield text


def _unescaped(literal: str) -> str:
    try:
        text = json.loads(f'"{literal}"', strict=False)
    except ValueError:
        return ""  # a string of another grammar than JSON's; its script may hold others
    return text if isinstance(text, str) else ""


def _letters(text: str) -> int:
    return len(_TAG.sub("", text))
