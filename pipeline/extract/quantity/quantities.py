"""Quantities in a sentence: numbers with scale, unit, qualifier, range; and what is none."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.parts import (
    ArticleFacts,
    Mention,
    Refusal,
    Sentence,
    TableContext,
    TimeExpression,
)
from pipeline.extract.quantity.amounts import Amount, Line
from pipeline.extract.quantity.bounds import join_bounds
from pipeline.extract.quantity.carrying import carry_lists
from pipeline.extract.quantity.counted_per import attach_per
from pipeline.extract.quantity.mentions import to_mentions
from pipeline.extract.quantity.nouns import attach_noun
from pipeline.extract.quantity.numbered import attach_numbered
from pipeline.extract.quantity.priced import attach_prices
from pipeline.extract.quantity.qualifiers import attach_qualifier
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon
from pipeline.extract.quantity.ranges import join_ranges, link_conversions
from pipeline.extract.quantity.references import refuse_references
from pipeline.extract.quantity.refusals import refuse_incidentals
from pipeline.extract.quantity.scan import has_candidates, scan
from pipeline.extract.quantity.tables import (
    apply_labels,
    cells_of,
    context,
    read_brackets,
    read_label,
)
from pipeline.extract.quantity.tolerances import join_tolerances
from pipeline.extract.quantity.unit_parts import join_parts
from pipeline.extract.quantity.units import attach_unit
from pipeline.extract.tokens import to_tokens
from pipeline.model import Article, Span


def find_quantities(
    sentence: Sentence,
    times: Sequence[TimeExpression],
    article: Article,
    facts: ArticleFacts,
    lexicon: QuantityLexicon,
) -> tuple[tuple[Mention, ...], tuple[Refusal, ...]]:
    """The quantities of one sentence in their order, and the candidates refused.

    Candidates inside a time expression of role period, date or clock are not
    looked at; a duration is refused as ``period-length``.
    """
    return find_below_claims(sentence, times, article, facts, lexicon, frozenset())


def find_below_claims(
    sentence: Sentence,
    times: Sequence[TimeExpression],
    article: Article,
    facts: ArticleFacts,
    lexicon: QuantityLexicon,
    kept: Collection[str],
) -> tuple[tuple[Mention, ...], tuple[Refusal, ...]]:
    """The same, with what the rules named in ``kept`` would refuse among the quantities.

    For measuring against corpora that also count ages or lengths of time; the rule of such a
    mention is the code of its refusal.
    """
    line = Line(sentence.tokens)
    if not has_candidates(line, lexicon):
        return (), ()
    if sentence.block.kind in {"table_row", "table_header"} and sentence.block.cells:
        return _row(sentence, times, article, facts, lexicon)
    amounts = join_parts(line, read_amounts(line, times, facts, lexicon), lexicon)
    attach_prices(line, amounts, lexicon)
    refuse_references(line, amounts, sentence, lexicon)
    amounts = _relate(line, amounts, lexicon)
    refuse_incidentals(line, amounts, lexicon)
    for section, code in facts.closed:
        if section.start <= sentence.start < section.end:
            for amount in amounts:
                amount.refuse(code)
    for amount in amounts:
        if amount.refused in kept and amount.form != "none":
            amount.rule, amount.refused = amount.refused, ""
    return to_mentions(line, amounts)


def read_amounts(
    line: Line, times: Sequence[TimeExpression], facts: ArticleFacts, lexicon: QuantityLexicon
) -> list[Amount]:
    """Every number of a line with its unit, qualifier and noun."""
    amounts = scan(line, times, lexicon, facts.decimal_comma)
    last = 0
    for amount in amounts:
        if amount.first < last:
            amount.first = amount.core_first
        attach_unit(line, amount, facts, lexicon)
        attach_qualifier(line, amount, lexicon)
        attach_noun(line, amount, lexicon)
        attach_per(line, amount, lexicon)
        if amount.noun and not amount.qualifier_last:
            attach_qualifier(line, amount, lexicon)
        last = amount.last
    for left, right in pairwise(amounts):
        _count_packs(line, left, right, lexicon)
    return _apart(amounts)


def _count_packs(line: Line, left: Amount, right: Amount, lexicon: QuantityLexicon) -> None:
    """What is counted behind a measure of each piece ("eight million 250ml bottles")."""
    measured = right.unit is not None and right.unit.kind == "amount" and right.own_unit
    if left.unit is None and not left.noun and measured and left.last == right.first:
        found = replace(left, last=right.last)
        attach_noun(line, found, lexicon)
        left.noun, left.noun_word = found.noun, found.noun_word
        left.noun_first, left.noun_last = found.noun_first, found.noun_last


def _apart(amounts: list[Amount]) -> list[Amount]:
    """The amounts without those that a neighbour's unit swallowed ("15 dollars 50")."""
    kept: list[Amount] = []
    for amount in amounts:
        if kept and amount.first < kept[-1].last:
            amount.first = max(amount.core_first, kept[-1].last)
            if amount.first >= amount.last:
                continue
        kept.append(amount)
    return kept


def _relate(line: Line, amounts: list[Amount], lexicon: QuantityLexicon) -> list[Amount]:
    """Join ranges, carry units over, and link conversions."""
    amounts = join_tolerances(line, join_parts(line, amounts, lexicon), lexicon)
    amounts = join_ranges(line, amounts, lexicon)
    amounts = join_bounds(line, amounts, lexicon)
    attach_numbered(line, amounts, lexicon)
    if len(amounts) > 1:
        carry_lists(line, amounts, lexicon)
        link_conversions(line, amounts, lexicon)
    return amounts


def _row(
    sentence: Sentence,
    times: Sequence[TimeExpression],
    article: Article,
    facts: ArticleFacts,
    lexicon: QuantityLexicon,
) -> tuple[tuple[Mention, ...], tuple[Refusal, ...]]:
    """The quantities of a table's row, cell by cell; in a header, and in a row's name, there are none."""
    mentions: list[Mention] = []
    refusals: list[Refusal] = []
    block = sentence.block
    header = block.kind == "table_header"
    for column, tokens in enumerate(cells_of(sentence.tokens, block.cells)):
        line = Line(tokens)
        if not tokens or not has_candidates(line, lexicon):
            continue
        around = context(article.text, block.cells, column, facts, block.table)
        amounts = _cell(
            line, [t for t in times if _inside(t, block.cells[column])], around, facts, lexicon
        )
        if header or column == 0:
            for amount in amounts:
                amount.refuse("table-header" if header else "row-label")
        found, refused = to_mentions(line, amounts, around)
        mentions += found
        refusals += refused
    return tuple(mentions), tuple(refusals)


def _inside(time: TimeExpression, cell: Span) -> bool:
    return cell.start <= time.span.start and time.span.end <= cell.end


def _cell(
    line: Line,
    times: Sequence[TimeExpression],
    around: TableContext,
    facts: ArticleFacts,
    lexicon: QuantityLexicon,
) -> list[Amount]:
    """The amounts of one cell."""
    amounts = join_ranges(line, read_amounts(line, times, facts, lexicon), lexicon)
    read_brackets(line, amounts, lexicon)
    column = lexicon.labels.get(around.column_label.casefold().strip(" .:"))
    labels = [
        read_label(label, facts, lexicon)
        for label in (around.column_label, around.row_label, around.corner, around.caption)
    ]
    for amount in amounts:
        if column is not None:
            amount.refuse(column)
        apply_labels(amount, labels)
        if amount.unit is None and not amount.refused and amount.scale is None:
            text = line.texts[amount.core_first]
            if text.isdigit() and len(text) == 4 and 1900 <= int(text) <= 2100:  # noqa: PLR2004
                amount.refuse("year")
        if amount.unit is not None and amount.unit.kind == "duration":
            amount.refuse("period-length")
    return amounts


def read_quantity_phrase(
    text: str, facts: ArticleFacts, lexicon: QuantityLexicon
) -> tuple[Mention, ...]:
    """Every quantity of a bare phrase, below the rules that say what a claim is.

    Ages, period lengths, small counts and numbers in names are quantities
    here; only what is no number at all is left out. The rule of one that is no
    claim is the code of its refusal. Spans are of ``text``.
    """
    small = frozenset(prefix.lower() for prefix in lexicon.glued_prefixes)
    prefixes = lexicon.glued_prefixes | small
    tokens = to_tokens(text, 0, len(text), lexicon.token_pattern, prefixes)
    line = Line(tokens, phrase=True)
    if not has_candidates(line, lexicon):
        return ()
    amounts = _relate(line, read_amounts(line, (), facts, lexicon), lexicon)
    numbers = [amount for amount in amounts if not amount.refused]
    refuse_incidentals(line, numbers, lexicon)
    for amount in numbers:
        if amount.refused:
            amount.rule, amount.refused = amount.refused, ""
    return to_mentions(line, amounts)[0]
