"""A published file that was carried over from the last one holds what one built anew would hold."""

import json

import duckdb
import pytest

from warehouse import publish
from warehouse.manifest import MANIFEST, marts_name

TEXT = "In May 5 percent of mills closed."


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "published"


def add(house, make, key, body=b"body"):
    document = make.document(key, body=body)
    house.fetch(document)
    house.read(make.reading(document, f"{TEXT} {key}", "5 percent"))


def publish_as(house, folder, run_id, **rest):
    return publish.publish(house.con, folder, run_id, house.make.at(9), **rest).path


def manifest_of(path):
    return json.loads((path.parent / marts_name(path.name) / MANIFEST).read_text(encoding="utf-8"))


def was_carried(path):
    """Whether it has the measure of the padded first file; one built whole is its own measure."""
    manifest = manifest_of(path)
    return manifest["whole_bytes"] != manifest["bytes"]


def change(path, **values):
    """Change what the manifest of a published file says."""
    place = path.parent / marts_name(path.name) / MANIFEST
    place.write_text(json.dumps(manifest_of(path) | values), encoding="utf-8")


def content_of(path):
    with duckdb.connect(str(path), read_only=True) as con:
        names = con.execute(
            "SELECT schema_name || '.' || table_name FROM duckdb_tables()"
            " UNION ALL SELECT schema_name || '.' || view_name FROM duckdb_views() WHERE NOT internal"
        ).fetchall()
        return {
            name: sorted(con.execute(f"SELECT t::VARCHAR FROM {name} AS t").fetchall())
            for (name,) in names
            if name not in {"meta.publications", "meta.migrations"}
        }


@pytest.fixture
def published(house, make, folder):
    """Two articles, published; carried files show by the measure of this one."""
    add(house, make, "one")
    add(house, make, "two")
    path = publish_as(house, folder, "r1")
    assert not was_carried(path)
    change(path, whole_bytes=manifest_of(path)["bytes"] + 1)
    return path


def test_rows_that_came_went_and_changed(house, make, folder, published) -> None:
    add(house, make, "three")
    document = make.document("one", body=b"edited")
    house.fetch(document)
    house.read(make.reading(document, f"{TEXT} Edited.", "5 percent"))
    house.con.execute("DELETE FROM core.rejections")
    house.con.execute("UPDATE core.sources SET last_fetched_at = now()")
    carried = publish_as(house, folder, "r2")
    assert was_carried(carried)
    anew = publish_as(house, folder, "r3", force=True)
    assert not was_carried(anew)
    assert content_of(carried) == content_of(anew)
    assert content_of(carried) != content_of(published)


def test_rows_that_stand_twice_are_built_anew(house, folder, published) -> None:
    row = {"stage": "fetch", "code": "gone", "source_id": "paper"}
    house.plant({"core.rejections": [row]})
    first = publish_as(house, folder, "r2")
    assert was_carried(first)
    house.plant({"core.rejections": [row]})
    second = publish_as(house, folder, "r3")
    assert not was_carried(second)
    count = "SELECT count(*) FROM core.rejections WHERE code = 'gone'"
    with duckdb.connect(str(second), read_only=True) as con:
        assert con.execute(count).fetchone() == (2,)


@pytest.mark.parametrize(
    "values", [{"shape": "other"}, {"duckdb_version": "1.5.0"}, {"whole_bytes": 1}, {"bytes": 1}]
)
def test_what_is_no_base_is_built_anew(house, make, folder, published, values) -> None:
    change(published, **values)
    add(house, make, "three")
    assert not was_carried(publish_as(house, folder, "r2"))


def test_marts_that_tell_the_same_keep_their_parquet_file(house, folder, published) -> None:
    house.con.execute("UPDATE raw.documents SET etag = 'x'")
    marts = [
        path.parent / marts_name(path.name) for path in (published, publish_as(house, folder, "r2"))
    ]
    same = {path.name for path in marts[0].glob("*.parquet") if path.samefile(marts[1] / path.name)}
    assert {"claims.parquet", "figures.parquet", "origins.parquet"} <= same
    # they tell of documents and of runs
    assert not same & {"source_activity.parquet", "run_health.parquet"}
    told = [
        manifest_of(path)["marts"]["claims"] for path in (published, folder / "figures-r2.duckdb")
    ]
    assert told[0] == told[1]


def test_no_body_is_in_any_block_of_a_file(house, make, folder, published) -> None:
    add(house, make, "three", body=b"a body that nobody may find: 8c1f6e")
    (packed,) = house.rows("SELECT body FROM raw.documents ORDER BY body_size DESC LIMIT 1")[0]
    carried, anew = publish_as(house, folder, "r2"), publish_as(house, folder, "r3", force=True)
    assert was_carried(carried)
    for path in (carried, anew):
        content = path.read_bytes()
        assert b"8c1f6e" not in content
        assert packed not in content
