"""A language: one file of words, in two parts that two readers use.

``[quantity]`` holds what reading numbers needs (numerals, scales, qualifiers,
fractions, multiples, count nouns, what is not a claim), ``[context]`` what
reading around numbers needs (times, modality, attribution, reporting verbs,
direction of change, function words). Vocabulary first; a regular expression
only as a named fragment.
"""

from collections.abc import Mapping
from pathlib import Path

from pipeline.spec.context_words import ContextWords
from pipeline.spec.errors import Spec, SpecError, read_toml, validate
from pipeline.spec.quantity_words import QuantityWords


class Language(Spec):
    """One language file."""

    code: str
    name: str
    quantity: QuantityWords
    context: ContextWords


def load_languages(folder: Path) -> Mapping[str, Language]:
    """All languages of a folder by ISO 639-1 code, which is the file's stem.

    Raises:
        SpecError: the folder holds no language, or a file is wrong.
    """
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise SpecError(f"{folder}: no language files")
    return {
        path.stem: validate(Language, {**read_toml(path), "code": path.stem}, path)
        for path in paths
    }
