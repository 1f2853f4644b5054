"""An article's blocks into sentences of tokens."""

from collections.abc import Iterator

from pipeline.extract.parts import Sentence, Token
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon
from pipeline.extract.tokens import to_tokens
from pipeline.extract.words import to_words, words_of
from pipeline.model import Article, Block

_WHOLE = frozenset({"heading", "table_header", "table_row"})
_TERMINATORS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’“»)]")
_OPENERS = frozenset("\"'“„«‘([#*•–—-+~≈<>")
# No reader's sentence is that long; what is longer is cut, so that nothing
# downstream ever meets a sentence it cannot afford.
_LONGEST = 600
_BREAK = 2
_DAYS_OF_A_MONTH = 31


def to_sentences(article: Article, lexicon: QuantityLexicon) -> tuple[Sentence, ...]:
    """Every sentence, heading, list item and table row, in the order of the text."""
    sentences: list[Sentence] = []
    heading: str | None = None
    marked = frozenset(o for mark in article.note_marks for o in range(mark.start, mark.end))
    elisions = frozenset(lexicon.words.sentences.elisions)
    for index, block in enumerate(article.blocks):
        for first, tokens in enumerate(_stretches(article.text, block, lexicon, marked)):
            start, end = tokens[0].start, tokens[-1].end
            inner = article.text[start:end]
            sentences.append(
                Sentence(
                    text=inner,
                    start=start,
                    end=end,
                    tokens=tuple(tokens),
                    words=to_words(inner, start, elisions)
                    if marked
                    else words_of(tokens, inner, elisions),
                    block=block,
                    block_index=index,
                    heading=heading,
                    first=first == 0 or _opens_line(article.text, start),
                )
            )
        if block.kind == "heading":
            heading = article.text[block.span.start : block.span.end].strip()
    return tuple(sentences)


def _opens_line(text: str, start: int) -> bool:
    """Whether only blanks stand between a line's beginning and ``start``."""
    before = start - 1
    while before >= 0 and text[before] in " \t":
        before -= 1
    return before >= 0 and text[before] == "\n"


def _stretches(
    text: str, block: Block, lexicon: QuantityLexicon, marked: frozenset[int]
) -> Iterator[list[Token]]:
    """The tokens of a block but for those at ``marked`` offsets, one list per sentence."""
    start, end = block.span.start, block.span.end
    tokens = to_tokens(text, start, end, lexicon.token_pattern, lexicon.glued_prefixes)
    if marked:
        tokens = [token for token in tokens if token.start not in marked]
    begin = 0
    whole = block.kind in _WHOLE
    for index, token in enumerate(tokens):
        if index < begin:
            continue
        stop = index + 1
        if stop < len(tokens):
            if index - begin + 1 < _LONGEST:
                if whole:
                    continue
                if token.text in _TERMINATORS:
                    stop = _after_closers(tokens, stop)
                    if not _is_end(text, tokens, begin, index, stop, lexicon):
                        continue
                elif tokens[stop].start - token.end < _BREAK or not _is_paragraph_break(
                    text, token.end, tokens[stop].start
                ):
                    continue
            yield tokens[begin:stop]
            begin = stop
    if begin < len(tokens):
        yield tokens[begin:]


def _after_closers(tokens: list[Token], index: int) -> int:
    """Past the quotes and brackets that close right after a terminator."""
    while (
        index < len(tokens)
        and (tokens[index].text in _CLOSERS or tokens[index].text in _TERMINATORS)
        and tokens[index].start == tokens[index - 1].end
    ):
        index += 1
    return index


def _is_paragraph_break(text: str, start: int, end: int) -> bool:
    return end - start > 1 and text.count("\n", start, end) > 1


def _is_end(
    text: str, tokens: list[Token], begin: int, index: int, after: int, lexicon: QuantityLexicon
) -> bool:
    """Whether the terminator at ``index`` ends the sentence, given what stands around it."""
    if after >= len(tokens):
        return True
    following = tokens[after]
    if following.start == tokens[after - 1].end:
        return False
    opens = following
    if following.text in _OPENERS and after + 1 < len(tokens):
        opens = tokens[after + 1]
    if tokens[index].text != ".":
        return not opens.text[0].islower()
    if opens.text[0].islower():
        return _is_paragraph_break(text, tokens[after - 1].end, following.start)
    if index == begin or tokens[index - 1].end != tokens[index].start:
        return True
    return _word_may_end(tokens, begin, index, opens, lexicon)


def _word_may_end(
    tokens: list[Token], begin: int, index: int, opens: Token, lexicon: QuantityLexicon
) -> bool:
    """Whether the word before a point is a sentence's last, not an abbreviation or an ordinal."""
    word = tokens[index - 1]
    starts = opens.lower in lexicon.starters
    if word.text.isdigit():
        if index - 1 == begin:
            return False
        is_ordinal = lexicon.ordinal_point and int(word.text[:4]) <= _DAYS_OF_A_MONTH
        return not is_ordinal or starts or not opens.text[0].isalpha()
    if word.lower in lexicon.abbreviations:
        return False
    if _is_scale(tokens, index - 1, lexicon):
        # "cost €6bn. Analysts": what a scale counts opens with a capital only where nouns do
        return lexicon.words.nouns.algorithm != "capital" or starts
    if word.lower in lexicon.closing_abbreviations or (len(word.text) == 1 and word.text.isalpha()):
        return starts
    return True


def _is_scale(tokens: list[Token], index: int, lexicon: QuantityLexicon) -> bool:
    """Whether a token is an abbreviated scale after digits ("6bn")."""
    numerals = lexicon.words.numerals
    token = tokens[index]
    is_sign = token.lower in numerals.signs or token.text in numerals.glued_signs
    return is_sign and index > 0 and tokens[index - 1].text[-1].isdigit()
