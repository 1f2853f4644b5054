"""What the tests of the commands share."""

import sys
from pathlib import Path

import pytest

# worker processes import the readings that fail on purpose by name
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONFIG", "SOURCES", "DATA", "WORKERS", "BATCH_SIZE"):
        monkeypatch.delenv(f"FIGUREHOUSE_{name}", raising=False)
