"""The language of a text, decided on the text itself; what is said about it helps only where it is short."""

import re
from dataclasses import dataclass
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from pipeline.spec.cleaning import default_cleaning

UNDETERMINED = "und"
"""ISO 639-2 for a text whose language cannot be told."""
_SUBTAG = re.compile(r"\s*([a-zA-Z]{2,3})(?:[-_][\w-]*)?\s*$")
_NOT_WORDS = re.compile(r"https?://\S+|[\W\d_]+")
_WIDE = re.compile(r"[^\x00-\u2e7f]")
"""CJK and what lies beyond."""
_ALIASES = {"nb": "no", "nn": "no", "iw": "he", "in": "id"}
_SURE = 0.9
_LIKELY = 0.5
_TEXT, _METADATA = "text", "metadata of a short text"


@dataclass(frozen=True, slots=True)
class Decision:
    """A language as ISO 639-1 code, ``und`` where it cannot be told, and what told it."""

    code: str
    evidence: str


def decide_language(text: str, hint: str | None = None) -> Decision:
    """The language of the text; ``hint`` is what metadata say."""
    rules = default_cleaning().languages
    words = _NOT_WORDS.sub(" ", text[: rules.max_characters]).strip()
    fallback = normal_code(hint) or UNDETERMINED
    letters = len(words.replace(" ", ""))
    if letters == 0:
        return Decision(fallback, _METADATA if hint else _TEXT)
    wide = 0 if words.isascii() else len(_WIDE.findall(words))
    told, probability = _by_statistics(words, letters + 3 * wide)
    if probability < _SURE and fallback in rules.known:
        return Decision(fallback, _METADATA)
    return Decision(told if probability >= _LIKELY else _by_words(words, told), _TEXT)


def _by_statistics(words: str, letters: int) -> tuple[str, float]:
    """The likeliest language, and how likely it is: not at all where there is too little to tell."""
    if letters < default_cleaning().languages.min_letters:
        return UNDETERMINED, 0.0
    code, probability = _identifier().classify(words)
    return str(code), float(probability)


def _by_words(words: str, told: str) -> str:
    """The language most of whose frequent words occur; of several, the one that statistics ``told``."""
    tokens = words.casefold().split()
    counts = {
        code: sum(1 for token in tokens if token in frequent)
        for code, frequent in default_cleaning().languages.words.items()
    }
    most = max(counts.values())
    leading = [code for code, count in counts.items() if count == most]
    if not most:
        return UNDETERMINED
    return leading[0] if len(leading) == 1 else told if told in leading else UNDETERMINED


def normal_code(tag: str | None) -> str | None:
    """The language of a tag such as ``de-AT`` or ``en_US``; ``None`` where it is no tag."""
    match = _SUBTAG.match(tag or "")
    if match is None:
        return None
    code = match.group(1).lower()
    return _ALIASES.get(code, code)


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(default_cleaning().languages.known))
    return identifier
