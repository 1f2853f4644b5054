"""A published file with an article that means harm, for the pages to show."""

from pathlib import Path

import pytest
from planted import publish_planted


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its data folder."""
    return publish_planted(tmp_path_factory.mktemp("dashboard"))
