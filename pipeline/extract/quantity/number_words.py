"""Whole numbers in words: one algorithm, whose words and switches are a language's data."""

from collections.abc import Mapping
from decimal import Decimal

from pipeline.extract.quantity.amounts import Line
from pipeline.extract.quantity.glued import Piece, may_be_glued, pieces_at
from pipeline.extract.quantity.number import Number
from pipeline.extract.quantity.number_sums import NumberSum
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon

_ONE = Decimal(1)
_MILLION = Decimal(1_000_000)


def read_words(
    line: Line, index: int, lexicon: QuantityLexicon, end: int | None = None
) -> Number | None:
    """The whole number in words that starts at ``index``, before ``end`` if given.

    An article counts only before a scale ("a million"). A joiner after which
    the number cannot go on is left out, and so is what follows one where a
    larger scale shows that it opens another number ("five thousand and two
    million").
    """
    numerals = lexicon.words.numerals
    end = len(line) if end is None else end
    lower = line.lowers[index]
    article = lower in lexicon.sets["numerals.articles"] or _is_scale_article(line, index, lexicon)
    if not article and lower not in lexicon.triggers and not may_be_glued(lower, lexicon):
        return None
    building = NumberSum(numerals)
    position = last = index
    elements = 0
    if article:
        kind = _scale_kind(line, index + 1, lexicon)
        if kind is None or index + 1 >= end:
            return None
        building.group = None if kind == "hundred" else _ONE
        position, elements = index + 1, 1
    joined: int | None = None
    joint: int | None = None
    kept: tuple[NumberSum, int, int] | None = None
    while position < end:
        word = line.lowers[position]
        found = pieces_at(line.lowers, position, lexicon)
        if found is not None and position + found[0] <= end:
            size, ways = found
            counted = bool(elements) or word in lexicon.sets["numerals.bare_scales"]
            if _take(building, ways, joined is not None, counted):
                elements += len(ways[0])
                position += size
                last = position
                if joined is not None:
                    joint, joined = joined, None
                continue
            if kept is not None and ways[0][0][0] == "scale" and joined is None:
                building, last, elements = kept
                joint = None
            break
        ending = lexicon.endings.at(line.lowers, position) if elements else None
        if ending is not None and joined is None:
            position += ending[0]
            if _add_half_scale(building, line.lower(position), ending[1], numerals.scales):
                position += 1
            else:
                building.add_part(ending[1])
            last = position
            continue
        if elements and joined is None and word in lexicon.sets["numerals.joiners"]:
            if building.scaled_last:
                kept = (building.copy(), last, elements)
            joined = position
            position += 1
            continue
        if elements and joined is None and _is_inner_hyphen(line, position, building, lexicon):
            position += 1
            continue
        break
    if not elements or last == index:
        return None
    return Number(
        building.value, last, words=True, scale=building.last_scale, elements=elements, joint=joint
    )


def _is_scale_article(line: Line, index: int, lexicon: QuantityLexicon) -> bool:
    """Whether an article stands before what is a number together with it only ("il milione di visitatori")."""
    if line.lowers[index] not in lexicon.sets["numerals.scale_articles"]:
        return False
    return lexicon.words.numerals.scales.get(line.lower(index + 1), _ONE) >= _MILLION


def _scale_kind(line: Line, index: int, lexicon: QuantityLexicon) -> str | None:
    """Whether a hundred, a scale or its abbreviation stands at ``index``, after an article."""
    found = lexicon.pieces.at(line.lowers, index)
    if found is not None and found[1][0] != "small":
        return found[1][0]
    return "sign" if line.lower(index) in lexicon.words.numerals.signs else None


def _is_inner_hyphen(line: Line, index: int, building: NumberSum, lexicon: QuantityLexicon) -> bool:
    """Whether a hyphen joins two parts of a number; with spaces around it only tens and ones."""
    if line.text(index) not in {"-", "‑"}:
        return False
    following = pieces_at(line.lowers, index + 1, lexicon)
    if following is None:
        return line.glued(index) and line.lower(index + 1) in lexicon.sets["numerals.joiners"]
    if line.glued(index) and line.glued(index + 1):
        return True
    kind, value = following[1][0][0]
    return (
        not line.glued(index)
        and not line.glued(index + 1)
        and kind == "small"
        and building.takes_ones(value)
    )


def _take(building: NumberSum, ways: list[list[Piece]], joined: bool, counted: bool) -> bool:
    """Whether all parts of a word fit, in one of the ways it comes apart; else nothing is changed.

    ``counted``: a hundred or a scale may come now, since a number stands before or need not.
    """
    for pieces in ways:
        attempt = building.copy()
        if attempt.add_all(pieces, joined, counted or len(pieces) > 1):
            building.become(attempt)
            return True
    return False


def _add_half_scale(
    building: NumberSum, word: str, part: Decimal, scales: Mapping[str, Decimal]
) -> bool:
    """Whether a smaller scale follows what ends a number: half of it is added ("een miljard en een half miljoen")."""
    scale = scales.get(word)
    if scale is None or building.last_scale is None or not building.scaled_last:
        return False
    if scale >= building.last_scale:
        return False
    building.parts.append((part * scale, scale))
    building.last_scale = scale
    return True
