import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.spec.schedule import Schedule, to_schedule

FILE = Path(__file__).parent / "cases/schedules.toml"
CASES = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: repr(case["text"]))
def test_schedules(case) -> None:
    if "cron" in case:
        assert to_schedule(case["text"]) == Schedule(cron=case["cron"])
    elif "seconds" in case:
        assert to_schedule(case["text"]) == Schedule(interval=timedelta(seconds=case["seconds"]))
    else:
        with pytest.raises(ValueError, match="neither a cron line"):
            to_schedule(case["text"])
