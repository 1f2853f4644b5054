"""A small random corpus that repeats, rounds, plans and contradicts figures of invented towns and clubs."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

from pipeline.model import Article, Claim, Document
from tests.resolve.statements import evidence

SUBJECTS = ("Harbour United", "Riverton Grid", "Riverton Grid", None)
METRICS = {
    "USD": ("grid investment", "grid investment", None),
    "percent": ("market share", "market share", None),
    "person": ("employees", "employees", None),
}
VALUES = {
    "USD": ("80000000", "~80000000", "82500000", "80000000..85000000", ">80000000", "120000000"),
    "percent": ("2.4", "2", "50", "~50", "2.45", "12"),
    "person": ("1300000", ">1300000", "1312400", "4", "5"),
}
KINDS = {"USD": "amount", "percent": "share", "person": "count"}
WORDS = [
    "the",
    "council",
    "told",
    "reporters",
    "that",
    "plans",
    "for",
    "bridge",
    "stadium",
    "clinic",
    "harbour",
    "and",
    "market",
    "moved",
    "on",
]


def articles(seed: int, count: int) -> list[tuple[Document, Article, tuple[Claim, ...]]]:
    """Documents with their article and claims; some articles copy an earlier one's text."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, and no secret
    made: list[tuple[Document, Article, tuple[Claim, ...]]] = []
    for number in range(count):
        copied = made and rng.random() < 0.2
        seeds = rng.choice(made)[1].authors if copied else (str(rng.random()),)
        made.append(_article(number, seeds, rng.randrange(90)))
    return made


def _article(
    number: int, seeds: tuple[str, ...], day: int
) -> tuple[Document, Article, tuple[Claim, ...]]:
    rng = random.Random(seeds[0])  # noqa: S311 - repeatable, and no secret
    key = f"{number:03d}"
    article_id = f"a_{key}"
    drafts = [_draft(rng, f"c_{key}_{n}", article_id) for n in range(rng.randint(3, 7))]
    text, claims = "", []
    for draft in drafts:
        text += "\n\n" if text else ""
        start = len(text)
        text += draft.claim.sentence
        values = {name: getattr(draft.claim, name) for name in Claim.__dataclass_fields__}
        at = draft.claim.sentence.index(draft.claim.surface)
        span = type(draft.claim.span)(start + at, start + at + len(draft.claim.surface))
        claims.append(Claim(**(values | {"sentence_start": start, "span": span})))
    source = f"paper-{number % 5}"
    body = (text + key).encode()
    document = Document(
        f"d_{key}", "towns", key, f"https://{source}.test/{key}", body, key, "text",
        datetime(2025, 3, 1, tzinfo=UTC), "run",
    )  # fmt: skip
    article = Article(
        article_id, document.id, source, document.url, document.url, f"News from {number % 3}",
        seeds, datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=day), None, "en", text, (),
    )  # fmt: skip
    return document, article, tuple(claims)


def _draft(rng: random.Random, claim_id: str, article_id: str) -> Any:
    unit = rng.choice(sorted(VALUES))
    value = rng.choice(VALUES[unit])
    subject, metric = rng.choice(SUBJECTS), rng.choice(METRICS[unit])
    words = " ".join(rng.choices(WORDS, k=12))
    surface = value.strip("<>~")
    return evidence(
        claim_id, value, unit,
        kind=KINDS[unit],
        article_id=article_id,
        sentence=f"{words} {subject or 'it'} {metric or 'thing'} {surface}.",
        subject=subject,
        metric=metric,
        metric_surface=metric,
        period=rng.choice(("2025", "2025", "2026", None)),
        modality=rng.choice(("actual", "actual", "target", "estimate")),
        attribution=rng.choice((None, None, "Institute of Towns", "analysts")),
    )  # fmt: skip
