"""Where an interruption is raised, where it waits, and how it is known again."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from importlib import import_module

import duckdb
import pytest

from flows import interruption

HANDLED = (signal.SIGINT, signal.SIGTERM, signal.SIGALRM)
# DuckDB is busy with it for hours, in memory of a few pages
ENDLESS = "SELECT count(*) FROM range(10_000_000) AS a, range(10_000_000) AS b WHERE a.range = -1 - b.range % 7"


@pytest.fixture(autouse=True)
def listening() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in HANDLED}
    interruption.listen()
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    for number, handler in before.items():
        signal.signal(number, handler)


def wait_for_it() -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        time.sleep(0.001)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_is_raised_at_once_where_no_harm_comes_of_it(number) -> None:
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(number)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_waits_until_an_import_is_done(tmp_path, monkeypatch, number) -> None:
    name = f"interrupted_by_{int(number)}"
    (tmp_path / f"{name}.py").write_text(
        f"import signal\nsignal.raise_signal({int(number)})\nWHOLE = True\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    assert import_module(name).WHOLE
    with pytest.raises(KeyboardInterrupt):
        wait_for_it()
    del sys.modules[name]


def test_it_is_not_lost_in_a_finaliser() -> None:
    class Last:
        def __del__(self) -> None:
            signal.raise_signal(signal.SIGINT)

    last = Last()
    del last
    with pytest.raises(KeyboardInterrupt):
        wait_for_it()


def test_what_ignores_the_keyboard_still_hears_a_termination() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    interruption.listen()
    signal.raise_signal(signal.SIGINT)
    with interruption.at_once():
        signal.raise_signal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGTERM)


def test_a_query_is_interrupted_as_anything_else_is() -> None:
    timer = threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT))
    with duckdb.connect() as con:
        timer.start()
        with pytest.raises(KeyboardInterrupt), interruption.at_once():
            con.execute(ENDLESS).fetchall()
    timer.join()


def test_an_event_loop_gets_the_handler_it_knows_and_gives_it_back() -> None:
    ours = signal.getsignal(signal.SIGINT)
    with interruption.left_to_the_loop():
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert signal.getsignal(signal.SIGINT) is ours


def test_an_error_of_its_own_is_no_interruption() -> None:
    with pytest.raises(RuntimeError, match="no query"), interruption.at_once():
        raise RuntimeError("no query was interrupted")
    assert not interruption.was_interrupted(RuntimeError("no query was interrupted"))


def test_what_follows_from_an_interruption_is_one() -> None:
    put_away = ValueError("what is put away fails too")
    put_away.__context__ = RuntimeError("Query interrupted")
    assert interruption.was_interrupted(put_away)
