"""How a command ends: exit codes, and the errors a person can do something about."""

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
