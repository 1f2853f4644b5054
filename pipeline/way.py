"""The way of one article: document -> article -> claims -> figures.

Read this file first. Each step is one pure function; its details are one
folder away, in the package it is imported from. Fetching (bytes -> document)
is pipeline.fetch, and the only step that touches the network; keeping the
results is the warehouse's work, and happens in flows.
"""

from collections.abc import Iterable, Mapping

from pipeline.clean.article import to_article
from pipeline.clean.corrections import corrected
from pipeline.extract.claims import to_claims
from pipeline.extract.grammar import Grammar
from pipeline.model import Document, Edge, Evidence, Judgement, Reading, Rejection
from pipeline.resolve.cluster import to_clusters
from pipeline.resolve.compare import Comparison, compare
from pipeline.resolve.figures import Resolution, to_resolution
from pipeline.spec.source import Source


def read(document: Document, source: Source | None, grammars: Mapping[str, Grammar]) -> Reading:
    """One document in; its article and claims out, or the reasons why not.

    ``source`` brings its corrections; a document whose source file is gone is
    read without.
    """
    cleaned = to_article(document)
    if isinstance(cleaned, Rejection):
        return Reading(document.id, None, (), (cleaned,))
    article, expired = corrected(cleaned, source, document.fetched_at)
    grammar = grammars.get(article.language)
    if grammar is None:
        unread = Rejection(document.id, "extract", "no-grammar", article.language, article.id)
        return Reading(document.id, article, (), (unread,), expired)
    claims, rejections = to_claims(article, grammar)
    return Reading(document.id, article, claims, rejections, expired)


def resolve(
    evidence: Mapping[str, Evidence],
    candidates: Iterable[tuple[str, str]],
    known: Iterable[Edge],
    judgements: Iterable[Judgement],
    previous: Mapping[str, str],
    comparison: Comparison,
) -> Resolution:
    """Claims and the pairs worth comparing in; one figure out per group that states the same number.

    ``known`` are edges of earlier runs among the same claims, ``previous``
    the figure each claim stood in (ids follow history). A person's judgement
    outranks any score.
    """
    pairs = (compare(evidence[left], evidence[right], comparison) for left, right in candidates)
    edges = [*known, *(edge for edge in pairs if edge is not None)]
    clusters = to_clusters(evidence, edges, judgements, comparison)
    return to_resolution(clusters, evidence, edges, previous, comparison)
