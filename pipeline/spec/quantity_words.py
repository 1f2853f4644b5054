"""The ``[quantity]`` part of a language file."""

from pipeline.spec.errors import Spec


class SentenceWords(Spec):
    """What a point ends, and what it does not; words in lower case, without their last point."""

    abbreviations: tuple[str, ...] = ()
    """Never the last word of a sentence ("Mr", "ca")."""
    closing_abbreviations: tuple[str, ...] = ()
    """The last word only if a starter follows ("Inc", "Mrd")."""
    starters: tuple[str, ...] = ()
    """Words that, in capitals, mostly open a sentence."""
    ordinal_point: bool = False
    """Whether "6." says "sixth"."""
    elisions: tuple[str, ...] = ()
    """Forms that lose their end before an apostrophe ("l", "dell")."""


class QuantityWords(Spec):
    """Words that reading numbers needs."""

    sentences: SentenceWords = SentenceWords()
