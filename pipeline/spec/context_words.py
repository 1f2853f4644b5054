"""The ``[context]`` part of a language file."""

from collections.abc import Mapping

from pipeline.spec.errors import Spec


class TimeWords(Spec):
    """Words and phrases that tell a time; months and weekdays come from CLDR."""

    months: Mapping[str, int] = {}
    """Forms of month names that CLDR lacks ("Sept"), as they are written."""
    numbers: Mapping[str, int] = {}
    """Small numbers in words, for "the first three months"."""
    ordinals: Mapping[str, int] = {}
    """"first" to "fourth", in all their forms."""
    before_year: tuple[str, ...] = ()
    """Words after which a number of four digits is a year ("in", "since")."""
    not_after_year: tuple[str, ...] = ()
    """Words before which a bare number of four digits is an amount ("euro", "million")."""
    phrases: Mapping[str, tuple[str, ...]] = {}
    """Forms (see ``pipeline.extract.phrases``) by the name of the algorithm that resolves them."""


class ContextWords(Spec):
    """Words that reading around numbers needs."""

    times: TimeWords = TimeWords()
