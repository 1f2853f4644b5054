from datetime import UTC, datetime

import pytest

from pipeline.clean.datelines import find_times
from pipeline.clean.dates import read_machine, read_visible

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-01-24", "2025-01-24T00:00"),
        ("2025-07-10T10:11:11", "2025-07-10T10:11:11"),
        ("2025-03-05T00:30:00+01:00", "2025-03-04T23:30"),
        ("2025-03-05T10:00:00+0100", "2025-03-05T09:00"),
        ("2025-03-05 10:00:00 Z", "2025-03-05T10:00"),
        ("Mon, 06 Jan 2025 10:00:00 +0200", "2025-01-06T08:00"),
        (1736150400, "2025-01-06T08:00"),
        ("1736150400000", "2025-01-06T08:00"),
        ("20250305", "2025-03-05T00:00"),
    ],
)
def test_machine_times(value: object, expected: str) -> None:
    assert read_machine(value, NOW) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "0000-00-00T00:00:00",
        "1970-01-01T00:00:00",
        "2031-01-01",
        "soon",
        True,
        {},
        "2025-13-45",
    ],
)
def test_no_times(value: object) -> None:
    assert read_machine(value, NOW) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Veröffentlicht am 08.02.2026", "2026-02-08T00:00"),
        ("By Ada Lund, Oslo — Published 14 May 2025, 06:00 GMT", "2025-05-14T06:00"),
        ("Published May 14th, 2025 5:30 pm EDT", "2025-05-14T21:30"),
        ("Publié le 3 février 2025 à 10h30", "2025-02-03T10:30"),
        ("Stand: 11.02.2025 16:42 Uhr", "2025-02-11T16:42"),
        ("Publicado el 7 de marzo de 2025", "2025-03-07T00:00"),
        ("2025年1月14日 01時28分", "2025-01-14T00:00"),
        ("FOR IMMEDIATE RELEASE - Bergen, 20 May 2025", "2025-05-20T00:00"),
        ("Bergen, 6. Januar 2025. Die Werft baut 12 Schiffe.", "2025-01-06T00:00"),
        ("Do 25.04.24 | 14:07 Uhr", "2024-04-25T14:07"),
    ],
)
def test_visible_lines(line: str, expected: str) -> None:
    found = find_times([line], NOW).published
    assert found == datetime.fromisoformat(expected).replace(tzinfo=UTC)


def test_labels_tell_published_from_modified() -> None:
    times = find_times(["Published 2 March 2025 | Updated 4 March 2025"], NOW)
    assert times.published == datetime(2025, 3, 2, tzinfo=UTC)
    assert times.modified == datetime(2025, 3, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    "line",
    [
        "Published 14 May 2031",
        "The law passed on 3 May 2019 in a vote that few had expected to be so close after all that time.",
        "What the court said on 3 May 2019 and why it still matters to all of us",
        "Version 10.11.12 of it",
        "31.02.2025",
    ],
)
def test_lines_without_a_publication_date(line: str) -> None:
    assert find_times([line], NOW).published is None


def test_order_of_day_and_month_follows_the_language() -> None:
    assert read_visible("03/04/2025", NOW, "fr") == datetime(2025, 4, 3, tzinfo=UTC)
    assert read_visible("03/04/2025", NOW, "en") == datetime(2025, 3, 4, tzinfo=UTC)
    assert read_visible("23/04/2025", NOW, "en") == datetime(2025, 4, 23, tzinfo=UTC)
