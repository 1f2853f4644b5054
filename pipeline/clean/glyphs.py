"""Characters that a reader does not see as such: one form for each kind of space, and nothing invisible."""

import re

_GONE = re.compile(
    # soft hyphen, zero-width space, word joiner, byte order mark, direction marks, controls,
    # lone surrogates and noncharacters
    "[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c"
    "\x00-\x08\x0e-\x1f\x7f\u0080-\u0084\u0086-\u009f\ud800-\udfff\ufffe\uffff]"
)
_JOINERS = re.compile("(?<=[\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?=[\x00-\u024f])")
_SPACES = re.compile("[ \t\n\r\f\v\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_UNSAFE = re.compile("[\x00\ud800-\udfff]")


def plain(text: str) -> str:
    """The text without invisible characters, every run of white space as one blank."""
    return _SPACES.sub(" ", _JOINERS.sub("", _GONE.sub("", text)))


def safe(text: str) -> str:
    """The text with NUL and lone surrogates as U+FFFD, so that it can be stored; length unchanged."""
    return _UNSAFE.sub("\ufffd", text)
