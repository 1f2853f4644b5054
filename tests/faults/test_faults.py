"""What a run makes of misbehaving sites: fetched by the stage that runs use, into a real warehouse."""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest
from fault_site import NETWORK, FaultSites

from flows.report import RunReport, SourceReport
from flows.selection import Selection
from flows.settings import PROJECT, load_settings
from flows.work import run_direct

HERE = Path(__file__).parent
FAULTS: dict[str, dict[str, Any]] = {
    fault["name"]: fault
    for path in sorted((HERE / "cases").glob("*.toml"))
    for fault in tomllib.loads(path.read_text(encoding="utf-8"))["fault"]
}
AGAIN = {name: fault for name, fault in FAULTS.items() if "want_again" in fault}
PATHS = {"feed": "/feed", "sitemap": "/sitemap.xml"}


@dataclass(frozen=True)
class Seen:
    """What became of one source in one run."""

    part: SourceReport
    documents: int
    codes: list[str]
    withdrawn: int
    records: int
    requests: list[str]


def write_source(folder: Path, sites: FaultSites, number: int, name: str) -> None:
    fault = FAULTS[name]
    fetch = {
        "delay_seconds": 0, "retries": 0, "total_seconds": 20, "max_bytes": 200_000,
        "max_wait_seconds": 1, "allow_addresses": [NETWORK], **fault.get("fetch", {}),
    }  # fmt: skip
    keys: dict[str, Any] = {"title": name, "kind": fault["kind"]}
    keys["url"] = sites.url(name, fault.get("path", PATHS.get(fault["kind"], "/")))
    keys["url"] = keys["url"].replace("://", f"://{fault.get('credentials', '')}")
    keys |= {key: fault[key] for key in ("links",) if key in fault}
    if "urls" in fault:
        keys["urls"] = [sites.url(name, path) for path in fault["urls"]]
    lines = [f"{key} = {json.dumps(value)}" for key, value in keys.items()]
    lines += ["[fetch]", *(f"{key} = {json.dumps(value)}" for key, value in fetch.items())]
    (folder / f"fault-{number}.toml").write_text("\n".join(lines), encoding="utf-8")


def seen_in(report: RunReport, data: Path, sites: FaultSites, names: list[str]) -> dict[str, Seen]:
    found = {}
    with duckdb.connect(str(data / "warehouse.duckdb"), read_only=True) as con:
        for name in names:
            source_id = f"fault-{list(FAULTS).index(name)}"
            count = "SELECT count(*) FROM {} WHERE source_id = ?"
            documents = con.execute(count.format("raw.documents"), [source_id]).fetchall()
            withdrawn = "core.records WHERE withdrawn_at IS NOT NULL AND source_id = ?"
            gone = con.execute(f"SELECT count(*) FROM {withdrawn}", [source_id]).fetchall()
            records = con.execute(count.format("core.records"), [source_id]).fetchall()
            codes = con.execute(
                "SELECT DISTINCT code FROM core.rejections WHERE source_id = ? ORDER BY 1",
                [source_id],
            ).fetchall()
            found[name] = Seen(
                report.sources[source_id],
                documents[0][0],
                [code for (code,) in codes],
                gone[0][0],
                records[0][0],
                list(sites.asked.get(name, [])),
            )
    return found


@pytest.fixture(scope="module")
def runs(tmp_path_factory) -> SimpleNamespace:
    """All sites visited once, and those that change a second time."""
    folder = tmp_path_factory.mktemp("faults")
    sources, data = folder / "sources", folder / "data"
    sources.mkdir()
    settings = load_settings(config=PROJECT / "config", sources=sources, data=data)
    with FaultSites(FAULTS) as sites:
        for number, name in enumerate(FAULTS):
            write_source(sources, sites, number, name)
        first = RunReport("", ("fetch",))
        run_direct(settings, ("fetch",), Selection(source_set="all"), report=first)
        once = seen_in(first, data, sites, list(FAULTS))
        sites.run = 1
        sites.asked.clear()
        second = RunReport("", ("fetch",))
        chosen = tuple(f"fault-{list(FAULTS).index(name)}" for name in AGAIN)
        run_direct(settings, ("fetch",), Selection(source_ids=chosen), report=second)
        twice = seen_in(second, data, sites, list(AGAIN))
        headers = sites.headers
    return SimpleNamespace(once=once, twice=twice, first=first, headers=headers)


def check(seen: Seen, want: dict[str, Any]) -> None:
    part = seen.part
    assert part.outcome == want["outcome"], part.reason
    assert want.get("reason", "") in (part.reason or "")
    assert part.outcome == "ok" or part.reason
    assert seen.documents == want.get("documents", 0)
    assert seen.codes == want.get("codes", [])
    assert seen.withdrawn == want.get("withdrawn", 0)
    if "requests" in want:
        assert len(seen.requests) == want["requests"], seen.requests
    assert seen.records == want.get("records", seen.records)
    for name in ("fetched", "unchanged"):
        assert getattr(part, name) == want.get(name, getattr(part, name))


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_has_the_outcome_wanted(runs, name):
    check(runs.once[name], FAULTS[name]["want"])


@pytest.mark.parametrize("name", AGAIN)
def test_the_next_run_has_the_outcome_wanted(runs, name):
    check(runs.twice[name], FAULTS[name]["want_again"])


def test_the_run_ends_as_one_with_failures(runs):
    assert (runs.first.status, int(runs.first.exit_code)) == ("partial", 1)


def test_there_are_enough_faults():
    assert len(FAULTS) >= 80


def test_no_request_carries_a_cookie_or_lacks_a_name(runs):
    sent = [headers for each in runs.headers.values() for headers in each]
    assert all(headers["user-agent"].startswith("Figurehouse/") for headers in sent)
    assert not any("cookie" in headers or "authorization" in headers for headers in sent)
