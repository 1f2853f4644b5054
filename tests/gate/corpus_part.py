"""A part of our corpus (``dev``, ``opened``, ``blind``, ``fresh``, ``kept``, ``sealed``) as the scorers of claims and of resolving take it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache

from pipeline import ids
from pipeline.model import Document, Evidence
from tests.gate.claim_gold import Annotated, read_article, rules
from tests.gate.claim_scores import Score, score, total
from tests.gate.corpus_gold import CORPUS, CorpusArticle, Topic, load_part
from tests.gate.resolve_gold import Gold, add_claim
from tests.gate.resolve_raw import add_reading

CLOSED = "blind"
# between the opening of one closed part and the next there is none
PARTS = tuple(name for name in ("dev", "opened", CLOSED) if (CORPUS / name).is_dir())
LATER = ("fresh", "kept", "sealed")
"""Written later, by people who did not know the rules; confidence is not fitted to them. ``sealed`` stays closed as well."""
UNREAD = frozenset({CLOSED, "sealed"})
_FETCHED = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass
class Part:
    """The topics of a part, and each article of a language that has a grammar, scored."""

    topics: list[Topic]
    articles: list[Annotated] = field(default_factory=list)
    scores: list[Score] = field(default_factory=list)

    def languages(self) -> list[str]:
        """Languages of the part that have a grammar."""
        return sorted({one.language for one in self.articles})

    def score_of(self, language: str) -> Score:
        """The scores of a language's articles, added up, without the texts of their misses."""
        pairs = zip(self.articles, self.scores, strict=True)
        return total([one for article, one in pairs if article.language == language])


@lru_cache(maxsize=len(PARTS) + len(LATER))
def read_part(name: str) -> Part:
    """A part, read from its documents' bytes and scored."""
    part = Part(load_part(name))
    for topic in part.topics:
        part.articles += [_annotated(one) for one in topic.articles]
    part.articles = [one for one in part.articles if one.language in rules().languages]
    part.scores = [score(one) for one in part.articles]
    return part


def _annotated(one: CorpusArticle) -> Annotated:
    body = json.dumps({**one.fields, "text": None}, ensure_ascii=False).encode()
    sha = ids.sha256(body)
    name = one.fields["id"]
    document = Document(
        id=ids.document_id("corpus", name, sha),
        source_id="corpus",
        key=name,
        url="",
        body=body,
        body_sha256=sha,
        format="article",
        fetched_at=_FETCHED,
        run_id="gate",
    )
    return Annotated(
        name, one.language, one.fields["text"], one.claims, one.non_claims, document
    )  # fmt: skip


def annotated_gold(topics: Iterable[Topic], languages: Iterable[str] | None = None) -> Gold:
    """What the annotators found, in all topics, or in some languages of them."""
    gold = Gold()
    for topic in topics:
        for one in topic.articles:
            if languages is None or one.language in languages:
                for row in one.claims:
                    add_claim(gold, one.fields, row)
        gold.conflicts |= topic.conflicts
        gold.ambiguous |= topic.ambiguous
    stated = gold.figures()
    gold.conflicts = {pair: kind for pair, kind in gold.conflicts.items() if pair <= stated.keys()}
    return gold


def read_gold(part: Part, languages: Iterable[str]) -> tuple[dict[str, Evidence], Gold]:
    """What was read in some languages, and the annotation under the same claim ids."""
    wanted = set(languages)
    evidence: dict[str, Evidence] = {}
    gold = annotated_gold(part.topics, wanted)
    for one in part.articles:
        if one.language in wanted:
            add_reading(read_article(one), one.name, one.text, evidence, gold)
    return evidence, gold


def topics_of(claim_ids: Iterable[str], gold: Gold) -> set[str]:
    """The topics that claims come from, as far as they are annotated."""
    claims: Mapping[str, object] = gold.claims
    return {gold.claims[one].article_id.split("/")[0] for one in claim_ids if one in claims}
