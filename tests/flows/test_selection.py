"""Which sources a run visits."""

from pathlib import Path

import pytest

from flows.errors import FigurehouseError
from flows.selection import Selection, needs_sample_sites, select
from pipeline.spec.source import Source

FOLDER = Path("config/sources")


def source(source_id: str, source_set: str, **fields) -> Source:
    fields = {"kind": "feed", "url": "http://news.test/feed", **fields}
    return Source(id=source_id, title=source_id, set=source_set, **fields)


SOURCES = {
    each.id: each
    for each in (source("alpha", "sample"), source("beta", "live"), source("gamma", "sample"))
}


@pytest.mark.parametrize(
    ("asked", "chosen"),
    [
        ({}, ["alpha", "gamma"]),
        ({"source_set": "live"}, ["beta"]),
        ({"source_set": "all"}, ["alpha", "beta", "gamma"]),
        ({"source_ids": ("beta",)}, ["beta"]),
        ({"source_ids": ("gamma", "alpha", "gamma")}, ["alpha", "gamma"]),
        ({"source_ids": ("alpha",), "source_set": "live"}, ["alpha", "beta"]),
    ],
)
def test_selection(asked, chosen) -> None:
    assert [each.id for each in select(SOURCES, Selection(**asked), FOLDER)] == chosen


def test_an_unknown_source_is_told_with_those_near_it() -> None:
    with pytest.raises(FigurehouseError, match=r"config/sources/alfa\.toml") as error:
        select(SOURCES, Selection(source_ids=("alfa",)), FOLDER)
    assert "alpha" in error.value.remedy


def test_an_empty_set_is_told_with_what_there_is() -> None:
    with pytest.raises(FigurehouseError, match="no source of the set live") as error:
        select({"alpha": SOURCES["alpha"]}, Selection(source_set="live"), FOLDER)
    assert "alpha" in error.value.remedy


def test_sample_sites_are_for_sample_sources_on_the_web_only() -> None:
    files = source("delta", "sample", kind="files", url=None, path="texts")
    assert needs_sample_sites((SOURCES["alpha"], files))
    assert not needs_sample_sites((SOURCES["beta"], files))
