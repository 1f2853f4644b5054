"""One writer at a time, told by whom; gone when its process is gone."""

import subprocess
import sys
from pathlib import Path

import pytest

from flows.errors import ExitCode, FigurehouseError
from flows.locks import holder, writer_lock

HOLD = """
import sys
from pathlib import Path
from flows.locks import writer_lock
with writer_lock(Path(sys.argv[1]), 0, "run since yesterday"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other(tmp_path: Path):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def test_a_second_writer_leaves_with_the_name_of_the_first(tmp_path, other) -> None:
    with pytest.raises(FigurehouseError) as refused, writer_lock(tmp_path, 0.2, "run"):
        pass
    assert f"pid {other.pid}" in str(refused.value)
    assert "run since yesterday" in str(refused.value)
    assert refused.value.code == ExitCode.USAGE
    assert refused.value.remedy
    assert str(other.pid) in (holder(tmp_path) or "")


def test_a_killed_writer_leaves_no_lock(tmp_path, other) -> None:
    other.kill()
    other.wait()
    with writer_lock(tmp_path, 0, "run"):
        assert holder(tmp_path) is not None
    assert holder(tmp_path) is None


def test_a_folder_that_cannot_be_made_is_told(tmp_path) -> None:
    (tmp_path / "file").write_text("in the way")
    with (
        pytest.raises(FigurehouseError, match="cannot be written"),
        writer_lock(tmp_path / "file" / "data", 0, "run"),
    ):
        pass


def test_no_folder_no_holder(tmp_path) -> None:
    assert holder(tmp_path / "nowhere") is None
