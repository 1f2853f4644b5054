import pytest

from warehouse.runs import finish_run, start_run


def status(house):
    return dict(house.rows("SELECT run_id, status FROM meta.runs"))


def test_a_run_is_entered_when_it_starts_and_when_it_ends(house, make):
    assert start_run(house.con, "r1", ["fetch", "read"], make.at(0), {"set": "sample"}) == []
    assert status(house) == {"r1": "running"}
    outcomes = [{"source_id": "paper", "outcome": "failed", "reason": "refused"}]
    finish_run(house.con, "r1", make.at(1), "partial", {"documents": 3}, outcomes)
    assert house.one(
        "SELECT verbs, started_at, ended_at, status, parameters ->> 'set',"
        " (counts ->> 'documents')::INTEGER, outcomes ->> '$[0].reason' FROM meta.runs"
    ) == (["fetch", "read"], make.at(0), make.at(1), "partial", "sample", 3, "refused")


def test_a_killed_run_is_marked_when_the_next_one_starts(house, make):
    start_run(house.con, "r1", ["fetch"], make.at(0), {})
    finish_run(house.con, "r1", make.at(1), "ok", {})
    start_run(house.con, "r2", ["fetch"], make.at(2), {})
    assert start_run(house.con, "r3", ["fetch"], make.at(3), {}) == ["r2"]
    assert status(house) == {"r1": "ok", "r2": "interrupted", "r3": "running"}
    assert house.one("SELECT ended_at FROM meta.runs WHERE run_id = 'r2'") == make.at(3)


def test_a_run_that_never_started_cannot_end(house, make):
    with pytest.raises(LookupError, match="r9"):
        finish_run(house.con, "r9", make.at(0), "ok", {})
