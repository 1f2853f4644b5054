"""How a command ends: exit codes, and the errors a person can do something about."""

import errno
from enum import IntEnum


class ExitCode(IntEnum):
    """What the shell is told."""

    OK = 0
    SOURCES_FAILED = 1
    """Some sources failed; the rest is loaded and published."""
    USAGE = 2
    """The command, its configuration or its surroundings are wrong; nothing was done."""
    CHECKS_FAILED = 3
    """Loaded, but not published."""
    INTERRUPTED = 130


class FigurehouseError(Exception):
    """Something a person can set right: what went wrong, where, and what to do.

    ``code`` is what the command exits with.
    """

    def __init__(self, what: str, *, remedy: str = "", code: ExitCode = ExitCode.USAGE) -> None:
        super().__init__(what)
        self.remedy = remedy
        self.code = code


_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_OURS = {errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO, errno.EMFILE, errno.ENFILE}
_ROOM = ("no space left", "disk quota exceeded", "file too large", "not enough space")
_MEMORY = ("out of memory error", "cannot allocate memory")
_DEVICE = ("read-only file system", "input/output error", "permission denied")


def of_the_machine(error: BaseException) -> FigurehouseError | None:
    """The error as one that the operator can mend, None for others: no room or memory, a broken disk.

    DuckDB says what the system told it in words only, so that words are looked at.
    """
    seen: BaseException | None = error
    while seen is not None:
        number = seen.errno if isinstance(seen, OSError) else None
        said = str(seen).lower()
        if number in _NO_ROOM or any(words in said for words in _ROOM):
            return FigurehouseError(
                f"no space left on the disk: {_first_line(seen)}",
                remedy="make room, then start the same command again; what was loaded stays",
            )
        if isinstance(seen, MemoryError) or any(words in said for words in _MEMORY):
            return FigurehouseError(
                f"not enough memory: {_first_line(seen)}",
                remedy=(
                    "give the tables more with FIGUREHOUSE_MEMORY (such as 4GB), or read with fewer"
                    " processes (FIGUREHOUSE_WORKERS=1); what was loaded stays"
                ),
            )
        if number in _NOT_OURS or (number is None and any(words in said for words in _DEVICE)):
            return FigurehouseError(
                f"the system refuses: {_first_line(seen)}",
                remedy="see `figurehouse doctor`; after that the same command goes on from there",
            )
        seen = seen.__cause__ or seen.__context__
    return None


def _first_line(error: BaseException) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
