"""The order of the suite: files that take long come first.

The processes of pytest-xdist take one file after the other: a long one at the
end would leave all others idle.
"""

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with a slow test, then those that measure reading, then the rest."""
    long = {item.path for item in items if any(item.iter_markers("slow"))}
    items.sort(key=lambda item: (item.path not in long, item.path.parent.name != "gate"))
