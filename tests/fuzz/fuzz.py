"""Coverage-guided fuzzing of one target: ``fuzz.py TARGET SECONDS``, or ``make fuzz TARGET=html SECONDS=600``.

What was reached is kept in ``build/fuzz/<target>`` and gone on from the next
time. A finding ends the run and is written there as ``crash-...`` (or
``timeout-...``, ``oom-...``): it belongs into ``tests/cases/fuzz/<target>``.
"""

import json
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["pipeline", "flows.extraction"]):
    from tests.fuzz.targets import TARGETS

ROOT = Path(__file__).resolve().parents[2]
_CASES = ROOT / "tests/cases"
_OPTIONS = (
    "-timeout=30",  # seconds for one input, before it counts as a hang
    "-rss_limit_mb=3000",
    "-max_len=4096",
    "-print_final_stats=1",
)
_WORDS = {
    "numerals": """million billion bn Mrd. percent % $ EUR per kWh one twenty third zwei Prozent halb mil millones
        quatre-vingt ½ ² 1,234.5 1.234,5 2024 - – to of more less than""".encode().split(),
    "html": b"""<p> </p> <table> <tr> <td> colspan= <th> <br> <script> <!-- --> <ul><li> <h1> <title> <meta property=
        content= &# &amp; <article> <time datetime= application/ld+json <sup> <pre> <select> <svg> <template>""".split(),
    "decoders": [b"\x1f\x8b\x08", b"x\x9c", b"\xef\xbb\xbf", b"\xff\xfe", b"\x1b$B", b"charset="],
    "json": rb"""{"id":1, "content":{"rendered":" "title" "format":"text" "body":" "items":[ \ud800 null 1e999 "date_gmt"
        "version":"https://jsonfeed.org/version/1" <rss><channel><item> <feed><entry>""".split(),
}  # fmt: skip


def _seeds(target: str) -> list[bytes]:
    """What to begin with: kept findings, and pieces of our own cases."""
    seeds = [path.read_bytes() for path in sorted((_CASES / "fuzz" / target).glob("*"))]
    pages = sorted((ROOT / "flows/sample/sites").glob("*.test/articles/*.html"))
    texts = [path.read_bytes() for path in pages]
    if target == "html":
        return seeds + [bytes([first]) + text[:2000] for text in texts for first in (0, 255)]
    if target == "numerals":
        return seeds + [
            bytes([number]) + line
            for text in texts
            for number, line in enumerate(text.splitlines())
            if any(48 <= byte < 58 for byte in line)
        ]
    if target == "json":
        made = [{"id": 1, "content": {"rendered": texts[0][:500].decode("utf-8", "ignore")}}]
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "items": [{"id": "1", "content_text": "5"}],
        }
        line = {"id": "a", "format": "text", "body": "5 mills", "text": "5 mills", "language": "en"}
        return seeds + [json.dumps(one).encode() for one in (made, made[0], feed, line)]
    return seeds + [
        bytes([200 + number, number]) + text[:1000] for number, text in enumerate(texts)
    ]


def main() -> None:
    """Fuzz one target for so many seconds."""
    target, seconds = sys.argv[1], int(sys.argv[2])
    folder = ROOT / "build/fuzz-found" / target
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(_seeds(target)):
        (folder / f"seed-{number:04d}").write_bytes(seed)
    words = folder.with_suffix(".dict")
    words.write_text("".join(f'"{word}"\n' for word in _quoted(_WORDS[target])), encoding="utf-8")
    prefix = f"-artifact_prefix={folder.parent}/{target}-"
    options = [f"-max_total_time={seconds}", f"-dict={words}", prefix, *_OPTIONS]
    atheris.Setup([sys.argv[0], str(folder), *options], TARGETS[target])
    atheris.Fuzz()


def _quoted(words: list[bytes]) -> list[str]:
    """Words as a libFuzzer dictionary has them: what is not plain by its bytes."""
    plain = set(range(33, 127)) - set(b'"\\')
    return ["".join(chr(b) if b in plain else f"\\x{b:02x}" for b in word) for word in words]


if __name__ == "__main__":
    main()
