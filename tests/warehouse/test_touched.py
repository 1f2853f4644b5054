"""Marts of which only the touched rows were made anew tell what their queries tell of everything."""

import duckdb
import pytest

from tests.bench.filled import AT, open_filled
from warehouse import building, parquet, touched
from warehouse.building import build
from warehouse.carrying import Base
from warehouse.fingerprints import state_of
from warehouse.manifest import write_manifest
from warehouse.mart import load_marts
from warehouse.rowgroups import RowGroups

FEW = "hash({key}) % 300 = 1"
CARRIED = {"claims", "figure_timeline", "figures", "origins"}
# DuckDB 2 says of a column without NULL that it can hold none; row groups of marts in which that
# changed are not joined, and their files are written anew
IS_DUCKDB_2 = duckdb.__version__.startswith("2.")
CHANGES = {
    "claims change": "UPDATE core.claims SET value = 7, unit = 'EUR', attribution = 'X' WHERE {claim}",
    "claims are superseded": "UPDATE core.claims SET superseded_at = now() WHERE {claim}",
    "claims go": "DELETE FROM core.claims WHERE {claim}",
    "claims come": "INSERT INTO core.claims BY NAME SELECT * REPLACE ('n' || claim_id AS claim_id)"
    " FROM core.claims WHERE {article}",
    "claims move to another figure": "UPDATE core.figure_claims SET figure_id ="
    " (SELECT max(figure_id) FROM core.figures) WHERE {claim}",
    "claims leave their figure": "DELETE FROM core.figure_claims WHERE {claim}",
    "origins are forgotten": "UPDATE core.figure_claims SET origin = NULL, score = 0 WHERE {figure}",
    "articles change": "UPDATE core.articles SET title = 'T', published_at = '2025-03-05' WHERE {article}",
    "articles are superseded": "UPDATE core.articles SET superseded_at = now() WHERE {article}",
    "stories change": "UPDATE core.stories SET story_id = 's' WHERE {article}",
    "a source is renamed": "UPDATE core.sources SET title = 'N' WHERE source_id = 'paper-7'",
    "a source goes": "DELETE FROM core.sources WHERE source_id = 'paper-8'",
    "figures change": "UPDATE core.figures SET statement = 'S', unit = 'USD' WHERE {figure}",
    "figures are retired": "UPDATE core.figures SET retired_at = now() WHERE {figure}",
    "measures change": "UPDATE core.measures SET status = 'revised', latest_figure_id = 'f' WHERE {measure}",
    "measures go": "DELETE FROM core.measures WHERE {measure}",
    "conflicts go": "DELETE FROM core.conflicts WHERE hash(left_figure_id) % 4 = 1",
    "rates change": "UPDATE core.rates SET usd = usd * 2 WHERE day = '2024-11-04'",
    "rates go": "DELETE FROM core.rates WHERE day = '2024-11-05'",
}


def batched(changes, count):
    """Some changes at a time: enough of them that one does not hide what another one needs."""
    names = list(changes)
    return [names[start : start + count] for start in range(0, len(names), count)]


@pytest.fixture(scope="module")
def con(tmp_path_factory):
    with open_filled(tmp_path_factory.mktemp("touched"), 4500) as filled:
        filled.execute("DELETE FROM core.rates WHERE day NOT BETWEEN '2024-11-01' AND '2025-03-31'")
        yield filled


@pytest.fixture
def small_groups(monkeypatch):
    """Row groups of a size that some of them stay as they are."""
    options = parquet.OPTIONS.replace("40960", "2048")
    for module in (parquet, touched):
        monkeypatch.setattr(module, "OPTIONS", options)
    monkeypatch.setattr(touched, "_FEWEST_ROWS", 1000)


def build_next(con, folder, name, base):
    """Build a file as ``name``, whatever its checks say; it as the base of the next."""
    file, marts = folder / f"{name}.duckdb", folder / name
    publication = (name, file.name, AT, state_of(con))
    built = build(con, file, marts, publication, base)
    write_manifest(marts, file, publication, built.checks, built)
    return Base.of(file, marts, publication[3])


def differing(base):
    """Marts whose rows, or whose Parquet file, are not what their query tells of the file's tables."""
    wrong = []
    with duckdb.connect(str(base.file), read_only=True) as con:
        con.execute("SET TimeZone = 'UTC'")
        for mart in load_marts():
            path = parquet.parquet_path(base.marts, mart.name)
            told = {
                con.execute(f"SELECT count(*), sum(hash(t)::HUGEINT) FROM ({side}) AS t").fetchone()
                for side in (mart.query, f"FROM mart.{mart.name}", f"FROM '{path}'")
            }
            if len(told) > 1 or {rows for rows, _ in told} != {base.rows[mart.name]}:
                wrong.append(mart.name)
    return wrong


def test_whatever_changes_marts_tell_what_their_queries_tell(
    con, tmp_path, small_groups, monkeypatch
):
    base = build_next(con, tmp_path, "first", None)
    whole = []
    write = building.write_mart
    monkeypatch.setattr(
        building,
        "write_mart",
        lambda built, mart, path: whole.append(mart.name) or write(built, mart, path),
    )
    for number, changes in enumerate(batched(CHANGES, 2)):
        for change in changes:
            few = {
                key: FEW.format(key=f"{key}_id || '{change}'")
                for key in ("claim", "article", "figure", "measure")
            }
            con.execute(CHANGES[change].format(**few))
        base = build_next(con, tmp_path, f"file-{number}", base)
        assert differing(base) == [], changes
        assert IS_DUCKDB_2 or not set(whole) & CARRIED, changes


def test_row_groups_without_a_row_that_differs_are_taken_over(con, tmp_path, small_groups):
    base = build_next(con, tmp_path, "one", None)
    con.execute(
        "INSERT INTO core.claims BY NAME SELECT * REPLACE ('m' || claim_id AS claim_id)"
        " FROM core.claims WHERE superseded_at IS NULL LIMIT 5"
    )
    following = build_next(con, tmp_path, "two", base)
    groups = [
        RowGroups.of(parquet.parquet_path(each.marts, "claims")) for each in (base, following)
    ]
    full = [rows for rows in groups[0].rows if rows >= 1000]
    assert full
    assert groups[1].rows[: len(full)] == full
    content = [each.path.read_bytes() for each in groups]
    assert content[0][4:10_000] == content[1][4:10_000]


def test_where_too_much_changed_marts_are_made_anew(con, tmp_path, small_groups, monkeypatch):
    base = build_next(con, tmp_path, "one", None)
    con.execute("UPDATE core.claims SET metric = metric || 's'")
    monkeypatch.setattr(building, "carry_mart", None)
    base = build_next(con, tmp_path, "two", base)
    assert differing(base) == []
