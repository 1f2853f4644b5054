"""What the whole article says about reading its parts."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from pipeline.extract.parts import ArticleFacts, TableHead
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon
from pipeline.model import Article, Span

_POINT_DECIMAL = re.compile(
    r"(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+|(?=,))|(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3}){2,}(?![0-9,])"
)
_COMMA_DECIMAL = re.compile(
    r"(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)|(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9.])|(?<![0-9.,])[0-9]{1,2},[0-9]{1,2}(?![0-9,.])"
)
_PLAIN_POINT = re.compile(r"(?<![0-9.,])[0-9]{1,3}\.[0-9]{1,2}(?![0-9.,])")
# No decimals end in a nought after three places, but groups do ("1,200").
_COMMA_GROUP = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2},[0-9]{2}0(?![0-9,.]|\s?%)")
_POINT_GROUP = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9])")
# A short form in brackets after its long form ("International Energy Agency (IEA)").
_ALIAS = re.compile(
    r"(?<!\w)((?:[A-Z][\w&’'-]{1,40}[ ](?:[a-zä-ü]{2,5}[ ]){0,2}){1,6})\(([A-Z][A-Za-z&]{1,9})\)"
)
_BRACKETED = re.compile(r"\([A-Z][A-Za-z&]{1,9}\)")
_LONGEST_NAME = 6 * (41 + 1 + 2 * 6)
"""Characters that the pattern of a name before a bracket can take."""
_LONE_DOLLAR = re.compile(r"(?<![A-Za-z])\$(?=[0-9])")
_DEFAULT_DOLLAR = "USD"
_STRONG = 3
_LINKS = 4
_COMPOUND = 12
_MIDDLE = 4
_LONGEST_HEADING = 40
_ANY_LEVEL = 9


def to_facts(article: Article, lexicon: QuantityLexicon) -> ArticleFacts:
    """Which dollar a lone ``$`` is, and whether a comma is a decimal sign, by the article's own evidence."""
    return ArticleFacts(
        language=article.language,
        title=article.title,
        published_on=article.published_at.date() if article.published_at else None,
        dollar=_dollar(article, lexicon),
        kin=dict(_kin(article, lexicon)),
        shared_money=dict(_shared_money(article, lexicon)),
        decimal_comma=_decimal_comma(article, lexicon),
        aliases=dict(_aliases(article.text)),
        tables=dict(_tables(article)),
        closed=tuple(_closed(article, lexicon)),
    )


def _dollar(article: Article, lexicon: QuantityLexicon) -> str:
    """The article's dollar: the one of the site's country if the text does not speak against it, else USD.

    A country's site writes its own dollar bare and the American one with a
    mark; elsewhere, an article that marks another dollar leaves the lone one
    to the American.
    """
    if "$" not in article.text and "ollar" not in article.text:
        return _DEFAULT_DOLLAR
    host = urlsplit(article.url).hostname or article.source_id
    domain = host.rpartition(".")[2]
    dollars = lexicon.currencies.dollars
    for code, dollar in dollars.items():
        if domain in dollar.domains:
            return code
    text = article.text
    signs = [s for s, code in lexicon.currencies.symbols.items() if code == _DEFAULT_DOLLAR]
    if not any(sign in text for sign in signs) or not _LONE_DOLLAR.search(text):
        return _DEFAULT_DOLLAR
    weights = {
        code: sum(_STRONG * _count(mark, text) for mark in dollar.marks)
        + sum(_count(name, text) for name in dollar.names)
        for code, dollar in dollars.items()
        if code != _DEFAULT_DOLLAR
    }
    best = max(weights, key=lambda code: (weights[code], code), default=_DEFAULT_DOLLAR)
    return best if weights.get(best, 0) >= _STRONG else _DEFAULT_DOLLAR


def _kin(article: Article, lexicon: QuantityLexicon) -> Iterator[tuple[str, str]]:
    """Which money a shared name means, where the article names more of one's country than of the others'."""
    text = f"{article.title} {article.text}"
    for kin in lexicon.currencies.kin:
        if not any(stem in text for stem in kin.stems):
            continue
        weights = {
            code: sum(text.count(word) for word in words) for code, words in kin.evidence.items()
        }
        best = max(weights, key=lambda code: (weights[code], code))
        if weights[best] and best != kin.code:
            yield kin.code, best


def _shared_money(article: Article, lexicon: QuantityLexicon) -> Iterator[tuple[str, str]]:
    """Which currency a shared name or sign means: the one whose country or adjective the article names most."""
    text = f"{article.title} {article.text}"
    lower = text.casefold()
    for name, evidence in lexicon.units.shared.items():
        # a name in small letters can only be where they all are
        if name not in (lower if name == name.casefold() else text):
            continue
        weights = {code: sum(map(lower.count, words)) for code, words in evidence.items()}
        likeliest = next(iter(evidence))
        best = max(weights, key=lambda code: (weights[code], code == likeliest, code))
        if weights[best] > weights[likeliest]:
            yield name, best


def _count(mark: str, text: str) -> int:
    """How often a mark stands in a text, not inside a longer one ("S$" in "US$")."""
    return len(re.findall(rf"(?<![A-Za-z$]){re.escape(mark)}", text))


def _decimal_comma(article: Article, lexicon: QuantityLexicon) -> bool:
    """Whether a comma is the decimal sign: the habit of language and country, unless all evidence is against it."""
    text = article.text
    if lexicon.words.numerals.decimal_comma:
        host = urlsplit(article.url).hostname or article.source_id
        abroad = host.rpartition(".")[2] in lexicon.words.numerals.other_decimal_domains
        groups = _COMMA_GROUP.search(text) and not _POINT_GROUP.search(text)
        against = abroad or groups or _POINT_DECIMAL.search(text)
        return not against or bool(_COMMA_DECIMAL.search(text))
    if _PLAIN_POINT.search(text) or _POINT_DECIMAL.search(text):
        return False
    return len(_COMMA_DECIMAL.findall(text)) > 1


def _aliases(text: str) -> Iterator[tuple[str, str]]:
    """Short names that the article introduces itself, by case-folded form."""
    behind = 0
    for bracket in _BRACKETED.finditer(text):
        # from here back, since names with capitals stand everywhere, and brackets do not
        match = _ALIAS.search(text, max(behind, bracket.start() - _LONGEST_NAME), bracket.end())
        behind = bracket.end()
        if match is None:
            continue
        words, short = match[1].split(), match[2]
        initials = [letter for letter in short if letter.isupper()]
        for size in range(min(len(words), len(initials) + _LINKS), 0, -1):
            heads = [word[0] for word in words[-size:] if word[0].isupper()]
            spelled = heads == initials and len(initials) > 1
            if spelled or (size == len(heads) > 1 and _is_spelled_within(initials, words[-size:])):
                yield short.casefold(), " ".join(words[-size:])
                break


def _is_spelled_within(initials: list[str], words: list[str]) -> bool:
    """Whether the letters go on inside the last word, as in a compound ("Deutsche Krankenhausgesellschaft (DKG)")."""
    opening = [word[0] for word in words]
    if initials[: len(words)] != opening or len(initials) != len(words) + 1:
        return False
    return len(words[-1]) >= _COMPOUND and initials[-1].lower() in words[-1][_MIDDLE:]


def _tables(article: Article) -> Iterator[tuple[int, TableHead]]:
    """Each table's header cells and caption, by the table's number."""
    caption = ""
    for block in article.blocks:
        if block.kind == "table_header" and block.table is not None:
            yield block.table, TableHead(block.cells, caption)
            continue
        if block.kind == "table_row":
            continue
        text = article.text[block.span.start : block.span.end]
        caption = text if block.kind in {"caption", "heading", "paragraph", "note"} else caption


def _closed(article: Article, lexicon: QuantityLexicon) -> Iterator[tuple[Span, str]]:
    """Sections whose numbers are never claims, such as the references: from their heading to the next one as high.

    A line of text that only says "References:" opens one too; it ends at the next heading.
    """
    opened: tuple[int, str, int] | None = None
    for block in article.blocks:
        text = article.text[block.span.start : block.span.end]
        if opened is not None and block.kind == "heading" and block.level <= opened[2]:
            yield Span(opened[0], block.span.start), opened[1]
            opened = None
        if opened is None and len(text) <= _LONGEST_HEADING:
            code = lexicon.refused_headings.get(text.strip(" :.").casefold())
            if code is not None and block.kind not in {"table_row", "table_header"}:
                level = block.level if block.kind == "heading" else _ANY_LEVEL
                opened = (block.span.start, code, level)
    if opened is not None:
        yield Span(opened[0], len(article.text)), opened[1]
