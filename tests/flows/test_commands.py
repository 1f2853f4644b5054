"""Exit codes and error lines: what, where, what to do; no traceback unless asked for."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from kits import ROOT, arguments, environment, figurehouse

from flows.locks import writer_lock

NOT_FOR_EVERY_COMMAND = ("prefect", "trafilatura", "dateparser", "feedparser", "httpx")


def is_clear(result: subprocess.CompletedProcess[str]) -> bool:
    return result.stderr.startswith("error: ") and "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        (["run", "--direct", "--source", "nobody"], 2, "nobody.toml"),
        (["run", "--set", "everything"], 2, "everything"),
        (["run", "--colour"], 2, "No such option"),
        (["dance"], 2, "dance"),
        (["show", "f_1"], 2, "nothing is published yet"),
        (["figures"], 2, "nothing is published yet"),
        (["sql", "SELECT 1"], 2, "nothing is published yet"),
        (["extract", "no-such-file.txt"], 2, "no-such-file.txt"),
        (["extract", "--published", "yesterday", __file__], 2, "yesterday"),
        (["run", "--report", "/nowhere/report.json"], 2, "there is no folder /nowhere"),
        (["extract", "--jsonl", "--published", "soon"], 2, "no day or time"),
    ],
)  # fmt: skip
def test_mistakes_are_told(tmp_path, command, code, said) -> None:
    result = figurehouse(tmp_path / "data", *command, text="")
    assert result.returncode == code
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_a_wrong_source_file_is_named_with_its_key(tmp_path) -> None:
    (tmp_path / "news.toml").write_text('title = "News"\nkind = "newspaper"\n', encoding="utf-8")
    result = figurehouse(tmp_path / "data", "run", "--direct", sources=tmp_path)
    assert result.returncode == 2
    assert is_clear(result)
    assert "news.toml" in result.stderr
    assert "kind" in result.stderr
    assert not (tmp_path / "data").exists()


def test_a_missing_config_folder_is_told(tmp_path) -> None:
    command = [*arguments(tmp_path / "data", "run", "--direct")]
    command[command.index("--config") + 1] = str(tmp_path / "nowhere")
    result = subprocess.run(
        command, env=environment(), capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert result.returncode == 2
    assert is_clear(result)
    assert "nowhere" in result.stderr


def test_a_second_writer_is_turned_away(tmp_path) -> None:
    data = tmp_path / "data"
    with writer_lock(data, 0, "run since noon"):
        result = figurehouse(data, "publish", FIGUREHOUSE_LOCK_SECONDS="0.2")
    assert result.returncode == 2
    assert is_clear(result)
    assert "run since noon" in result.stderr


def test_debug_shows_the_traceback(tmp_path) -> None:
    result = figurehouse(tmp_path / "data", "--debug", "show", "f_1")
    assert result.returncode == 2
    assert "Traceback" in result.stderr


def test_single_verbs_work_on_an_empty_warehouse(tmp_path) -> None:
    data = tmp_path / "data"
    for verb in ("read", "resolve", "publish"):
        result = figurehouse(data, verb)
        assert result.returncode == 0, result.stderr
    assert (data / "published/current.duckdb").exists()


@pytest.mark.parametrize("keyboard", [signal.SIG_DFL, signal.SIG_IGN])
def test_a_termination_ends_a_command_as_an_interruption_does(tmp_path, keyboard) -> None:
    # shells start what runs in their background with interruptions ignored
    process = subprocess.Popen(
        arguments(tmp_path / "data", "extract", "--jsonl"), env=environment(),
        preexec_fn=lambda: signal.signal(signal.SIGINT, keyboard),  # noqa: PLW1509 - no threads here
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write('{"id": 1}\n' * 64)  # as many as are answered together
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == 1
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "interrupted" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("command", [["sql", "SELECT 1"], ["--help"], ["doctor"]])
def test_light_commands_import_no_heavy_package(tmp_path, command) -> None:
    program = (
        "import sys; sys.argv = ['figurehouse', *sys.argv[1:]]\n"
        "from flows.cli import main\n"
        "try:\n    main()\n"
        "finally:\n    print('IMPORTED', *sys.modules, file=sys.stderr)\n"
    )
    given = arguments(tmp_path / "data", *command)[1:]
    result = subprocess.run(
        [sys.executable, "-c", program, *given],
        env=environment(), capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    imported = set(result.stderr.rpartition("IMPORTED ")[2].split())
    assert "typer" in imported
    assert not imported & set(NOT_FOR_EVERY_COMMAND)


def test_extract_answers_every_line_in_order() -> None:
    lines = [
        json.dumps(
            {"id": "a", "text": "Sales rose 5% to 80 million euros in 2024.", "language": "en"}
        ),
        "not json",
        json.dumps({"id": "b"}),
        json.dumps({"id": 3, "text": "Der Umsatz stieg um 5 Prozent.", "language": "de"}),
        "",
    ]
    result = figurehouse(Path("/nowhere/data"), "extract", "--jsonl", text="\n".join(lines) + "\n")
    assert result.returncode == 0, result.stderr
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", None, "b", 3, None]
    assert ["error" in answer for answer in answers] == [False, True, True, False, True]
    assert answers[0]["text"] == "Sales rose 5% to 80 million euros in 2024."
    for claim in answers[0]["claims"]:
        assert answers[0]["text"][claim["start"] : claim["end"]] == claim["surface"]
        assert "E" not in claim["value"]
    assert {claim["value"] for claim in answers[0]["claims"]} == {"5", "80000000"}
