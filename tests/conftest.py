"""The order of the suite: files that take long come first. And what is tested: the sources.

The processes of pytest-xdist take one file after the other: a long one at the
end would leave all others idle. Compiled modules are tested by `make test-compiled`,
which sets the variable itself.
"""

import os
import signal

import pytest

os.environ.setdefault("FIGUREHOUSE_COMPILED", "false")

import flows  # noqa: F401 - finds compiled modules before a test imports their sources

# a shell that starts the suite in the background has it ignore Ctrl-C, and all it starts with it
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with a slow test, then those that measure reading, then the rest."""
    long = {item.path for item in items if any(item.iter_markers("slow"))}
    items.sort(key=lambda item: (item.path not in long, item.path.parent.name != "gate"))
