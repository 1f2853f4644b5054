"""Reading and resolving compiled to machine code: used where a build fits the sources, and only there.

``make compile`` builds ``pipeline.extract``, ``pipeline.resolve`` and the nouns they speak of into
``build/compiled`` and puts a stamp beside them: a sum over the sources they were made from and the
Python they were made for. Importing ``flows`` installs a finder that looks at the stamp when the first of these modules is
imported; where it fits, all of them are the compiled ones, in every process. Where there is no build,
or one of other sources, or the setting ``compiled`` says no, the sources are imported as ever.
"""

import hashlib
import json
import sys
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import Literal

PACKAGES = ("pipeline.extract", "pipeline.resolve")
MODULES = ("pipeline.model", "pipeline.ids")
"""What is compiled: all modules of the packages, and these, whose classes they read and make most."""
SENT = (*MODULES, "pipeline.resolve.stories")
"""Modules whose classes go from one process to another."""
ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "compiled" / str(sysconfig.get_config_var("SOABI"))
_STAMP = "stamp.json"
# What is compiled, whose types it is compiled with, and how.
_SOURCES = (
    "pipeline/extract",
    "pipeline/resolve",
    "pipeline/spec",
    "pipeline/model.py",
    "pipeline/ids.py",
    "flows/compiling",
)

State = Literal["in use", "off", "stale", "none"]


@dataclass(frozen=True, slots=True)
class Build:
    """What there is of a build in ``folder``, and whether processes use it."""

    state: State
    folder: Path


def find_build(folder: Path = FOLDER, *, allowed: bool) -> Build:
    """The build in a folder; never in use where its stamp is not that of the sources as they are now."""
    try:
        stamp = json.loads((folder / _STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Build("none", folder)
    if stamp != {"sources": sum_of_sources()}:
        return Build("stale", folder)
    return Build("in use" if allowed else "off", folder)


def write_stamp(folder: Path, sources: str) -> None:
    """Say what a build was made from; written last, so that half a build is none."""
    (folder / _STAMP).write_text(json.dumps({"sources": sources}), encoding="utf-8")


def sum_of_sources() -> str:
    """The sum of all that a build depends on: the sources, their names, and the Python."""
    total = hashlib.sha256(sys.version.encode())
    for place in _SOURCES:
        path = ROOT / place
        for source in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            total.update(f"\0{source.relative_to(ROOT).as_posix()}\0".encode())
            total.update(source.read_bytes())
    return total.hexdigest()


class _Finder(MetaPathFinder):
    """Puts the compiled modules before their sources."""

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002 - where sources are looked for
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """Where a compiled module or package lies; None for all others, and where no build is used."""
        if fullname not in {*PACKAGES, *MODULES} or (build := current()).state != "in use":
            return None
        if str(build.folder) not in sys.path:
            # where the modules find the library that holds the code of all of them
            sys.path.append(str(build.folder))
        above = build.folder.joinpath(*fullname.split(".")[:-1])
        return PathFinder.find_spec(fullname, [str(above)], target)


@lru_cache(maxsize=1)
def current() -> Build:
    """The build that this process uses or not; settled once."""
    from flows.settings import load_settings  # noqa: PLC0415 - the settings need it not, nor what they import

    return find_build(allowed=load_settings().compiled)


def install() -> None:
    """Look for compiled modules from now on, unless one of them is imported from its source already.

    Compiled modules take only instances of the classes that they were compiled with.
    """
    if sys.modules.keys() & {*PACKAGES, *MODULES}:
        return
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
