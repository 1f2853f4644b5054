"""Bytes -> characters: what the bytes themselves say outranks what is said about them.

Order of evidence: a byte order mark, UTF-8 that is valid, the header's
charset, the page's own, and last a guess. Labels are those of the WHATWG
Encoding Standard (encoding.spec.whatwg.org), so a codec that only Python
knows is no charset.
"""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from bs4.dammit import UnicodeDammit

from pipeline.clean.refusal import Refusal
from pipeline.spec.cleaning import default_cleaning

_MARKS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_META_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_HEAD_BYTES = 4096
_SAMPLE_BYTES = 65_536
_WIDE_SHARE = 0.3
"""Every other byte zero: more than this share of zeros on one side means UTF-16."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_CONTROL_SHARE = 0.005
_WITHOUT_ASCII = dict.fromkeys(range(0x80))
_HIGH_RUN = re.compile(r"[^\x00-\x7f]+")
_SURE_LEADS = frozenset("ÂÃâ")
_SURE_RUNS = 3


def decode(body: bytes, content_type: str | None = None) -> str:
    """The characters of a body; ``content_type`` is the header as received.

    Raises:
        Refusal: ``undecodable`` where the bytes are no text.
    """
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return _checked(body[len(mark) :].decode(codec, "replace"))
    wide = _wide_codec(body)
    if wide is not None:
        return _checked(body.decode(wide, "replace"))
    declared = _declared(body, content_type)
    if b"\x1b" in body and "iso2022_jp" in declared:
        return _checked(body.decode("iso2022_jp", "replace"))
    text = _strict(body, "utf-8")
    if text is None and _is_nearly_utf8(body):
        text = body.decode("utf-8", "replace")
    if text is None:
        text = next((t for codec in declared if (t := _declared_text(body, codec))), None)
    if text is None:
        text = _guessed(body)
    return repair(_checked(text))


def repair(text: str) -> str:
    """UTF-8 that was once read as windows-1252 and written again, set right where it is certain.

    Certain means: every run of other than ASCII characters reads as UTF-8, and
    there are several of them or one begins as only such damage does.
    """
    runs = _HIGH_RUN.findall(text)
    if not runs:
        return text
    mended: dict[str, str] = {}
    for run in set(runs):
        better = _read_again(run)
        if better is None:
            return text
        mended[run] = better
    if len(runs) < _SURE_RUNS and not any(run[0] in _SURE_LEADS for run in runs):
        return text
    return _HIGH_RUN.sub(lambda match: mended[match.group()], text)


def _read_again(run: str) -> str | None:
    """The run's bytes in windows-1252 (its five holes as in latin-1), read as UTF-8."""
    octets = bytearray()
    for character in run:
        code = _strict_bytes(character)
        if code is None:
            return None
        octets += code
    return _strict(bytes(octets), "utf-8")


def _strict_bytes(character: str) -> bytes | None:
    for codec in ("cp1252", "latin-1"):
        try:
            return character.encode(codec)
        except UnicodeEncodeError:
            continue
    return None


def _strict(body: bytes, codec: str) -> str | None:
    try:
        return body.decode(codec)
    except UnicodeDecodeError:
        return None


def _declared_text(body: bytes, codec: str) -> str | None:
    """The body in a declared codec; five bytes that windows-1252 leaves open do not speak against it."""
    return body.decode(codec, "replace") if codec == "cp1252" else _strict(body, codec)


def _declared(body: bytes, content_type: str | None) -> list[str]:
    """Codecs that header and page name, in this order; unknown labels name none."""
    charsets = default_cleaning().charsets
    labels = _HEADER_CHARSET.findall(content_type or "")[:1]
    labels += [label.decode("ascii") for label in _META_CHARSET.findall(body[:_HEAD_BYTES])[:1]]
    codecs = [charsets[label.lower()] for label in labels if label.lower() in charsets]
    # A page that can be read far enough to find its charset is not in UTF-16.
    return [codec for codec in codecs if not codec.startswith("utf-16")]


def _wide_codec(body: bytes) -> str | None:
    sample = body[:_HEAD_BYTES]
    if len(sample) < len(BOM_UTF16_LE) or b"\x00" not in sample:
        return None
    even, odd = sample[0::2], sample[1::2]
    if odd.count(0) > _WIDE_SHARE * len(odd) and even.count(0) < odd.count(0) / 4:
        return "utf-16-le"
    if even.count(0) > _WIDE_SHARE * len(even) and odd.count(0) < even.count(0) / 4:
        return "utf-16-be"
    return None


def _is_nearly_utf8(body: bytes) -> bool:
    """Whether at least as many sequences are whole as broken: other charsets hardly ever give one."""
    high = body.decode("utf-8", "replace").translate(_WITHOUT_ASCII)
    broken = high.count("�")
    return broken <= len(high) - broken


def _guessed(body: bytes) -> str:
    guess = UnicodeDammit(body[:_SAMPLE_BYTES]).original_encoding
    codec = default_cleaning().charsets.get((guess or "").replace("_", "-").lower(), "cp1252")
    return body.decode(codec, "replace")


def _checked(text: str) -> str:
    """The text, unless it is binary data.

    Raises:
        Refusal: ``undecodable``.
    """
    sample = text[:_SAMPLE_BYTES]
    if len(_CONTROL.findall(sample)) > _CONTROL_SHARE * len(sample) + 1:
        raise Refusal("undecodable", "control characters: the bytes are no text")
    return text
