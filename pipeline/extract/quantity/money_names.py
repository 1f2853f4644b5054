"""Names of money in one language, from CLDR through babel, and which names several currencies share."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from babel import Locale
from babel.core import get_global

from pipeline.spec.quantity_words import UnitWords
from pipeline.spec.units import Currencies

_LONGEST_NAME = 5
Evidence = Mapping[str, Sequence[str]]
"""For each currency that shares a name, what in an article speaks for it, case-folded: countries and adjectives."""


def full_names(language: str, code: str) -> list[str]:
    """What CLDR calls a currency, singular and plurals, case-folded; without what is in brackets."""
    locale = Locale.parse(language)
    plurals = locale._data["currency_names_plural"]  # noqa: SLF001 babel only gives one by number
    names = {
        str(locale.currencies.get(code, "")),
        *map(str, dict(plurals.get(code, {})).values()),
    }
    return sorted(
        name.casefold()
        for name in names
        if "(" not in name and 0 < len(name.split()) < _LONGEST_NAME
    )


def nouns_of_money(
    language: str, words: UnitWords, money: Currencies
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each noun that currencies are called by ("dinar", "pesos"), and the codes it may mean, the likeliest first.

    Money that is legal tender somewhere today outranks what no longer is.
    """
    place = 0 if words.money_noun == "first" else -1
    nouns: dict[str, set[str]] = {}
    for code in all_codes(money.unions):
        for name in full_names(language, code):
            nouns.setdefault(name.split()[place], set()).add(code)
    current = _current_codes()
    for noun, codes in sorted(nouns.items()):
        if noun in money.not_names or not noun.isalpha():
            continue
        live = codes & current or codes
        yield noun, tuple(sorted(live, key=lambda code: (_rank(code, money), code)))


def _rank(code: str, money: Currencies) -> int:
    return money.preferred.index(code) if code in money.preferred else len(money.preferred)


def evidence_for(language: str, codes: Iterable[str], words: UnitWords) -> Evidence:
    """What speaks for each of some currencies: its countries' names, and its full names with their adjectives."""
    locale = Locale.parse(language)
    territories = _territories()
    place = 0 if words.money_noun == "first" else -1
    found: dict[str, tuple[str, ...]] = {}
    for code in codes:
        countries = [str(locale.territories.get(one, "")) for one in territories.get(code, ())]
        adjectives = {
            " ".join(name.split()[:-1] if place else name.split()[1:])
            for name in full_names(language, code)
        }
        words_of = {*(country.casefold() for country in countries if country), *adjectives}
        found[code] = tuple(sorted(word for word in words_of if len(word) > 3))  # noqa: PLR2004 no "de"
    return found


@cache
def all_codes(unions: tuple[str, ...]) -> tuple[str, ...]:
    """All ISO 4217 codes of money; codes in X are metals, funds and tests, but for unions."""
    codes: Iterable[str] = get_global("all_currencies").keys()
    return tuple(sorted(code for code in codes if not code.startswith("X") or code in unions))


@cache
def _territories() -> Mapping[str, tuple[str, ...]]:
    """Where each currency is legal tender today."""
    found: dict[str, list[str]] = {}
    for territory, entries in get_global("territory_currencies").items():
        for code, _, until, tender in entries:
            if tender and until is None:
                found.setdefault(code, []).append(territory)
    return {code: tuple(territories) for code, territories in found.items()}


@cache
def _current_codes() -> frozenset[str]:
    """Codes that are legal tender somewhere today."""
    return frozenset(_territories())
