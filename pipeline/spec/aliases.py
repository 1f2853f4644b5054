"""Aliases: when two names seem to be one, in the section ``aliases`` of matching."""

from pydantic import Field

from pipeline.spec.errors import Spec


class AliasRules(Spec):
    """When two names seem to be one, so that a person is asked."""

    legal_forms: frozenset[str]
    """Words at the end of a company's name that only say what kind of company it is, folded."""
    small_words: frozenset[str]
    """Words that give no letter to an acronym, folded."""
    alike: float = Field(gt=0, le=1)
    """Likeness of letters."""
    shortest: int = Field(ge=1)
    """Names of fewer letters are not compared letter by letter."""
    figures: int = Field(ge=1)
    """So many figures that are told of both, in texts of other languages."""
    joining_words: frozenset[str]
    """Words between the members of a group, which is no name."""
    block_cap: int = Field(ge=2)
    """Names that more others meet under one key are not compared there."""
