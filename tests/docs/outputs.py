"""Refresh what commands and queries print in a page: ``python -m tests.docs.outputs DATA PAGE``.

In a page, a block ``console`` holds commands after ``$ `` and what each printed;
a block ``sql`` is followed by a block ``text`` with its answer. Both are run anew
on the data folder; a line ``...`` in what stood there keeps as many lines as stood
before and after it, and leaves out the rest.
"""

import re
import shlex
import subprocess
import sys
from pathlib import Path

COMMAND = Path(sys.executable).with_name("figurehouse")
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SQL = re.compile(r"^```sql\n(.*?)^```\n\n```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run(data: Path, arguments: list[str]) -> str:
    """What the command prints on the data folder."""
    done = subprocess.run(
        [str(COMMAND), "--data", str(data), *arguments], capture_output=True, text=True, check=True
    )
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    return "\n".join(lines).strip("\n") + "\n"


def cut(before: str, printed: str) -> str:
    """What is printed now, shortened as it was before."""
    lines, now = before.splitlines(), printed.splitlines()
    if "..." not in lines:
        return printed
    at = lines.index("...")
    head, tail = at, len(lines) - at - 1
    if len(now) <= head + tail:
        return printed
    kept = [*now[:head], "...", *(now[-tail:] if tail else [])]
    return "\n".join(kept) + "\n"


def refreshed(page: str, data: Path) -> str:
    """The page with all outputs of today."""

    def console(block: re.Match[str]) -> str:
        parts = re.split(r"^\$ (.*)\n", block[1], flags=re.MULTILINE)[1:]
        made = []
        for line, before in zip(parts[::2], parts[1::2], strict=True):
            words = shlex.split(line)
            printed = run(data, words[1:]) if words[0].endswith("figurehouse") else before
            made.append(f"$ {line}\n{cut(before, printed)}")
        return f"```console\n{''.join(made)}```"

    def answer(block: re.Match[str]) -> str:
        printed = run(data, ["sql", block[1]])
        return f"```sql\n{block[1]}```\n\n```text\n{cut(block[2], printed)}```"

    return SQL.sub(answer, CONSOLE.sub(console, page))


if __name__ == "__main__":
    folder, written = Path(sys.argv[1]), Path(sys.argv[2])
    written.write_text(refreshed(written.read_text(encoding="utf-8"), folder), encoding="utf-8")
