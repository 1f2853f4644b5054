"""Units and money of one language, compiled for look-up; names come from CLDR through babel."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from babel import Locale

from pipeline.extract.quantity.money_names import (
    Evidence,
    all_codes,
    evidence_for,
    full_names,
    nouns_of_money,
)
from pipeline.extract.quantity.phrases import Phrases
from pipeline.model import Kind
from pipeline.spec.quantity_words import UnitWords
from pipeline.spec.units import Unit, Units

_PLACE = "{0}"
_TENTH = Decimal("0.1")
_QUARTER = Decimal("0.25")
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class UnitForm:
    """One way to write a unit: what it is, and how many base units one of it is."""

    code: str
    dimension: str
    factor: Decimal
    kind: Kind
    per: str
    """The code when it is divided by."""
    per_factor: Decimal
    refused: str | None = None
    part: str | None = None
    parts: Decimal = Decimal(1)
    shared: str = ""
    """The name that other money bears too, so that the article has to say which is meant."""

    def of(self, code: str) -> "UnitForm":
        """The same form of another money."""
        return UnitForm(
            code,
            self.dimension,
            self.factor,
            self.kind,
            code,
            self.per_factor,
            self.refused,
            self.part,
            self.parts,
            self.shared,
        )


PERCENT = UnitForm("percent", "share", Decimal(1), "share", "percent", Decimal(1))


@dataclass(frozen=True, slots=True)
class UnitLexicon:
    """All forms of units and money."""

    after_whole: Phrases[UnitForm]
    """Symbols of smaller units, right after the larger one, by exact text."""
    beside: Mapping[str, tuple[UnitForm, frozenset[str]]]
    """Symbols that another unit takes beside certain words: that unit, and the words."""
    symbols: Phrases[UnitForm]
    """By exact text."""
    words: Phrases[UnitForm]
    """By case-folded text."""
    money_before: Phrases[UnitForm]
    """Signs and codes before a number, by exact text."""
    money_after: Phrases[UnitForm]
    """Signs and codes after a number, by exact text."""
    money_words: Phrases[UnitForm]
    """Names after a number, by case-folded text."""
    scaled_money: Phrases[tuple[Decimal, UnitForm]]
    """Codes that carry a scale ("MEUR"), by exact text."""
    countries: Phrases[UnitForm]
    glued_prefixes: frozenset[str]
    shared: Mapping[str, Evidence]
    """Names and signs that several currencies bear, and what in an article speaks for each."""


def to_unit_lexicon(language: str, words: UnitWords, units: Units) -> UnitLexicon:
    """All units, with the names one language has for them."""
    money = units.currencies
    codes = [*money.codes, *money.aliases]
    known = all_codes(money.unions)
    shared = dict(_shared_names(language, words, units))
    signs = [
        (sign, _money(code, shared=sign if sign in shared else ""))
        for sign, code in money.symbols.items()
    ]
    spaced = [(sign.replace("$", " $"), form) for sign, form in signs if len(sign) > 1]
    small = [(sign.lower(), form) for sign, form in (*signs, *spaced) if len(sign.strip("$ ")) > 1]
    named = [(code, _money(money.aliases.get(code, code))) for code in codes]
    named += [(f"{code}.", form) for code, form in named if not code.isupper()]
    named += [(code, _money(code)) for code in known if code not in money.ambiguous_codes]
    named += [(code.lower(), _money(money.aliases.get(code, code))) for code in money.lower_codes]
    before = [(sign, _money(code)) for sign, code in money.before.items()]
    after = [(code, _money(code)) for code in known]
    minor = [(sign, _money(code, Decimal("0.01"))) for sign, code in money.minor.items()]
    scaled = [
        (f"{letters}{code}", (factor, _money(code)))
        for code in money.codes
        for letters, factor in money.multipliers.items()
    ]
    return UnitLexicon(
        beside={
            symbol: (
                _form(unit, dimension.dimension, Decimal(1)),
                frozenset(words.beside.get(unit.code, ())),
            )
            for dimension in units.dimensions
            for unit in dimension.units
            for symbol in unit.beside
        },
        after_whole=Phrases(
            (symbol, _form(unit, dimension.dimension, Decimal(1)))
            for dimension in units.dimensions
            for unit in dimension.units
            for symbol in unit.after_whole
        ),
        symbols=Phrases(_symbols(units)),
        words=Phrases(_unit_names(language, words, units)),
        money_before=Phrases([*signs, *spaced, *small, *before, *named]),
        money_after=Phrases([*signs, *spaced, *small, *named, *after, *minor]),
        money_words=Phrases(_money_names(language, words, units, shared)),
        scaled_money=Phrases(scaled),
        countries=Phrases((mark, _money(code)) for mark, code in money.countries.items()),
        shared=shared,
        glued_prefixes=frozenset(
            code for code in (*codes, *money.before) if len(code) > 1 and code.isalpha()
        ),
    )


def _money(code: str, factor: Decimal = Decimal(1), shared: str = "") -> UnitForm:
    return UnitForm(code, "currency", factor, "amount", code, Decimal(1), shared=shared)


def _form(unit: Unit, dimension: str, factor: Decimal) -> UnitForm:
    return UnitForm(
        code=unit.code,
        dimension=dimension,
        factor=unit.factor * factor,
        kind=unit.kind,
        per=unit.per or unit.code,
        per_factor=unit.factor * factor / unit.per_factor,
        refused=unit.refused,
        part=unit.part if factor == 1 else None,
        parts=unit.parts,
    )


def _symbols(units: Units) -> Iterator[tuple[str, UnitForm]]:
    for dimension in units.dimensions:
        for unit in dimension.units:
            for symbol in unit.symbols:
                if not unit.only_prefixed:
                    yield symbol, _form(unit, dimension.dimension, Decimal(1))
                for name in unit.prefixes:
                    prefix = units.prefixes[name]
                    yield prefix.symbol + symbol, _form(unit, dimension.dimension, prefix.factor)


def _unit_names(language: str, words: UnitWords, units: Units) -> Iterator[tuple[str, UnitForm]]:
    """Names of units in one language: its own words first, then CLDR's; prefixes are put before both."""
    patterns = Locale.parse(language)._data["unit_patterns"]  # noqa: SLF001 babel has no public list of unit names
    claimed: set[str] = set()
    for dimension in units.dimensions:
        for unit in dimension.units:
            own = () if unit.code in claimed else words.units.get(unit.code, ())
            claimed.add(unit.code)
            names = [*own, *unit.words]
            for key in unit.cldr:
                names += _cldr_names(patterns.get(key, {}))
            for part, parts in (
                (_TENTH, words.tenths),
                (_HUNDREDTH, words.hundredths),
                (_QUARTER, words.quarters),
            ):
                for name in () if own == () else parts.get(unit.code, ()):
                    yield name, _form(unit, dimension.dimension, part)
            for name in dict.fromkeys(name.casefold() for name in names):
                yield name, _form(unit, dimension.dimension, Decimal(1))
                for prefix_name in unit.prefixes:
                    prefix = units.prefixes[prefix_name]
                    form = _form(unit, dimension.dimension, prefix.factor)
                    for word in prefix.words:
                        yield word + name, form
                        yield f"{word}-{name}", form


def _cldr_names(patterns: object) -> list[str]:
    """The long and short names of one CLDR unit, singular and plural, without the number's place."""
    long = patterns.get("long") if hasattr(patterns, "get") else None
    if long is None or not hasattr(long, "values"):
        return []
    names = (
        str(pattern).removeprefix(_PLACE).strip().replace("\u00a0", " ")
        for plural, pattern in long.items()
        if str(pattern).startswith(_PLACE) and plural != "per"
    )
    return [name for name in names if len(name) > 1]


def _money_names(
    language: str, words: UnitWords, units: Units, shared: Mapping[str, Evidence]
) -> Iterator[tuple[str, UnitForm]]:
    """Names of money in one language: its own, then CLDR's full names, then their nouns alone."""
    for code, names in words.currencies.items():
        for name in names:
            yield name, _money(code, shared=name if name in shared else "")
    for code, names in words.minor.items():
        for name in names:
            yield name, _money(code, Decimal("0.01"))
    for code in all_codes(units.currencies.unions):
        for name in full_names(language, code):
            if " " in name or "-" in name:
                yield name, _money(code)
    for noun, codes in nouns_of_money(language, words, units.currencies):
        yield noun, _money(codes[0], shared=noun if noun in shared else "")


def _shared_names(language: str, words: UnitWords, units: Units) -> Iterator[tuple[str, Evidence]]:
    """Names and signs that several currencies bear, with what speaks for each; the likeliest first."""
    money = units.currencies
    for noun, codes in nouns_of_money(language, words, money):
        if len(codes) > 1 and noun not in money.dollar_names:
            yield noun, evidence_for(language, codes, words)
    for sign, codes in money.shared.items():
        yield sign, evidence_for(language, codes, words)
