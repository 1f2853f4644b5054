"""What strangers wrote is shown as text: no markup, no escape sequences, no reversed writing."""

import io

import pytest
from rich.console import Console
from rich.table import Table

from flows.console import plain, progress, table
from flows.events import Event, silent
from flows.report import RunReport
from flows.settings import load_settings
from flows.summary import to_markdown

HOSTILE = "[bold red]Sales[/bold red] [link=http://evil.test]up[/link] \x1b[31m5%\x1b[0m\n\u202eabc"


def shown(renderable: Table) -> str:
    console = Console(file=io.StringIO(), width=200, force_terminal=True, color_system=None)
    console.print(renderable)
    return console.file.getvalue()


def test_markup_of_a_title_is_only_text() -> None:
    output = shown(table(HOSTILE[:10], ("title",), [(HOSTILE,)]))
    assert "[bold red]Sales[/bold red] [link=http://evil.test]up[/link]" in output
    assert "\x1b" not in output
    assert "\u202e" not in output


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (5, "5"),
        ("a\r\nb\tc", "a  b c"),
        ("soft\u00adhyphen", "softhyphen"),
        ("[x", "[x"),
    ],
)
def test_plain(value, text) -> None:
    assert plain(value).plain == text


def test_numbers_stand_right() -> None:
    made = table(None, ("name", "n"), [("a", 1)], right="n")
    assert [column.justify for column in made.columns] == ["left", "right"]


def test_no_bars_where_there_is_no_terminal(capsys) -> None:
    with progress("starting ...") as tell:
        assert tell is silent
        tell(Event("fetch", "step", 1, 2))
    assert capsys.readouterr().out == ""


def test_a_reason_cannot_break_the_page_of_the_run(tmp_path) -> None:
    report = RunReport("r", ("fetch",))
    report.source("news").reason = "<script>alert(1)</script> | [x](http://evil.test)\n# heading"
    page = to_markdown(report, load_settings(data=tmp_path))
    (line,) = [line for line in page.splitlines() if "script" in line]
    assert "<script>" not in line
    assert "[x](" not in line
    assert line.replace("\\|", "").count("|") == 8
