"""Buttons that print the command for a person's verdict; the dashboard itself changes nothing."""

import shlex
from pathlib import Path

import streamlit as st

from flows.settings import load_settings


def command(verdict: str, left: str, right: str, label: str) -> None:
    """A button that shows the command; ``label`` is ours, not an article's."""
    if st.button(label, key=f"{verdict} {left} {right}", type="tertiary", icon=":material/gavel:"):
        st.code(to_command(verdict, left, right), language="bash")


def to_command(verdict: str, left: str, right: str) -> str:
    """What to type in a shell to judge two claims or figures."""
    data = load_settings().data
    where = [] if data == Path("data") else ["--data", str(data)]
    return shlex.join(["figurehouse", *where, "judge", verdict, left, right, "--why", "..."])
