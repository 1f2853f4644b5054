"""Killed at any moment: the next run ends with the rows of an undisturbed one."""

import json
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from kits import arguments, contents, environment, figurehouse

pytestmark = pytest.mark.slow
SMALL = {"FIGUREHOUSE_BATCH_SIZE": "4"}  # several batches, so that a kill falls between them
Moment = Callable[[dict[str, Any]], bool]

MOMENTS: dict[str, Moment] = {
    "after the first documents came": lambda event: (
        event["verb"] == "fetch" and event["moment"] == "step" and "source_id" in event
    ),
    "while reading the third batch": lambda event: event["verb"] == "read" and event["count"] > 9,
    "while resolving": lambda event: event["verb"] == "resolve",
    "while publishing": lambda event: event["verb"] == "publish",
}


def events(data: Path) -> Iterator[dict[str, Any]]:
    """What the run that is under way has told so far; the last line may be cut off."""
    for file in sorted((data / "runs").glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines(keepends=True):
            if line.endswith("\n"):
                yield json.loads(line)


def stop_at(data: Path, moment: Moment, how: signal.Signals, *options: str) -> int:
    """Start a run and send it a signal as soon as it tells of the moment; its exit code."""
    command = arguments(data, "run", *options)
    with subprocess.Popen(
        command, env=environment(**SMALL), cwd=data.parent,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        while not any(map(moment, events(data))):
            assert process.poll() is None, "the run ended before the moment came"
            time.sleep(0.002)
        process.send_signal(how)
        return process.wait(timeout=60)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory) -> dict[str, list[str]]:
    data = tmp_path_factory.mktemp("undisturbed") / "data"
    result = figurehouse(data, "run", "--direct", **SMALL)
    assert result.returncode == 0, result.stdout + result.stderr
    return contents(data)


def differences(left: dict[str, list[str]], right: dict[str, list[str]]) -> dict[str, object]:
    return {
        table: (len(left[table]), len(right[table]), [row for row in left[table] if row not in right[table]][:2])
        for table in left
        if left[table] != right[table]
    }  # fmt: skip


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_run_is_finished_by_the_next(tmp_path, undisturbed, moment) -> None:
    data = tmp_path / "data"
    assert stop_at(data, MOMENTS[moment], signal.SIGKILL, "--direct") == -signal.SIGKILL
    result = figurehouse(data, "run", "--direct", **SMALL)
    assert result.returncode == 0, result.stdout + result.stderr
    assert undisturbed["core.figures"]
    assert differences(undisturbed, contents(data)) == {}


@pytest.mark.parametrize(
    ("how", "options"),
    [
        (signal.SIGINT, ["--direct"]),
        (signal.SIGTERM, ["--direct"]),
        pytest.param(signal.SIGINT, [], marks=pytest.mark.prefect),
    ],
)
def test_an_interrupted_run_exits_with_130_and_is_finished_by_the_next(
    tmp_path, undisturbed, how, options
) -> None:
    data = tmp_path / "data"
    assert stop_at(data, MOMENTS["while reading the third batch"], how, *options) == 130
    assert figurehouse(data, "run", "--direct", **SMALL).returncode == 0
    assert differences(undisturbed, contents(data)) == {}
