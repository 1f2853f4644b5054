"""When a source is due: a cron line of five fields, or an interval in words ("every 6 hours")."""

import re
from dataclasses import dataclass
from datetime import timedelta

_INTERVAL = re.compile(r"every(?:\s+(\d{1,6}))?\s+(second|minute|hour|day|week)s?", re.IGNORECASE)
_FIELD = re.compile(r"[\d*/,\-a-zA-Z#?]+")
_FIELDS = 5


@dataclass(frozen=True, slots=True)
class Schedule:
    """Exactly one of both; ``cron`` is in UTC."""

    cron: str | None = None
    interval: timedelta | None = None


def to_schedule(text: str) -> Schedule:
    """What a source file's ``schedule`` says.

    Raises:
        ValueError: it is neither a cron line nor an interval.
    """
    interval = _INTERVAL.fullmatch(text.strip())
    if interval is not None:
        count = int(interval[1] or 1)
        if count:
            return Schedule(interval=timedelta(**{f"{interval[2].lower()}s": count}))
    fields = text.split()
    if len(fields) == _FIELDS and all(_FIELD.fullmatch(field) for field in fields):
        return Schedule(cron=" ".join(fields))
    raise ValueError(
        f'{text!r} is neither a cron line such as "0 */6 * * *" nor an interval such as "every 6 hours"'
    )
