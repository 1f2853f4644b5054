"""Real runs, killed at random instants and started again; what they end with is compared.

A round is an empty data folder, one to four runs that are killed one after the
other, and one that goes to its end. As a command: ``random_kills.py KILLS [SEED]``.
"""

import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
from kits import arguments, contents, environment, figurehouse

from warehouse.checks import check_marts, check_warehouse

SMALL = {
    "FIGUREHOUSE_BATCH_SIZE": "4",  # several batches, so that a kill falls between them
    "FIGUREHOUSE_DOCUMENT_SECONDS": "900",  # a busy machine is no fault of a document
}
_IN_PREFECT = 10
"""Of so many runs, one is a flow run of Prefect."""
_MOST_IN_A_ROUND = 4
_PATIENCE = 3600
"""Seconds for a run that nobody kills: hours of kills are done beside other work, at the lowest priority."""
Contents = Mapping[str, list[str]]


@dataclass
class Tally:
    """What was done so far: one line per kill, and what is wrong."""

    kills: list[str] = field(default_factory=list)
    rounds: int = 0
    faults: list[str] = field(default_factory=list)

    def blame(self, *faults: str) -> None:
        """Tell what is wrong at once: hours of kills may be broken off."""
        for fault in faults:
            self.faults.append(f"round {self.rounds}: {fault}")
            print(f"FAULT {self.faults[-1]}", flush=True)


def undisturbed(folder: Path) -> tuple[Contents, float]:
    """What a run that nobody kills ends with, and the seconds it takes."""
    started = time.monotonic()
    result = figurehouse(folder / "data", "run", "--direct", patience=_PATIENCE, **SMALL)
    assert result.returncode == 0, result.stdout + result.stderr
    return contents(folder / "data"), time.monotonic() - started


def kill_at_random(folder: Path, kills: int, seed: int) -> Tally:
    """Rounds in ``folder`` until so many runs were killed, at instants that follow from the seed."""
    dice = random.Random(seed)  # noqa: S311 - to be repeated, not to be kept secret
    (folder / "undisturbed").mkdir()
    expected, seconds = undisturbed(folder / "undisturbed")
    tally = Tally()
    if not expected["core.figures"]:
        tally.blame("the undisturbed run found no figures")
    while len(tally.kills) < kills:
        tally.rounds += 1
        data = folder / f"round-{tally.rounds}" / "data"
        data.parent.mkdir()
        for _ in range(min(dice.randint(1, _MOST_IN_A_ROUND), kills - len(tally.kills))):
            how = () if dice.randrange(_IN_PREFECT) == 0 else ("--direct",)
            _kill(data, how, dice.uniform(0.0, seconds * (1.0 if how else 1.5)), tally)
            _look_at_published(data, tally)
        result = figurehouse(data, "run", "--direct", patience=_PATIENCE, **SMALL)
        if result.returncode:
            tally.blame(f"{result.stdout}{result.stderr}")
        else:
            _compare(expected, data, tally)
    return tally


def _kill(data: Path, how: tuple[str, ...], after: float, tally: Tally) -> None:
    with subprocess.Popen(
        arguments(data, "run", *how), env=environment(**SMALL), cwd=data.parent,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        try:
            code = process.wait(timeout=after)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait(timeout=_PATIENCE)
            logs = sorted((data / "runs").glob("*.jsonl"))
            lines = logs[-1].read_text(encoding="utf-8").splitlines() if logs else []
            at = lines[-1] if lines else "before its first step"
            way = "direct" if how else "prefect"
            tally.kills.append(f"round {tally.rounds}, {way}, after {after:.3f} s: {at}")
            print(
                f"kill {len(tally.kills)}: {tally.kills[-1]}; {len(tally.faults)} faults",
                flush=True,
            )
        else:
            if code:
                tally.blame(f"a run left with {code} by itself")


def _look_at_published(data: Path, tally: Tally) -> None:
    """A published file, once there is one, opens and holds its checks, whatever was killed."""
    current = data / "published/current.duckdb"
    if not current.is_symlink():
        return
    try:
        with duckdb.connect(str(current.resolve()), read_only=True) as con:
            failed = [check.name for check in check_marts(con) if not check.holds]
    except duckdb.Error as error:
        failed = [str(error)]
    if failed:
        tally.blame(f"published file: {', '.join(failed)}")


def _compare(expected: Contents, data: Path, tally: Tally) -> None:
    found = contents(data)
    for table, rows in expected.items():
        if found[table] != rows:
            lost = [row for row in rows if row not in found[table]][:2]
            tally.blame(f"{table}: {len(found[table])} rows for {len(rows)}; {lost}")
    with duckdb.connect(str(data / "warehouse.duckdb"), read_only=True) as con:
        failed = [one for one in check_warehouse(con, after_read=True) if not one.holds]
        tally.blame(*(f"{check.name}: {check.sample}" for check in failed))
    _look_at_published(data, tally)


def main() -> None:
    """Kill as often as the first argument says; exit with 1 if anything was lost or doubled."""
    kills = int(sys.argv[1])
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns() % 1_000_000
    print(f"seed {seed}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        tally = kill_at_random(Path(folder), kills, seed)
    print(f"{len(tally.kills)} kills in {tally.rounds} rounds, {len(tally.faults)} faults")
    print("\n".join(tally.faults))
    sys.exit(bool(tally.faults))


if __name__ == "__main__":
    main()
