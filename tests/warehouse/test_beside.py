"""What lies beside a published file, and readers that never see half of anything."""

import json
import os
import subprocess
import sys

import duckdb
import pytest

from warehouse import migrate, publish
from warehouse.manifest import MANIFEST
from warehouse.mart import load_marts
from warehouse.publish import CURRENT, CURRENT_MARTS, PublishRefused

TEXT = "In May 5 percent of mills closed."
PUBLISHES = int(os.environ.get("FIGUREHOUSE_TEST_PUBLISHES", "10"))

READER = """
import json, sys, time
from pathlib import Path
from warehouse import connect
folder, stop = Path(sys.argv[1]), Path(sys.argv[2])
seen = set()
while not stop.exists():
    with connect.open_reader(folder / "current.duckdb") as con:
        file, claims, shown, articles = con.execute(
            "SELECT (SELECT max(file) FROM meta.publications), (SELECT count(*) FROM core.claims),"
            " (SELECT count(*) FROM mart.claims), (SELECT count(*) FROM core.articles)"
        ).fetchone()
    number = int(file.removeprefix("figures-r").removesuffix(".duckdb"))
    assert claims == shown == articles == number - 100, (file, claims, shown, articles)
    marts = (folder / "marts").resolve(strict=True)
    manifest = json.loads((marts / "manifest.json").read_text())
    assert manifest["marts"]["claims"]["rows"] == int(manifest["run_id"][1:]) - 100
    assert (marts / "claims.parquet").stat().st_size == manifest["marts"]["claims"]["bytes"]
    seen.add(number)
print(len(seen))
"""


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "published"


def add(house, make, key):
    document = make.document(key, body=key.encode())
    house.fetch(document)
    house.read(make.reading(document, f"{TEXT} {key}", "5 percent"))


def publish_as(house, folder, run_id, **rest):
    return publish.publish(house.con, folder, run_id, house.make.at(9), **rest)


def test_the_manifest_says_what_was_published(house, make, folder) -> None:
    add(house, make, "one")
    path = publish_as(house, folder, "r1").path
    marts = folder / CURRENT_MARTS
    manifest = json.loads((marts / MANIFEST).read_text(encoding="utf-8"))
    assert manifest["run_id"] == "r1"
    assert manifest["file"] == "figures-r1.duckdb"
    assert manifest["bytes"] == path.stat().st_size
    assert manifest["schema_version"] == migrate.read_migrations()[-1].name
    assert {"name": "mart.claims", "violations": 0} in manifest["checks"]
    assert len(manifest["checks"]) > len(load_marts())
    assert manifest["marts"].keys() == {mart.name for mart in load_marts()}
    with duckdb.connect(str(path), read_only=True) as con:
        for name, mart in manifest["marts"].items():
            assert (marts / mart["file"]).stat().st_size == mart["bytes"]
            kinds = [
                [row[:2] for row in con.execute(f"DESCRIBE FROM {place}").fetchall()]
                for place in (f"mart.{name}", f"'{marts}/{mart['file']}'")
            ]
            assert kinds[0] == kinds[1]
            both = f"(SELECT count(*) FROM '{marts}/{mart['file']}'), (SELECT count(*) FROM mart.{name})"
            assert con.execute(f"SELECT {both}").fetchone() == (mart["rows"], mart["rows"])


def test_marts_go_with_their_file(house, make, folder) -> None:
    for number in range(4):
        add(house, make, str(number))
        publish_as(house, folder, f"r{number}", keep=2)
    assert sorted(path.name for path in folder.iterdir()) == [
        CURRENT, "figures-r2.duckdb", "figures-r3.duckdb", "marts", "marts-r2", "marts-r3",
    ]  # fmt: skip
    assert (folder / CURRENT_MARTS).resolve().name == "marts-r3"


@pytest.mark.parametrize("damage", ["parquet", "manifest", "link"])
def test_what_is_damaged_beside_a_file_is_made_again(house, make, folder, damage) -> None:
    add(house, make, "one")
    publish_as(house, folder, "r1")
    if damage == "parquet":
        (folder / "marts-r1/claims.parquet").write_bytes(b"half")
    elif damage == "manifest":
        (folder / "marts-r1" / MANIFEST).unlink()
    else:
        (folder / CURRENT_MARTS).unlink()
    again = publish_as(house, folder, "r2")
    assert again.is_new is (damage != "link")
    marts = (folder / CURRENT_MARTS).resolve()
    assert marts.name == ("marts-r1" if damage == "link" else "marts-r2")
    assert (marts / MANIFEST).is_file()


def test_marts_without_a_file_and_half_made_ones_are_removed(house, make, folder) -> None:
    for name in ("marts-r0", ".passing-marts-r9"):
        (folder / name).mkdir(parents=True)
        (folder / name / "claims.parquet").write_bytes(b"half")
    add(house, make, "one")
    publish_as(house, folder, "r1")
    assert sorted(path.name for path in folder.glob("*marts*")) == ["marts", "marts-r1"]


def test_a_refused_publication_leaves_nothing_beside(house, make, folder) -> None:
    add(house, make, "one")
    publish_as(house, folder, "r1")
    house.con.execute("UPDATE core.claims SET span_start = span_start + 1")
    with pytest.raises(PublishRefused):
        publish_as(house, folder, "r2")
    assert sorted(path.name for path in folder.glob("*marts*")) == ["marts", "marts-r1"]


def test_readers_see_whole_states_through_many_publishes(house, make, folder, tmp_path) -> None:
    add(house, make, "0")
    publish_as(house, folder, "r101")
    stop = tmp_path / "stop"
    command = [sys.executable, "-c", READER, str(folder), str(stop)]
    reader = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        for number in range(1, PUBLISHES):
            add(house, make, str(number))
            publish_as(house, folder, f"r{101 + number}")
            assert reader.poll() is None, reader.communicate()[1]
    finally:
        stop.touch()
        said, problems = reader.communicate(timeout=60)
    assert reader.returncode == 0, problems
    assert int(said) > 1
