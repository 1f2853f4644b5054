"""How long cleaning takes beside trafilatura alone, on the same pages in the same run.

    python tests/bench/bench_clean.py [ROUNDS]

Prints CPU seconds of both over all development pages, page by page in turn, and
their ratio; then what pages made to be slow cost. The pages lie beside the
project; without them, pages of the project's own prose stand in.
"""

import gzip
import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import trafilatura

from pipeline import ids
from pipeline.clean.article import to_article
from pipeline.model import Document

PAGES = Path(__file__).resolve().parents[3] / "shared" / "eval" / "cleaning" / "pages.json"
PROSE = "The mill said that output rose 5 percent to 3 million tonnes in 2024, more than ever. "
CELLS = "<td rowspan=65000 colspan=1000>1</td>" * 5
HOSTILE = {
    "50,000 nested divs": "<div>" * 50_000 + PROSE,
    "100,000 attributes": "<div " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{PROSE}",
    "5 MB in one line": f"<article><p>{PROSE * 60_000}</p></article>",
    "cells over millions": "<table>" + f"<tr>{CELLS}</tr>" * 2_000,
    "20,000 links": "<article>" + f'<p><a href="/x">{PROSE}</a></p>' * 20_000,
}


def pages() -> list[tuple[str, bytes]]:
    """Addresses and bytes."""
    if PAGES.is_file():
        listed = json.loads(PAGES.read_text("utf-8"))
        return [
            (one["url"], gzip.decompress((PAGES.parent / one["page"]).read_bytes()))
            for one in listed
        ]
    page = "<html><body><article>" + f"<p>{PROSE * 3}</p>" * 40 + "</article></body></html>"
    return [(f"https://mill.test/{number}", page.encode()) for number in range(100)]


def ours(url: str, body: bytes) -> None:
    at = datetime(2026, 11, 20, tzinfo=UTC)
    to_article(Document("d", "bench", url, url, body, ids.sha256(body), "html", at, "run"))


def theirs(url: str, body: bytes) -> None:
    trafilatura.bare_extraction(body, url=url, include_comments=False, with_metadata=True)


def seconds(work: Callable[[str, bytes], None], url: str, body: bytes) -> float:
    start = time.process_time()
    work(url, body)
    return time.process_time() - start


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    every = pages()
    for work in (ours, theirs):
        work(*every[0])
    for _ in range(rounds):
        spent = [(seconds(ours, *page), seconds(theirs, *page)) for page in every]
        mine, other = sum(one for one, _ in spent), sum(one for _, one in spent)
        print(
            f"{len(every)} pages: {mine:.2f} s, trafilatura {other:.2f} s, ratio {mine / other:.2f}"
        )
    for name, markup in HOSTILE.items():
        spent_here = seconds(ours, "https://mill.test/", markup.encode())
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{name}: {spent_here:.2f} s, most memory so far {peak} MB")


if __name__ == "__main__":
    main()
