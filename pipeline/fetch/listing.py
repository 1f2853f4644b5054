"""JSON lists, record by record: each with its own bytes, and none lost because another is broken."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_DECODER = json.JSONDecoder(strict=False)  # raw line breaks in strings are common and harmless
_BLANK = re.compile(r"[\s\ufeff]*")
# a string without an end goes to the end of the text, so that every character is looked at once
_PIECES = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[{}\[\]]', re.DOTALL)
_LIST_START = re.compile(r"\[\s*\{")
_NEXT_RECORD = re.compile(r'\}\s*,\s*(?=\{\s*"id"\s*:)')
_ID = re.compile(r'\{\s*"id"\s*:\s*"?(\d+)')
_EMPTY = re.compile(r"[>\n]\s*\[\s*\]\s*$")
_LAST = re.compile(r"\}(?=\s*\]\s*$)")
_NUMBERED = re.compile(r'\{\s*"\d+"\s*:\s*\{')
_NUMBER = re.compile(r'\s*"\d+"\s*:\s*')
_TAIL = 1_000
"""Characters at the end of a list in which its end is looked for."""
_MOST_BROKEN = 100
"""Of one list, as many as a site gives at a time; looking for the end of each takes a while."""
_TRIES = 20
"""How many places a list may begin at, and a record after a broken one; bounded for strangers."""


class ListError(Exception):
    """The bytes are no complete JSON list; the message says what they are instead.

    ``code`` is the ``code`` of a WordPress error, ``html``, ``truncated`` or
    ``not-json``; ``params`` are the parameters that a WordPress error names,
    with what is wrong about each.
    """

    def __init__(self, code: str, reason: str, params: dict[str, str] | None = None) -> None:
        super().__init__(reason)
        self.code = code
        self.params = params or {}


@dataclass(frozen=True, slots=True)
class ListRecord:
    """One element: its bytes as they stand in the list, and its value if it can be read."""

    body: bytes
    value: Any
    error: str | None = None

    @property
    def hint(self) -> str | None:
        """The id that a broken record begins with."""
        found = _ID.match(self.body[:200].decode("utf-8", "replace"))
        return found[1] if found else None


def to_records(body: bytes) -> list[ListRecord]:
    """The elements of a JSON list.

    Raises:
        ListError: the bytes are no JSON list, or it ends before its end.
    """
    text = body.decode("utf-8", "surrogateescape")
    first = _skip(text, 0)
    if _NUMBERED.match(text, first):
        return list(_members(text, first))
    return list(elements(text, _start(text)))


def elements(text: str, start: int) -> Iterator[ListRecord]:
    """The elements of the list that begins at a place of a text.

    Raises:
        ListError: it ends before its end, or too much of it is broken.
    """
    at = _skip(text, start + 1)
    broken = 0
    while text[at : at + 1] != "]":
        value: Any = None
        error = None
        try:
            value, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as problem:
            error = str(problem)[:200]
            broken += 1
            if broken > _MOST_BROKEN:
                raise ListError(
                    "not-json", f"more than {_MOST_BROKEN} records are broken"
                ) from None
            end = _end_of_broken(text, at)
        yield ListRecord(text[at:end].encode("utf-8", "surrogateescape"), value, error)
        at = _skip(text, end)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif text[at : at + 1] != "]":
            raise ListError("truncated", "the list ends before its end")


def _members(text: str, start: int) -> Iterator[ListRecord]:
    """The values of an object whose names are numbers: what PHP makes of a list with a gap.

    Raises:
        ListError: it is something else, or ends before its end.
    """
    at = start + 1
    while True:
        name = _NUMBER.match(text, at)
        if name is None:
            raise ListError("not-a-list", "the answer is JSON, but no list")
        try:
            value, end = _DECODER.raw_decode(text, name.end())
        except (ValueError, RecursionError) as error:
            raise ListError("truncated", f"the list cannot be read to its end ({error})") from None
        yield ListRecord(text[name.end() : end].encode("utf-8", "surrogateescape"), value)
        at = _skip(text, end)
        if text[at : at + 1] == "}":
            return
        if text[at : at + 1] != ",":
            raise ListError("truncated", "the list ends before its end")
        at = _skip(text, at + 1)


def _skip(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at


def _start(text: str) -> int:
    """Where the list begins; sites print warnings before it."""
    first = _skip(text, 0)
    if text[first : first + 1] == "[":
        return first
    if text[first : first + 1] == "{":
        raise _refusal(text, first)
    for number, match in enumerate(_LIST_START.finditer(text)):
        if number == _TRIES:
            break
        try:
            _DECODER.raw_decode(text, match.end() - 1)
        except (ValueError, RecursionError):
            continue  # a bracket in the warning
        return match.start()
    if _EMPTY.search(text[-_TAIL:]):
        return text.rindex("[")
    if text[first : first + 1] == "<":
        raise ListError("html", "the answer is an HTML page")
    raise ListError("not-json", "the answer is not JSON")


def _refusal(text: str, first: int) -> ListError:
    """The error for an object where a list should be; WordPress errors are such objects."""
    try:
        value, _ = _DECODER.raw_decode(text, first)
    except (ValueError, RecursionError) as problem:
        return ListError("not-json", f"the answer is broken JSON ({problem})")
    code = value.get("code")
    data = value.get("data")
    params = data.get("params") if isinstance(data, dict) else None
    named = {str(k): str(v) for k, v in params.items()} if isinstance(params, dict) else {}
    if not isinstance(code, str):
        return ListError("not-a-list", "the answer is JSON, but no list")
    return ListError(code, f"{code}: {str(value.get('message', ''))[:200]}", named)


def _end_of_broken(text: str, at: int) -> int:
    """Where a record that cannot be read ends, so that its neighbours can.

    Brackets tell, unless a stray quotation mark hides some: a place where a
    whole readable record with an id follows comes first.

    Raises:
        ListError: ``truncated``, the record does not end.
    """
    end = _closing(text, at)
    stop = len(text) if end is None else end
    for number, match in enumerate(_NEXT_RECORD.finditer(text, at, stop)):
        if number == _TRIES:
            break
        try:
            value, _ = _DECODER.raw_decode(text, match.end())
        except (ValueError, RecursionError):
            continue  # inside a string, or broken as well: look on
        if isinstance(value, dict) and "content" in value:
            return match.start() + 1
    if end is not None and text[_skip(text, end) : _skip(text, end) + 1] in {",", "]"}:
        return end
    last = _LAST.search(text, max(at, len(text) - _TAIL))
    if last is not None:
        return last.end()
    raise ListError("truncated", "the list ends before its end")


def _closing(text: str, at: int) -> int | None:
    """The end of the bracket that opens at a place, strings left out."""
    depth = 0
    for piece in _PIECES.finditer(text, at):
        if piece[0] in {"{", "["}:
            depth += 1
        elif piece[0] in {"}", "]"}:
            depth -= 1
            if depth <= 0:
                return piece.end()
    return None
