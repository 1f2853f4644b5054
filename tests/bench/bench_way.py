"""The whole way without the network: documents per second and peak memory, for posts or whole pages.

``python -m tests.bench.bench_way posts|pages N...``: for each N an empty data
folder, N synthetic documents in a folder of files, and one run as the command
does it (fetch, read, resolve, publish; reading in processes). What each verb
took, and the CPU time of it, is told beside the sum, so that what does not grow with N can be seen.
"""

import html
import json
import random
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from flows.events import VERBS, Event
from flows.report import RunReport
from flows.selection import Selection
from flows.settings import PROJECT, load_settings
from flows.work import run_direct
from tests.bench import corpus, vocabulary
from tests.bench.meter import Meter

_POSTS_A_FILE = 100
_FILLERS = 6
_PLAIN = (
    "Nobody at the {a} would say whether the {b} had asked for it, or who had.",
    "The {a} and the {b} have long been at odds over who should pay for the {c}.",
    "What the {a} makes of the {b} will not be known before the {c} has met.",
    "It is a question of the {a}, says the {b}, and not one of the {c} alone.",
)


def _paragraphs(number: int) -> tuple[str, list[str], str]:
    """Title, paragraphs and day of article ``number``: a claim now and then among plain sentences."""
    made = corpus.article(number)
    dice = random.Random(number)
    title, *sentences = made.article.text.split("\n")
    paragraphs = []
    for sentence in sentences:
        names = {one: vocabulary.name(dice.randrange(90_000)) for one in "abc"}
        plain = [dice.choice(_PLAIN).format(**names) for _ in range(dice.randint(1, _FILLERS))]
        plain.insert(dice.randint(0, len(plain)), sentence)
        paragraphs.append(" ".join(plain))
    published = made.article.published_at
    assert published is not None
    return title, paragraphs, published.strftime("%Y-%m-%dT%H:%M:%S")


def write_posts(folder: Path, count: int) -> None:
    """Posts as WordPress gives them, a hundred a file as in a list."""
    for start in range(0, count, _POSTS_A_FILE):
        posts = []
        for number in range(start, min(start + _POSTS_A_FILE, count)):
            title, paragraphs, day = _paragraphs(number)
            body = "".join(f"<p>{html.escape(one)}</p>\n" for one in paragraphs)
            link = f"https://bench.test/{number}/"
            posts.append({
                "id": number, "date_gmt": day, "modified_gmt": day, "link": link, "type": "post",
                "status": "publish", "slug": str(number), "title": {"rendered": html.escape(title)},
                "content": {"rendered": body, "protected": False},
            })  # fmt: skip
        path = folder / f"posts-{start:07d}.json"
        path.write_text(json.dumps(posts), encoding="utf-8")


def write_pages(folder: Path, count: int) -> None:
    """Whole pages with what stands around an article: menus, teasers, scripts, a foot."""
    menu = "".join(f'<li><a href="/s/{one}">{vocabulary.name(one)}</a></li>' for one in range(60))
    script = "<script>window.q=window.q||[];" + "q.push(function(){return 1});" * 300 + "</script>"
    for number in range(count):
        title, paragraphs, day = _paragraphs(number)
        body = "\n".join(f"<p>{html.escape(one)}</p>" for one in paragraphs)
        teasers = "".join(
            f'<article class="teaser"><h3><a href="/{other}/">{vocabulary.name(other)} and its'
            f" {vocabulary.name(other + 7)}</a></h3><p>{vocabulary.name(other + 3)}</p></article>"
            for other in range(number, number + 25)
        )
        page = f"""<!doctype html><html lang="en"><head><title>{html.escape(title)}</title>
<meta property="article:published_time" content="{day}Z"><link rel="canonical"
href="https://bench.test/{number}/">{script}</head><body><header><nav><ul>{menu}</ul></nav></header>
<main><article><h1>{html.escape(title)}</h1>{body}</article><aside>{teasers}</aside></main>
<footer><ul>{menu}</ul></footer></body></html>"""
        (folder / f"page-{number:07d}.html").write_text(page, encoding="utf-8")


def measure(kind: str, count: int, base: Path) -> tuple[float, Meter, dict[str, float]]:
    """One run over so many documents: its rate, its costs, and the seconds of each verb."""
    files, sources = base / "files", base / "sources"
    files.mkdir()
    sources.mkdir()
    (sources / "bench.toml").write_text(f'title = "Bench"\nkind = "files"\npath = "{files}"\n')
    (write_posts if kind == "posts" else write_pages)(files, count)
    settings = load_settings(PROJECT / "config", sources, base / "data")
    times: dict[str, float] = {}
    costs: dict[str, tuple[float, float]] = {}
    meter = Meter()

    def note(event: Event) -> None:
        if event.moment != "step":
            times[f"{event.verb} {event.moment}"] = time.monotonic()
            costs[f"{event.verb} {event.moment}"] = meter.so_far()

    report = RunReport("", VERBS)
    with meter:
        selection = Selection(source_set="all")
        run_direct(settings, VERBS, selection, listeners=(note,), report=report)
    if report.status != "ok" or report.counts.get("articles") != count:
        print(f"not all was read: {report.status} {report.counts} {report.problems}")
        sys.exit(1)
    spans = {verb: times[f"{verb} end"] - times[f"{verb} begin"] for verb in VERBS}
    print(
        f"{count:>7} {kind}: {count / meter.wall:6.1f}/s, {count / meter.cpu:6.1f} per CPU second,"
        f" peak {meter.peak / 1e6:,.0f} MB, {report.counts['claims']} claims; "
        + ", ".join(f"{verb} {seconds:.1f} s" for verb, seconds in spans.items()),
        flush=True,
    )
    for verb in VERBS:
        (ours, theirs), (our_end, their_end) = costs[f"{verb} begin"], costs[f"{verb} end"]
        own, others = (1000 * (our_end - ours) / count, 1000 * (their_end - theirs) / count)
        print(
            f"        {verb}: {own:.2f} ms CPU each in the command, {others:.2f} in its processes"
        )
    return count / meter.wall, meter, spans


def main() -> None:
    """Measure each number of documents, and how CPU time grows from one to the next."""
    kind, *numbers = sys.argv[1:]
    found = []
    for count in map(int, numbers):
        with tempfile.TemporaryDirectory() as folder:
            found.append((count, measure(kind, count, Path(folder))[1]))
    for (less, before), (more, after) in pairwise(found):
        growth = (after.cpu / more) / (before.cpu / less)
        print(f"CPU time a document, {more} against {less}: {growth:.2f} times")


if __name__ == "__main__":
    main()
