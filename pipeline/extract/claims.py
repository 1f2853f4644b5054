"""Article -> claims: quantities found, and the context of each read around it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from pipeline import ids
from pipeline.extract.context import spoken_times
from pipeline.extract.context.bases import to_bases
from pipeline.extract.context.confidence import confidence
from pipeline.extract.context.context import to_contexts
from pipeline.extract.context.publishers import learn_publisher
from pipeline.extract.context.settings import learn_opening
from pipeline.extract.context.stories import Story, to_story
from pipeline.extract.context.titles import learn_title
from pipeline.extract.facts import to_facts
from pipeline.extract.grammar import Grammar
from pipeline.extract.parts import ArticleFacts, Refusal, Sentence
from pipeline.extract.quantity.first_money import first_money, home_money
from pipeline.extract.quantity.quantities import find_quantities
from pipeline.extract.sentences import to_sentences
from pipeline.extract.time.times import find_times
from pipeline.model import Article, Claim, Rejection, Span

_UNREADABLE = (ValueError, ArithmeticError, LookupError, TypeError, AttributeError, RecursionError)


def to_claims(
    article: Article, grammar: Grammar
) -> tuple[tuple[Claim, ...], tuple[Rejection, ...]]:
    """Every numeric claim of the article in the order of its text, and each candidate refused.

    A sentence that cannot be read is a rejection of its own and does not lose the others.
    """
    facts = to_facts(article, grammar.quantities)
    story = to_story(facts, grammar.context)
    learn_title(article, story)
    sentences = to_sentences(article, grammar.quantities)
    learn_opening(sentences, story)
    learn_publisher(article, sentences, story)
    spoken_times.learn_title(article.title or "", story)
    occurrences: Counter[tuple[str, str]] = Counter()
    claims: list[Claim] = []
    rejections = [
        _rejection(article, Refusal(mark, "footnote"))
        for mark in article.note_marks
        if any(map(str.isdigit, article.text[mark.start : mark.end]))
    ]
    story.money = first_money(sentences, facts, grammar.quantities)
    story.home_money = home_money(article, grammar.quantities)
    for sentence, following in zip_longest(sentences, sentences[1:]):
        around = _with_lead(sentence, following, article)
        try:
            found, refused = _read(sentence, around, article, facts, story, grammar, occurrences)
        except _UNREADABLE as error:
            whole = Span(sentence.start, sentence.end)
            detail = f"{type(error).__name__}: {error}"
            rejections.append(_rejection(article, Refusal(whole, "unreadable-sentence", detail)))
        else:
            claims += found
            rejections += [_rejection(article, refusal) for refusal in refused]
    return tuple(claims), tuple(rejections)


def _with_lead(sentence: Sentence, following: Sentence | None, article: Article) -> Sentence:
    """What a sentence's figures are read in: a heading's together with the sentence it stands over."""
    if sentence.block.kind != "heading" or following is None or following.block.kind == "heading":
        return sentence
    return replace(
        sentence,
        text=article.text[sentence.start : following.end],
        end=following.end,
        tokens=(*sentence.tokens, *following.tokens),
        words=(*sentence.words, *following.words),
    )


def _read(
    sentence: Sentence,
    around: Sentence,
    article: Article,
    facts: ArticleFacts,
    story: Story,
    grammar: Grammar,
    occurrences: Counter[tuple[str, str]],
) -> tuple[list[Claim], Sequence[Refusal]]:
    """The claims of one sentence, and its candidates refused."""
    times = find_times(sentence, facts.published_on, grammar.context)
    mentions, refusals = find_quantities(sentence, times, article, facts, grammar.quantities)
    if mentions and around is not sentence:
        times = find_times(around, facts.published_on, grammar.context)
    contexts, without = to_contexts(around if mentions else sentence, times, mentions, story)
    claims: list[Claim] = []
    claim_ids: dict[int, str] = {}
    for index, context in contexts:
        mention = mentions[index]
        surface = article.text[mention.span.start : mention.span.end]
        key = (sentence.text, surface)
        claim_ids[index] = ids.claim_id(article.id, sentence.text, surface, occurrences[key])
        occurrences[key] += 1
        base = mention.conversion_of
        claims.append(
            Claim(
                id=claim_ids[index],
                article_id=article.id,
                sentence=sentence.text,
                sentence_start=sentence.start,
                span=mention.span,
                surface=surface,
                quantity=context.quantity,
                unit_surface=mention.unit_surface,
                change=context.change,
                subject=context.subject.name,
                subject_surface=context.subject.surface,
                metric=context.metric,
                metric_surface=context.metric_surface,
                period=context.period.code if context.period else None,
                period_start=context.period.start_on if context.period else None,
                period_end=context.period.end_on if context.period else None,
                modality=context.modality,
                attribution=context.attribution,
                heading=sentence.heading,
                row_label=mention.table.row_label if mention.table else None,
                column_label=mention.table.column_label if mention.table else None,
                conversion_of=claim_ids.get(base) if base is not None else None,
                rule=context.rule,
                confidence=confidence(context.signs, grammar.confidence.number),
                **to_bases(context.signs),
                signs=context.signs,
            )
        )
    return claims, [*refusals, *without]


def _rejection(article: Article, refusal: Refusal) -> Rejection:
    return Rejection(
        document_id=article.document_id,
        stage="extract",
        code=refusal.code,
        detail=refusal.detail,
        article_id=article.id,
        span=refusal.span,
        surface=article.text[refusal.span.start : refusal.span.end],
    )
