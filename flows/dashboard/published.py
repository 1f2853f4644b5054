"""The published file as the pages see it: opened once, asked by the names of statements.

A published file never changes, so answers are kept for as long as the symlink
points to the file they came from.
"""

from typing import Any

import duckdb
import streamlit as st

from flows.settings import load_settings
from warehouse import connect, query
from warehouse import search as searching
from warehouse.questions import FigurePage, figure_page

Record = dict[str, Any]
_ANSWERS = 500
"""Answers kept at once, over all readers of the dashboard."""


def is_there() -> bool:
    """Whether anything is published."""
    return load_settings().current.is_file()


def ask(name: str, /, **parameters: Any) -> list[Record]:
    """Rows of ``warehouse/sql/pages/<name>.sql``, by the names of their columns."""
    return _ask(_path(), name, parameters)


def ask_page(figure_id: str) -> FigurePage:
    """A figure with its evidence.

    Raises:
        NoSuchFigureError: none or several fit.
    """
    return _ask_page(_path(), figure_id)


def ask_search(filters: searching.Filters, limit: int) -> searching.Found:
    """Figures that fit the filters."""
    with _open(_path()).cursor() as con:
        return searching.search(con, filters, limit)


def ask_choices() -> dict[str, list[str]]:
    """What can be chosen in each filter."""
    return _ask_choices(_path())


def _path() -> str:
    return str(load_settings().current.resolve())


@st.cache_resource(max_entries=2, show_spinner=False)
def _open(path: str) -> duckdb.DuckDBPyConnection:
    return connect.open_reader(path)


@st.cache_data(max_entries=_ANSWERS, show_spinner=False)
def _ask(path: str, name: str, parameters: Record) -> list[Record]:
    with _open(path).cursor() as con:
        return query.records(con, f"pages/{name}", **parameters)


@st.cache_data(max_entries=_ANSWERS, show_spinner=False)
def _ask_page(path: str, figure_id: str) -> FigurePage:
    with _open(path).cursor() as con:
        return figure_page(con, figure_id)


@st.cache_data(max_entries=2, show_spinner=False)
def _ask_choices(path: str) -> dict[str, list[str]]:
    with _open(path).cursor() as con:
        return searching.choices(con)
