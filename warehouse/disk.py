"""Keeping what was written."""

import os
from pathlib import Path


def keep_on_disk(path: Path) -> None:
    """Make sure that what was written to a file or folder survives a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
