"""How fast reading is: sentences per CPU second of the whole extraction against quantulum3, in the same run.

    make bench-extract

Both read the same English sentences of the open parts of our own corpus: ours with the full
context of every claim (subject, metric, period, modality, attribution), sentence
by sentence within its article; quantulum3 without any. Each is timed several
times in turn, and the best of each counts, since other programs share the
machine. Then the same where every sentence holds a digit, growth with the
length of a text, and start-up. What the first reading costs, when every word is
met for the first time, is told too: nothing of a sentence is kept, only words.
The make target runs it twice: on the sources, and on the compiled modules, of which
the ratio is required.
"""

import argparse
import re
import sys
import time
import tomllib
import warnings
from collections.abc import Callable
from pathlib import Path

from flows.compiled import current
from flows.reader import spare_the_collector
from pipeline.extract.claims import to_claims
from pipeline.extract.facts import to_facts
from pipeline.extract.grammar import Grammar, to_grammars
from pipeline.extract.sentences import to_sentences
from pipeline.model import Article, Block, Span
from pipeline.spec.rules import load_rules

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests" / "corpus"
LANGUAGE = "en"
PARTS = ("dev", "opened")
TURNS = 12
_CLAIM = re.compile(r"\[\[([^|\]]*)\|[^\]]*\]\]")
_TIME = re.compile(r"\{\{([^}]*)\}\}")
HARD = ("1 billion to 5 billion dollars, or 3.5%, ", "of 27 ships and 12,000 people. ")


def main() -> int:
    """Print the figures; 1 where the required ratio is missed."""
    options = argparse.ArgumentParser()
    options.add_argument("--required", type=float, default=0.0)
    required: float = options.parse_args().required
    print(f"compiled modules: {current().state}")
    started = time.process_time()
    grammars = to_grammars(load_rules(ROOT / "config"))
    grammar = grammars[LANGUAGE]
    print(f"start-up: {time.process_time() - started:.2f} s of CPU for one language")
    articles = [to_article(text) for text in texts()]
    sentences = [
        sentence.text for one in articles for sentence in to_sentences(one, grammar.quantities)
    ]
    with_number = [text for text in sentences if any(sign.isdigit() for sign in text)]
    print(f"{len(articles)} articles, {len(sentences)} sentences, {len(with_number)} with digits")
    parse = peer()
    spare_the_collector()  # as processes that read do; it holds for the peer as well
    dense = [to_article(text) for text in with_number]
    print(
        f"the first time: {speed(lambda: read(articles, grammar), len(sentences)):.0f} per CPU second"
    )
    ours, theirs, ours_dense, theirs_dense = (0.0, 0.0, 0.0, 0.0)
    for _ in range(TURNS):
        ours = max(ours, speed(lambda: read(articles, grammar), len(sentences)))
        theirs = max(theirs, speed(lambda: each(parse, sentences), len(sentences)))
        ours_dense = max(ours_dense, speed(lambda: read(dense, grammar), len(dense)))
        theirs_dense = max(theirs_dense, speed(lambda: each(parse, with_number), len(with_number)))
    if required:
        print(f"required: {required:g} times as fast on all sentences")
    show("all sentences", ours, theirs)
    show("sentences with digits, each an article of its own", ours_dense, theirs_dense)
    growth(grammar)
    return 0 if ours >= required * theirs else 1


def texts() -> list[str]:
    """The English articles of the corpus that may be looked at."""
    found = []
    paths = (path for part in PARTS for path in CORPUS.glob(f"{part}/*/[0-9][0-9].toml"))
    for path in sorted(paths):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        if table.get("language") == LANGUAGE and table.get("format", "text") == "text":
            found.append(_TIME.sub(r"\1", _CLAIM.sub(r"\1", str(table["body"]))))
    return found


def to_article(text: str) -> Article:
    """A text as an article, a block for each paragraph."""
    blocks = []
    start = 0
    for part in text.split("\n\n"):
        end = start + len(part)
        if part.strip():
            blocks.append(Block("paragraph", Span(start, end)))
        start = end + 2
    return Article("a", "d", "s", "", "", "", (), None, None, LANGUAGE, text, tuple(blocks))


def peer() -> Callable[[str], object]:
    """quantulum3's reader; the make target puts it beside."""
    warnings.simplefilter("ignore")
    try:
        from quantulum3 import parser  # type: ignore[import-not-found] # noqa: PLC0415 only here
    except ImportError:
        sys.exit("quantulum3 is not here: run `make bench-extract`")
    parser.parse("5 km")
    return parser.parse  # type: ignore[no-any-return]


def read(articles: list[Article], grammar: Grammar) -> None:
    """The whole extraction of each article."""
    for one in articles:
        to_claims(one, grammar)


def each(parse: Callable[[str], object], sentences: list[str]) -> None:
    """The peer on each sentence."""
    for text in sentences:
        parse(text)


def speed(work: Callable[[], None], sentences: int) -> float:
    """Sentences per CPU second."""
    started = time.process_time()
    work()
    return sentences / (time.process_time() - started)


def show(name: str, ours: float, theirs: float) -> None:
    """One line of the comparison."""
    print(
        f"{name}: {ours:.0f} against {theirs:.0f} per CPU second, {ours / theirs:.1f} times as fast"
    )


def growth(grammar: Grammar) -> None:
    """What twice the text costs."""
    last = 0.0
    for repeats in (500, 1000, 2000):
        one = to_article("".join(HARD) * repeats)
        started = time.process_time()
        to_facts(one, grammar.quantities)
        to_claims(one, grammar)
        spent = time.process_time() - started
        print(
            f"{len(one.text):>9,} signs: {spent:.2f} s"
            + (f", {spent / last:.2f} times" if last else "")
        )
        last = spent


if __name__ == "__main__":
    sys.exit(main())
