"""The whole way on the sample set, as a newcomer starts it, against what expected.toml plants."""

import os
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import duckdb
import pytest

from flows.sample.sites import SITES

_HERE = Path(__file__).parent
_PROJECT = _HERE.parents[1]
_EXPECTED = tomllib.loads((SITES.parent / "expected.toml").read_text(encoding="utf-8"))
_DOCUMENTS = _EXPECTED["documents"]
_OWED = tomllib.loads((_HERE.parent / "cases/flows/sample_owed.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class _Claim:
    id: str
    source: str
    url: str
    surface: str
    start: int
    end: int
    sentence: str
    unit: str
    conversion_of: str | None
    figure: str | None
    figure_conversion_of: str | None
    statement: str | None
    reading: str


class _Published:
    """What the published file holds, by document of expected.toml."""

    def __init__(self, con):
        def rows(name):
            return con.execute(
                (_HERE / f"sample_{name}.sql").read_text(encoding="utf-8")
            ).fetchall()

        self.claims = [_Claim(*row) for row in rows("claims")]
        self.conflicts = {}
        for left, right, kind in rows("conflicts"):
            self.conflicts.setdefault((left, right), set()).add(kind)
        self.articles = rows("articles")

    def is_of(self, source, url, document):
        wanted = _DOCUMENTS[document]
        return source == wanted["source"] and url.rstrip("/").endswith(
            wanted["article"].rstrip("/")
        )

    def text(self, document):
        found = [row[-1] for row in self.articles if self.is_of(row[0], row[1], document)]
        assert len(found) == 1, f"{len(found)} articles of {document}"
        return found[0]

    def on(self, document, surface):
        """Claims that overlap a place where the document has the surface."""
        places = [
            found.span()
            for found in re.finditer(
                rf"(?<![\w.,]){re.escape(surface)}(?!\w|[.,]\d)", self.text(document)
            )
        ]
        return [
            claim
            for claim in self.claims
            if self.is_of(claim.source, claim.url, document)
            and any(claim.start < end and start < claim.end for start, end in places)
        ]

    def claim(self, statement):
        found = [
            claim
            for claim in self.on(statement["document"], statement["surface"])
            if statement.get("near", "") in claim.sentence
        ]
        assert len(found) == 1, f"{len(found)} claims on {statement}: {found}"
        return found[0]


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    data = tmp_path_factory.mktemp("sample") / "data"
    command = [Path(sys.executable).with_name("figurehouse")]
    command += ["--config", _PROJECT / "config", "--sources", _PROJECT / "config/sources"]
    command += ["--data", data, "run", "--direct"]
    ended = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
        env={name: value for name, value in os.environ.items() if "FIGUREHOUSE" not in name},
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    with duckdb.connect(data / "published" / "current.duckdb", read_only=True) as con:
        return _Published(con)


def _case(kind, name, *values):
    """A case by its name, marked where sample_owed.toml still owes it."""
    reason = _OWED[kind].get(name)
    mark = pytest.mark.xfail(strict=True, raises=AssertionError, reason=f"owed: {reason}")
    return pytest.param(*values, id=name, marks=mark if reason else ())


_CASES = {
    "dates": [_case("dates", name, name) for name in _DOCUMENTS],
    "joins": [_case("joins", entry["name"], entry) for entry in _EXPECTED["joins"]],
    "apart": [_case("apart", entry["name"], entry) for entry in _EXPECTED["apart"]],
    "conversions": [
        _case("conversions", entry["converted"], entry) for entry in _EXPECTED["conversions"]
    ],
    "decoys": [
        _case("decoys", f"{document}: {surface}", document, surface)
        for document, surfaces in _EXPECTED["decoys"].items()
        for surface in surfaces
    ],
}


def test_nothing_is_owed_that_nobody_asks_for():
    for kind, cases in _CASES.items():
        assert set(_OWED[kind]) <= {case.id for case in cases}


def test_every_document_is_one_article_with_claims(published):
    for name in _DOCUMENTS:
        assert published.text(name)
        assert any(published.is_of(claim.source, claim.url, name) for claim in published.claims)
    assert len(published.articles) == len(_DOCUMENTS)


@pytest.mark.parametrize("document", _CASES["dates"])
def test_every_article_is_dated(published, document):
    dates = [row[4] for row in published.articles if published.is_of(row[0], row[1], document)]
    assert [at and at.year for at in dates] == [2025]


def test_there_is_enough_to_see(published):
    assert len(published.claims) >= 250
    # conflicts that nobody planted are no sight to see, so only planted ones count
    shown = [pair for pair in _EXPECTED["apart"] if _is_shown(published, pair)]
    assert len(shown) >= _OWED["floors"]["conflicts_shown"]


def test_most_pairs_of_statements_that_belong_together_are_together(published):
    together = []
    for join in _EXPECTED["joins"]:
        figures = [
            {claim.figure for claim in published.on(statement["document"], statement["surface"])}
            for statement in join["statements"]
        ]
        together += [bool(left & right) for left, right in combinations(figures, 2)]
    share = Decimal(sum(together)) / len(together)
    assert share >= Decimal(_OWED["floors"]["pairs_together"]), f"{share:.3f} of {len(together)}"


@pytest.mark.parametrize("join", _CASES["joins"])
def test_statements_of_one_figure_are_one_figure(published, join):
    found = [published.claim(statement) for statement in join["statements"]]
    if "unit" in join:
        assert {claim.unit for claim in found} == {join["unit"]}
    assert None not in {claim.figure for claim in found}
    assert len({claim.figure for claim in found}) == 1, "\n".join(
        f"{claim.figure} {claim.source} {claim.surface!r}: {claim.reading}" for claim in found
    )


@pytest.mark.parametrize("pair", _CASES["apart"])
def test_what_only_looks_alike_stays_apart_and_what_disagrees_is_a_conflict(published, pair):
    left, right = (published.claim(statement) for statement in pair["statements"])
    assert left.figure != right.figure
    if pair["conflicts"]:
        assert _is_shown(published, pair), f"{left.reading}\n{right.reading}"


def _is_shown(published, pair):
    left, right = (published.claim(statement).figure for statement in pair["statements"])
    return bool(published.conflicts.get((left, right), set()) & set(pair["conflicts"]))


@pytest.mark.parametrize("conversion", _CASES["conversions"])
def test_a_converted_amount_is_linked_to_what_it_converts(published, conversion):
    amount, converted = (
        published.claim({"document": conversion["document"], "surface": conversion[key]})
        for key in ("amount", "converted")
    )
    assert converted.conversion_of == amount.id
    assert converted.figure != amount.figure
    assert converted.figure_conversion_of == amount.figure


@pytest.mark.parametrize(("document", "surface"), _CASES["decoys"])
def test_decoys_are_no_claims(published, document, surface):
    assert published.on(document, surface) == []
