"""Build the extension modules of reading and resolving: ``python -m flows.compiling.build`` (``make compile``).

A copy of the packages is compiled as one library and a small module for each source, with mypyc,
which must be installed with setuptools and a C compiler. Nothing is written beside the sources.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import chdir
from pathlib import Path

from flows.compiled import (
    FOLDER,
    MODULES,
    PACKAGES,
    ROOT,
    SENT,
    find_build,
    sum_of_sources,
    write_stamp,
)
from flows.compiling.sources import with_reductions, written_out

_OPTIMISATION = "2"
_LIBRARY = "figurehouse_compiled"
_MYPY = """
[mypy]
ignore_missing_imports = True
follow_imports = silent
"""


def main() -> int:
    """Build unless there is a build of the same sources; 0 where there is one in the end."""
    if find_build(allowed=True).state == "in use":
        print(f"nothing to do: {FOLDER} was made from these sources")
        return 0
    started = time.monotonic()
    FOLDER.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER.parent) as name:
        work = Path(name)
        sources = sum_of_sources()
        made = _compile(_copy(work), work)
        write_stamp(made, sources)
        # modules that running processes use stay open to them
        shutil.rmtree(FOLDER, ignore_errors=True)
        made.rename(FOLDER)
    print(f"{FOLDER}: made in {time.monotonic() - started:.0f} s")
    return 0


def _copy(work: Path) -> Path:
    """The sources of ``pipeline``, those to be compiled with their constructors written out."""
    copy = work / "sources"
    shutil.copytree(
        ROOT / "pipeline", copy / "pipeline", ignore=shutil.ignore_patterns("__pycache__")
    )
    sent = _files(copy, SENT)
    for path in _compiled(copy):
        write = with_reductions if path in sent else written_out
        path.write_text(write(path.read_text(encoding="utf-8")), encoding="utf-8")
    (work / "mypy.ini").write_text(_MYPY, encoding="utf-8")
    return copy


def _compiled(copy: Path) -> list[Path]:
    """The modules of a copy that are compiled; packages themselves only hold them."""
    inner = (path for name in PACKAGES for path in _folder(copy, name).rglob("*.py"))
    alone = _files(copy, MODULES)
    return sorted(path for path in (*alone, *inner) if path.name != "__init__.py")


def _folder(copy: Path, package: str) -> Path:
    return copy.joinpath(*package.split("."))


def _files(copy: Path, modules: Iterable[str]) -> list[Path]:
    return [_folder(copy, name).with_suffix(".py") for name in modules]


def _compile(copy: Path, work: Path) -> Path:
    """The folder with the extension modules of the copy.

    Raises:
        SystemExit: mypyc, setuptools or a C compiler is missing, or fails; what it says is shown.
    """
    try:
        from mypyc.build import mypycify  # noqa: PLC0415 - a developer's tool, which a run needs not
        from setuptools import Distribution  # noqa: PLC0415 - the same
    except ImportError as error:
        sys.exit(f"{error}: `make setup` installs what compiling needs")
    made = work / "made"
    with chdir(copy):
        modules = [path.as_posix() for path in _compiled(Path())]
        extensions = mypycify(
            [f"--config-file={work / 'mypy.ini'}", f"--cache-dir={work / 'cache'}", *modules],
            opt_level=_OPTIMISATION,
            debug_level="0",
            multi_file=True,
            target_dir=str(work / "c"),
            group_name=_LIBRARY,
        )
        distribution = Distribution({"name": _LIBRARY, "ext_modules": extensions})
        command = distribution.get_command_obj("build_ext")
        command.build_lib, command.build_temp = str(made), str(work / "objects")
        distribution.run_command("build_ext")
        for name in PACKAGES:
            for path in _folder(Path(), name).rglob("__init__.py"):
                (made / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, made / path)
    return made


if __name__ == "__main__":
    sys.exit(main())
