"""Tables without their checks: the same fields, as plain attributes."""

from functools import cache
from typing import Any, cast

from pydantic import BaseModel

from pipeline.spec.errors import SpecModel


def plain(table: SpecModel) -> SpecModel:
    """The same fields under the same names, for those who read them at every word or number.

    pydantic looks for each attribute in several places, which takes some ten times as long. Tables
    within the table are plain too; what is checked or compared stays with the table itself.
    """
    copy = _class_of(type(table))()
    for name in type(table).model_fields:
        value = getattr(table, name)
        setattr(copy, name, plain(value) if isinstance(value, BaseModel) else value)
    return cast("SpecModel", copy)


@cache
def _class_of(kind: type[BaseModel]) -> Any:
    return type(kind.__name__, (), {"__slots__": tuple(kind.model_fields), "__doc__": kind.__doc__})
