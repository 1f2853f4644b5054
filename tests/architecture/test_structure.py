"""The rules of the house, as tests: directions, sizes, and where knowledge may live."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("pipeline", "warehouse", "flows")
CODE = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
SQL = re.compile(
    r"\s*(SELECT\s|INSERT\s+(OR\s|INTO\s)|UPDATE\s+\w+(\.\w+)?\s+SET\s|DELETE\s+FROM\s|MERGE\s+INTO\s"
    r"|WITH\s+\w+\s+AS\s|(CREATE|DROP|ALTER)\s+(OR\s|TEMP|TABLE|VIEW|SCHEMA|INDEX|MACRO)"
    r"|ATTACH\s|DETACH\s|COPY\s+\w+.*\sTO\s|PRAGMA\s|EXPORT\s+DATABASE)",
)
NO_NAMES = {"utils", "helpers", "common", "misc", "util", "helper"}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def strings(path: Path) -> Iterator[tuple[int, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in documentation
        ):
            yield node.lineno, node.value


def test_import_contracts_hold() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports"))]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("path", CODE + TESTS, ids=relative)
def test_files_are_under_300_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 300


def test_the_way_is_under_60_lines() -> None:
    assert len((ROOT / "pipeline/way.py").read_text(encoding="utf-8").splitlines()) < 60


@pytest.mark.parametrize("path", CODE, ids=relative)
def test_sql_lives_in_sql_files(path: Path) -> None:
    assert not [(line, text) for line, text in strings(path) if SQL.match(text)]


def test_the_sql_test_can_fail() -> None:
    assert SQL.match("SELECT 1")
    assert SQL.match("\n  create or replace view x".upper())
    assert not SQL.match("Select a source, or none")
    assert not SQL.match("updates nothing")


@pytest.mark.parametrize("path", CODE, ids=relative)
def test_only_settings_reads_the_environment(path: Path) -> None:
    if relative(path) == "flows/settings.py":
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    readers = [
        node.lineno
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv", "environb"})
        or (
            isinstance(node, ast.ImportFrom)
            and node.module == "os"
            and any(name.name in {"environ", "getenv"} for name in node.names)
        )
    ]
    assert not readers


@pytest.mark.parametrize("path", CODE, ids=relative)
def test_the_pipeline_has_no_clock(path: Path) -> None:
    if not relative(path).startswith("pipeline/"):
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    clocks = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"now", "utcnow", "today"}
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in {"datetime", "date"}
    ]
    assert not clocks


@pytest.mark.parametrize("path", CODE, ids=relative)
def test_files_are_named_by_a_noun(path: Path) -> None:
    assert path.stem not in NO_NAMES


def test_config_is_data() -> None:
    assert not sorted((ROOT / "config").rglob("*.py"))


@pytest.mark.parametrize("path", sorted((ROOT / "config").rglob("*.toml")), ids=relative)
def test_config_is_toml(path: Path) -> None:
    tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "language", sorted(path.stem for path in (ROOT / "config/languages").glob("*.toml"))
)
def test_every_language_has_cases(language: str) -> None:
    for room in ("quantities", "times", "context"):
        assert (ROOT / f"tests/cases/{room}/{language}.toml").is_file()


@pytest.mark.parametrize(
    "mart",
    sorted(path for path in (ROOT / "warehouse/marts").glob("*") if path.is_dir()),
    ids=lambda path: path.name,
)
def test_every_mart_has_meaning_checks_and_a_case(mart: Path) -> None:
    for name in ("query.sql", "mart.toml", "checks.sql"):
        assert (mart / name).is_file()
    assert list((ROOT / "tests/cases/marts").glob(f"{mart.name}*.toml"))


@pytest.mark.parametrize("path", TESTS, ids=relative)
def test_a_skip_says_what_is_owed(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    bare = [
        (number, line)
        for number, line in enumerate(lines, 1)
        if re.search(r"pytest\.(mark\.)?(skip|skipif|importorskip|xfail)\b", line)
        and "owed" not in " ".join(lines[max(0, number - 1) : number + 4]).lower()
    ]
    if path != Path(__file__).resolve():
        assert not bare


def test_the_lock_has_hashes_and_no_index() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.findall(r"^[a-z0-9][\w.-]*(?:\[[\w,-]+\])?==\S+", lock, flags=re.MULTILINE)
    assert len(entries) > 50
    assert lock.count("--hash=sha256:") >= len(entries)
    assert not re.search(r"index-url|find-links|https?://", lock)
