"""The ``[quantity]`` part of a language file."""

from pipeline.spec.errors import Spec


class QuantityWords(Spec):
    """Words that reading numbers needs."""
