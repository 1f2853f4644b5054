"""Work shared among processes: in order, and with an end that is told."""

import os
from typing import Any

import pytest

from flows.crew import Crew
from flows.errors import FigurehouseError


def double(number: int, shared: int) -> int:
    return number * shared


def fail(_number: int, _shared: int) -> None:
    raise ValueError("oh")


def leave(_number: int, _shared: int) -> None:
    os._exit(1)


def unsendable(_number: int, _shared: int) -> Any:
    return lambda: None


def process(_shared: int) -> int:
    return os.getpid()


def large(size: int, _shared: int) -> bytes:
    return b"x" * size


@pytest.mark.parametrize("workers", [0, 2])
def test_results_come_in_order(workers: int) -> None:
    with Crew(workers, 3) as crew:
        tasks = [(double, (number,)) for number in range(20)]
        assert list(crew.map(tasks)) == [3 * number for number in range(20)]


def test_large_tasks_and_answers_do_not_wait_for_each_other() -> None:
    size = 4_000_000
    with Crew(1, 0) as crew:
        answers = crew.map((large, (size,)) for _ in range(6))
        assert [len(answer) for answer in answers] == [size] * 6


@pytest.mark.parametrize(
    ("task", "said"), [(fail, "ValueError: oh"), (leave, "is gone"), (unsendable, "is gone")]
)
def test_what_goes_wrong_is_told(task: Any, said: str) -> None:
    with Crew(1, 0) as crew, pytest.raises(FigurehouseError, match=said):
        list(crew.map([(task, (1,))] * 4))


def test_the_dismissed_are_followed_by_others() -> None:
    with Crew(2, 0) as crew:
        first = set(crew.map([(process, ())] * 2))
        crew.dismiss()
        second = set(crew.map([(process, ())] * 2))
    assert len(first) == len(second) == 2
    assert not first & second
