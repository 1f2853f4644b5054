"""One question in SQL, answered by a process of its own, which can be ended at any moment.

DuckDB looks at an interruption between portions of rows, so one function that
makes one huge value goes on for as long as it takes. ``ask`` ends the process
instead, and with it whatever it holds of the machine.
"""

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from threading import Timer
from typing import Any

import duckdb

from flows.digits import plain_decimal
from warehouse import connect

_LONGEST_CELL = 2000
_MEMORY = "1GB"
_READY = "ready"
_GRACE_SECONDS = 2.0


class ToolRefusedError(Exception):
    """What the assistant is told instead of an answer."""


def ask(current: Path, query: str, limit: int, seconds: float) -> dict[str, Any]:
    """The first ``limit`` rows of the only statement, which has to be a question.

    Time counts from when the process has opened the file.

    Raises:
        ToolRefusedError: no SELECT, an error in it, or no answer in time.
    """
    late = ToolRefusedError(f"took longer than {seconds:g} seconds")
    command = [sys.executable, "-m", "flows.mcp_question", str(current)]
    question = json.dumps({"query": query, "limit": limit, "seconds": seconds})
    with subprocess.Popen(  # noqa: S603 - our own program; the question goes to its standard input
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as asked:
        try:
            ready = asked.stdout is not None and asked.stdout.readline().strip() == _READY
            said, _ = asked.communicate(question, timeout=seconds + _GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            raise late from None
        finally:
            asked.kill()
    try:
        answer: dict[str, Any] = json.loads(said)
    except ValueError as error:
        why = "ended without an answer" if ready else "the published file could not be opened"
        raise ToolRefusedError(why) from error
    if "refused" in answer:
        raise ToolRefusedError(answer["refused"])
    return answer


def main() -> None:
    """Answer the question on standard input from the published file named as the argument."""
    with connect.open_reader(sys.argv[1], memory_limit=_MEMORY) as con:
        sys.stdout.write(f"{_READY}\n")
        sys.stdout.flush()
        asked = json.load(sys.stdin)
        try:
            said = _answer(con, asked["query"], asked["limit"], asked["seconds"])
        except duckdb.InterruptException:
            said = {"refused": f"took longer than {asked['seconds']:g} seconds"}
        except (duckdb.Error, ToolRefusedError) as error:
            said = {"refused": str(error)}
        json.dump(said, sys.stdout)


def _answer(
    con: duckdb.DuckDBPyConnection, query: str, limit: int, seconds: float
) -> dict[str, Any]:
    statements = con.extract_statements(query)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise ToolRefusedError("give exactly one SELECT")
    timer = Timer(seconds, con.interrupt)
    timer.start()
    try:
        con.execute(statements[0])
        names = [column[0] for column in con.description or ()]
        rows = con.fetchmany(limit + 1)
    finally:
        timer.cancel()
    return {
        "columns": names,
        "rows": [[to_cell(value) for value in row] for row in rows[:limit]],
        "has_more": len(rows) > limit,
    }


def to_cell(value: Any) -> Any:
    """A value as JSON has it; numbers of figures as digits, long texts cut."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Decimal):
        return plain_decimal(value)
    if isinstance(value, list | tuple):
        return [to_cell(each) for each in value]
    if isinstance(value, dict):
        return {str(name): to_cell(each) for name, each in value.items()}
    written = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return written if len(written) <= _LONGEST_CELL else f"{written[:_LONGEST_CELL]} ..."


if __name__ == "__main__":
    main()
