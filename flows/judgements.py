"""People's verdicts on pairs of claims: the file ``judgements.csv`` of the configuration."""

import csv
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import duckdb

from flows.errors import FigurehouseError
from pipeline.model import Judgement, Verdict
from warehouse.questions import missing_claims

_COLUMNS = ("left_claim_id", "right_claim_id", "verdict", "why", "who", "at")


def load_judgements(path: Path) -> tuple[Judgement, ...]:
    """All verdicts, in the order of the file; none where there is no file.

    Raises:
        FigurehouseError: names the line that does not fit.
    """
    if not path.exists():
        return ()
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            if rows.fieldnames is None:
                return ()
            if list(rows.fieldnames) != list(_COLUMNS):
                raise FigurehouseError(
                    f"{path}: the first line must be {','.join(_COLUMNS)}", remedy="mend the file"
                )
            return tuple(_judgement(row, f"{path}:{rows.line_num}") for row in rows)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise FigurehouseError(
            f"{path}: cannot be read: {error}", remedy="mend the file"
        ) from error


def _judgement(row: dict[str, str | None], place: str) -> Judgement:
    values = {name: (row.get(name) or "").strip() for name in _COLUMNS}
    verdicts = {verdict: verdict for verdict in get_args(Verdict)}
    if values["verdict"] not in verdicts:
        raise FigurehouseError(
            f"{place}: verdict {values['verdict']!r} is none of {', '.join(verdicts)}",
            remedy="mend the line",
        )
    left, right = sorted((values["left_claim_id"], values["right_claim_id"]))
    if not left or left == right:
        raise FigurehouseError(f"{place}: needs two different claim ids", remedy="mend the line")
    try:
        at = datetime.fromisoformat(values["at"])
    except ValueError as error:
        raise FigurehouseError(
            f"{place}: at: {values['at']!r} is no time in ISO form", remedy="mend the line"
        ) from error
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return Judgement(left, right, verdicts[values["verdict"]], values["why"], values["who"], at)


def expired(
    con: duckdb.DuckDBPyConnection, judgements: Sequence[Judgement]
) -> tuple[Judgement, ...]:
    """The verdicts that say nothing any more, because a claim of theirs is not current."""
    named = {c for each in judgements for c in (each.left_claim_id, each.right_claim_id)}
    gone = missing_claims(con, named) if named else frozenset()
    return tuple(each for each in judgements if {each.left_claim_id, each.right_claim_id} & gone)


def told(judgement: Judgement) -> str:
    """A verdict in one line."""
    pair = f"{judgement.left_claim_id} and {judgement.right_claim_id}"
    return f"{pair} are {judgement.verdict}, says {judgement.who} on {judgement.at:%Y-%m-%d}"


def append_judgements(path: Path, judgements: Sequence[Judgement]) -> None:
    """Add verdicts at the end of the file, which is made where there is none.

    Raises:
        FigurehouseError: the file cannot be written.
    """
    try:
        new = not path.exists() or path.stat().st_size == 0
        with path.open("a+", encoding="utf-8", newline="") as file:
            if not new and not _ends_with_a_line(path):
                file.write("\n")
            writer = csv.writer(file, lineterminator="\n")
            if new:
                writer.writerow(_COLUMNS)
            writer.writerows(
                (
                    each.left_claim_id,
                    each.right_claim_id,
                    each.verdict,
                    each.why,
                    each.who,
                    each.at.isoformat(timespec="seconds"),
                )
                for each in judgements
            )
    except OSError as error:
        raise FigurehouseError(
            f"{path}: cannot be written: {error.strerror}", remedy="mend its permissions"
        ) from error


def _ends_with_a_line(path: Path) -> bool:
    return path.read_bytes().endswith(b"\n")
