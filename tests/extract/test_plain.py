"""Plain tables: the same fields as the tables that were checked."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from pipeline.spec.plain import plain
from pipeline.spec.rules import load_rules

RULES = load_rules(Path(__file__).resolve().parents[2] / "config")


def same(one: object, table: object) -> bool:
    if not isinstance(table, BaseModel):
        return one is table
    fields = type(table).model_fields
    return all(same(getattr(one, name), getattr(table, name)) for name in fields)


@pytest.mark.parametrize("language", sorted(RULES.languages))
def test_a_plain_table_has_what_the_table_has(language) -> None:
    words = RULES.languages[language].quantity
    copy = plain(words)
    assert not isinstance(copy, BaseModel)
    assert not isinstance(copy.numerals, BaseModel)
    assert same(copy, words)


def test_a_plain_table_has_nothing_else() -> None:
    concept = plain(next(iter(RULES.metrics.concepts.values())))
    with pytest.raises(AttributeError):
        _ = concept.no_such_field
    with pytest.raises(AttributeError):
        concept.no_such_field = 1
