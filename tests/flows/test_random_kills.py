"""Killed again and again, at any instant: nothing is lost, nothing doubled, readers never see half a file."""

import time

import pytest
from random_kills import kill_at_random

KILLS = 5


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_runs_killed_at_random_end_as_if_nothing_had_happened(tmp_path) -> None:
    seed = time.time_ns() % 1_000_000
    print(f"seed {seed}: repeat with tests/flows/random_kills.py {KILLS} {seed}")
    tally = kill_at_random(tmp_path, KILLS, seed)
    assert tally.faults == []
    assert len(tally.kills) == KILLS
