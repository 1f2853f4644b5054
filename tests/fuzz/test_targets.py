"""The fuzzer's targets, in the suite: what it once found, and bytes by lot."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS

FOUND = Path(__file__).resolve().parents[1] / "cases/fuzz"
PIECES = {
    "numerals": "5|1,234.5|1.234,5|½|1/2|one|zwei|million|Mrd.|%|$|€|per|kWh|-|–|to|bis|(|)|.|\n|\u00a0|²|more than|2024",
    "html": "<p>|</p>|<table>|<tr>|<td|colspan=9>|<script>|</script>|<!--|-->|&#xD800;|<h1>|5 mills|12,500 tonnes| |<sup>|<br>",
    "decoders": "\x1f|\x8b|\x08|x|\x9c|a|charset=|\x1b$B|\x00|\xff\xfe|\xef\xbb\xbf|<html>|[{",
    "json": '{|}|[|]|"id":1|"content":{"rendered":"<p>5</p>"}|,|"body":"5"|"format":"text"|\\ud800|"items":|<rss>|null|1e999|"',
}
PATIENT = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def test_what_the_fuzzer_found_stays_mended() -> None:
    for path in sorted(FOUND.glob("*/*")):
        TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("target", sorted(TARGETS))
@given(data=st.data(), first=st.binary(min_size=2, max_size=2))
@PATIENT
def test_any_bytes(target: str, data: st.DataObject, first: bytes) -> None:
    pieces = st.lists(st.sampled_from(PIECES[target].split("|")), max_size=25).map("".join)
    codec = "latin-1" if target == "decoders" else "utf-8"
    body = pieces.map(lambda text: text.encode(codec, "surrogatepass")) | st.binary(max_size=200)
    TARGETS[target](first[: 0 if target == "json" else 2] + data.draw(body))
