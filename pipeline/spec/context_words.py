"""The ``[context]`` part of a language file."""

from pipeline.spec.errors import Spec


class ContextWords(Spec):
    """Words that reading around numbers needs."""
