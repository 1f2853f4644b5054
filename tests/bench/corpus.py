"""A synthetic corpus with known truth: articles with claims, and the figure each claim states.

Everything follows from a number: article n is the same in a corpus of any
size, so that a larger corpus continues a smaller one. Subjects, metrics,
periods and sources are as uneven as in the news; values are rounded, ranged,
bounded and often common; stories are copied; and what reading gets wrong in
real articles (a subject missing, a neighbour's subject, no period, another
metric) is wrong here, in known shares.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from pipeline import ids
from pipeline.model import Article, Basis, Claim, Document, Quantity, Reading, Span
from tests.bench import vocabulary as words

SUBJECTS, SOURCES, PERIODS = 40_000, 800, 14
CLAIMS_AN_ARTICLE = 8
COPIED, SUBJECT_MISSING, SUBJECT_WRONG = 0.25, 0.12, 0.04
NAMED, NAMED_WRONG = 0.6, 0.35
METRIC_MISSING, METRIC_WRONG, PERIOD_MISSING, PERIOD_WRONG = 0.1, 0.04, 0.15, 0.03
_START = datetime(2025, 1, 1, 6, tzinfo=UTC)


@dataclass(frozen=True)
class Truth:
    """One figure of the invented world; claims that state it are one figure."""

    subject: int
    metric: int
    period: str
    low: Decimal
    high: Decimal
    digits: int
    modality: str

    @property
    def id(self) -> str:
        """Names the figure in the truth."""
        return f"{self.subject} {self.metric} {self.period} {self.low}-{self.high}"


def _skewed(rng: random.Random, size: int, shift: float) -> int:
    """A rank below ``size``; the chance of rank r falls like 1 / (r + shift)."""
    return min(int(shift * ((size + shift) / shift) ** rng.random() - shift), size - 1)


def _period(number: int) -> str:
    """Of fourteen periods: years, fiscal years, quarters, a month and a span."""
    known = ("2024", "2025", "FY2025", "2025-Q2", "2030", "2025-Q1", "2023", "2024-Q4", "2025-03")
    return (*known, "2026", "2035-end", "2022", "2025/2028", "FY2024")[number]


@lru_cache(maxsize=200_000)
def truth(subject: int, metric: int, period: int, variant: int) -> Truth:
    """The value that a measure has in one of its variants; the second and third compete with the first."""
    rng = random.Random(f"{subject} {metric} {period} {variant}")
    measured = words.METRICS[metric]
    digits = rng.choices((1, 2, 3, 4), (0.2, 0.45, 0.27, 0.08))[0]
    leading = rng.randint(10 ** (digits - 1), 10**digits - 1)
    if digits == 1:
        leading = rng.choice((1, 1, 1, 2, 2, 3, 4, 5, 5, 5, 6, 8))
    decade = measured.decade + rng.choice((-1, 0, 0, 0, 1)) - (digits - 1)
    least = 0 if measured.kind == "count" else -2
    value = Decimal(leading).scaleb(max(decade, least))
    high = value
    if rng.random() < 0.06:
        high = value + Decimal(rng.choice((1, 2, 5))).scaleb(max(decade, least))
    code = _period(period)
    ahead = code[:4] in {"2030", "2035", "2026"} or "/" in code
    modality = rng.choice(("forecast", "target")) if ahead else "actual"
    return Truth(subject, metric, code, value, high, digits, modality)


def _number(value: Decimal, language: int) -> str:
    text = f"{value.normalize():,f}"
    if language == 0:
        return text
    return text.translate(str.maketrans(",.", ".,"))


def _said(value: Decimal, unit: str, language: int) -> str:
    for size, names in words.SCALES:
        if value >= size:
            return f"{_number(value / size, language)} {names[language]} {words.UNIT_WORDS[unit][language]}"
    return f"{_number(value, language)} {words.UNIT_WORDS[unit][language]}"


def _stated(rng: random.Random, fact: Truth) -> tuple[Decimal | None, Decimal | None, str]:
    """Low, high and qualifier of one statement of a figure."""
    kind = rng.random()
    if fact.low != fact.high:
        if kind < 0.12:
            return None, fact.high, "at_most"
        return fact.low, fact.high, "exact"
    if fact.digits >= 3 and kind < 0.25:
        place = fact.low.adjusted() - 1
        rounded = fact.low.scaleb(-place).to_integral_value().scaleb(place)
        return rounded, rounded, "approx" if kind < 0.12 else "exact"
    if kind > 0.95:
        return fact.low, None, "more_than"
    return fact.low, fact.low, "approx" if kind > 0.88 else "exact"


def _surface(low: Decimal | None, high: Decimal | None, unit: str, language: int) -> str:
    if low is not None and high is not None and low != high:
        return f"{_said(low, unit, language)} - {_said(high, unit, language)}"
    return _said(low if low is not None else high or Decimal(0), unit, language)


def _dates(code: str) -> tuple[date | None, date | None]:
    if code.isdigit():
        return date(int(code), 1, 1), date(int(code), 12, 31)
    return None, None


@dataclass(frozen=True)
class Made:
    """An article of the corpus with its claims, and the figure that each states."""

    document: Document
    article: Article
    claims: tuple[Claim, ...]
    truths: tuple[str, ...]

    @property
    def reading(self) -> Reading:
        """What reading the article gave."""
        return Reading(self.document.id, self.article, self.claims, ())


def root_of(number: int) -> int:
    """The article that an article copies, in the end; itself where it copies none."""
    while number:
        rng = random.Random(f"copy {number}")
        if rng.random() >= COPIED:
            break
        # what is copied is copied soon, and good stories are copied most
        number = max(0, number - 1 - _skewed(rng, 400, 3))
    return number


def article(number: int) -> Made:
    """Article ``number`` of the corpus."""
    root = root_of(number)
    rng = random.Random(f"article {root}")
    own = random.Random(f"own {number}")
    language = rng.choices(range(len(words.LANGUAGES)), words.LANGUAGE_SHARES)[0]
    source = f"source-{_skewed(own, SOURCES, 12):03d}"
    key = f"article-{number}"
    article_id = ids.article_id(source, key)
    cast = [_skewed(rng, SUBJECTS, 30) for _ in range(3)]
    topic = " ".join(words.name(5000 + cast[0] * 7 + n) for n in range(2))
    published = _START + timedelta(minutes=int(number * 2 + own.randint(0, 600)))
    title = f"{words.name(cast[0]).title()}: {topic} {words.METRICS[cast[0] % 24].words[language]}"
    parts, claims, truths, at, seen = [title], [], [], len(title) + 1, set[tuple[str, str]]()
    for _ in range(rng.randint(CLAIMS_AN_ARTICLE - 4, CLAIMS_AN_ARTICLE + 4)):
        claim, fact = _claim(rng, article_id, cast, language, at)
        if (claim.sentence, claim.surface) in seen:
            continue
        seen.add((claim.sentence, claim.surface))
        claims.append(claim)
        truths.append(fact.id)
        parts.append(claim.sentence)
        at += len(claim.sentence) + 1
    text = "\n".join(parts)
    url = f"https://{source}.test/{number}"
    body = text.encode()
    digest = ids.sha256(body)
    document = Document(
        ids.document_id(source, key, digest), source, key, url, body, digest, "text", published,
        "bench",
    )  # fmt: skip
    made = Article(
        article_id, document.id, source, url, url, title, (), published, None,
        words.LANGUAGES[language], text, (),
    )  # fmt: skip
    return Made(document, made, tuple(claims), tuple(truths))


def _claim(
    rng: random.Random, article_id: str, cast: list[int], language: int, at: int
) -> tuple[Claim, Truth]:
    subject = cast[_skewed(rng, len(cast), 0.7)]
    metric = (subject + _skewed(rng, len(words.METRICS), 2)) % len(words.METRICS)
    period = (subject + _skewed(rng, PERIODS, 2)) % PERIODS
    fact = truth(subject, metric, period, rng.choices((0, 1, 2), (0.82, 0.13, 0.05))[0])
    measured = words.METRICS[metric]
    low, high, qualifier = _stated(rng, fact)
    surface = _surface(low, high, measured.unit, language)
    who = words.name(subject).title()
    filler = " ".join(words.name(90_000 + _skewed(rng, 3000, 20)) for _ in range(3))
    pattern = rng.choice(words.SENTENCES[language])
    sentence = pattern.format(
        who=who, what=measured.words[language], amount=surface, when=fact.period, filler=filler,
        topic=words.name(5000 + cast[0] * 7 + rng.randint(0, 3)),
    )  # fmt: skip
    read, named, dated = rng.random(), rng.random(), rng.random()
    heard: int | None = subject
    if read < SUBJECT_MISSING:
        heard = None
    elif read < SUBJECT_MISSING + SUBJECT_WRONG:
        heard = rng.choice(cast)
    what: str | None = measured.concept
    if named < METRIC_MISSING:
        what = None
    elif named < METRIC_MISSING + METRIC_WRONG:
        what = rng.choice(words.METRICS).concept
    when: str | None = fact.period
    if dated < PERIOD_MISSING:
        when = None
    elif dated < PERIOD_MISSING + PERIOD_WRONG:
        when = _period(rng.randrange(PERIODS))
    start, end = _dates(when) if when else (None, None)
    # drawn apart, so that all else is as it was before claims told this
    found = random.Random(f"found {article_id} {at}")
    begins = at + sentence.index(surface)
    claim = Claim(
        id=ids.claim_id(article_id, sentence, surface, 0),
        article_id=article_id,
        sentence=sentence,
        sentence_start=at,
        span=Span(begins, begins + len(surface)),
        surface=surface,
        quantity=Quantity(low, high, measured.unit, measured.dimension, measured.kind, qualifier),  # type: ignore[arg-type]
        unit_surface=words.UNIT_WORDS[measured.unit][language],
        change=None,
        subject=None if heard is None else words.name(heard).title(),
        subject_surface=None if heard is None else words.name(heard).title(),
        metric=what,
        metric_surface=measured.words[language] if what == measured.concept else what,
        period=when,
        period_start=start,
        period_end=end,
        modality=fact.modality,  # type: ignore[arg-type]
        attribution=words.name(60_000 + _skewed(rng, 500, 10)).title()
        if rng.random() < 0.1
        else None,
        heading=None,
        row_label=None,
        column_label=None,
        conversion_of=None,
        rule="bench",
        confidence=0.9,
        subject_basis=_basis(found, heard, subject),
        metric_basis=_basis(found, what, measured.concept),
        period_basis=_basis(found, when, fact.period),
    )
    return claim, fact


def _basis(rng: random.Random, read: object, meant: object) -> Basis | None:
    """What was read wrong was carried over more often than what was read right."""
    if read is None:
        return None
    return "named" if rng.random() < (NAMED if read == meant else NAMED_WRONG) else "carried"


def articles(first: int, claims: int) -> Iterator[Made]:
    """Articles from number ``first`` on, until they hold so many claims."""
    number, made = first, 0
    while made < claims:
        one = article(number)
        left = claims - made
        if len(one.claims) > left:
            one = replace(one, claims=one.claims[:left], truths=one.truths[:left])
        made += len(one.claims)
        number += 1
        yield one
