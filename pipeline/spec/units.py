"""Units: what a quantity can be measured in, one file per dimension in ``config/units``."""

from pathlib import Path

from pipeline.spec.errors import Spec


class Units(Spec):
    """All units by code."""


def load_units(folder: Path) -> Units:
    """All dimensions of a folder."""
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    return Units()
