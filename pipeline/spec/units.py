"""Units: what a quantity can be measured in, one file per dimension in ``config/units``.

A unit file says how a unit is written everywhere (codes, symbols, SI
prefixes); how a language calls it comes from CLDR and, where CLDR has no word,
from the language file. ``prefixes.toml`` holds the SI prefixes and
``currencies.toml`` what CLDR lacks about money.
"""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from pydantic import Field

from pipeline.model import Kind
from pipeline.spec.errors import Spec, SpecError, read_toml, validate

_PREFIXES = "prefixes"
_CURRENCIES = "currencies"


class Prefix(Spec):
    """An SI prefix: "G", "giga"."""

    symbol: str
    words: tuple[str, ...]
    factor: Decimal


class Unit(Spec):
    """One unit; amounts are kept in units of ``code``."""

    code: str
    factor: Decimal = Decimal(1)
    """How many of ``code`` one of this unit is."""
    symbols: tuple[str, ...] = ()
    """As they are written, upper and lower case kept apart."""
    beside: tuple[str, ...] = ()
    """Symbols of another unit that are this one where a word of the language's ``units.beside`` stands in the sentence."""
    only_prefixed: bool = False
    """Whether the bare symbols are another unit's, and these only come with a prefix ("bps" are basis points)."""
    after_whole: tuple[str, ...] = ()
    """Symbols that are this unit only right after the larger one ("6 ft 2 in")."""
    words: tuple[str, ...] = ()
    """Names that all languages share."""
    cldr: tuple[str, ...] = ()
    """CLDR names of exactly this unit ("length-kilometer")."""
    prefixes: tuple[str, ...] = ()
    per: str | None = None
    """The code when dividing by it ("kilowatt_hour"), where not ``code``."""
    per_factor: Decimal = Decimal(1)
    """How many of ``code`` one of ``per`` is."""
    kind: Kind = "amount"
    part: str | None = None
    """Code of the smaller unit that may follow within one measure ("5 feet 7 inches", "2 hours 30 minutes")."""
    parts: Decimal = Decimal(1)
    """How many of them are one of this unit."""
    refused: str | None = None
    """Code of the refusal, where an amount of this unit is never a claim."""


class Dimension(Spec):
    """One unit file."""

    dimension: str
    units: tuple[Unit, ...]


class Dollar(Spec):
    """Where a lone ``$`` means this currency: by the site's address, or by the words of the article."""

    domains: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    """Signs and names of this very money."""
    names: tuple[str, ...] = ()
    """Its country; weighs less than a mark."""


class Kin(Spec):
    """A name that several currencies share, which of them it is without evidence, and what speaks for each."""

    code: str
    """What the name is read as without evidence."""
    stems: tuple[str, ...]
    """Parts of the name; articles without them need no evidence."""
    evidence: Mapping[str, tuple[str, ...]]
    """Words of the article that speak for a currency, by its code."""


class Currencies(Spec):
    """Money, beyond what CLDR knows."""

    codes: tuple[str, ...]
    """Codes and aliases that may stand glued before or after a number."""
    aliases: Mapping[str, str] = {}
    """Other written codes of a currency ("RMB")."""
    before: Mapping[str, str] = {}
    """Codes that are money only before a number, and something else after it ("PS")."""
    symbols: Mapping[str, str]
    """Signs before or after a number, and what they stand for; ``$`` is left to the article."""
    lower_codes: tuple[str, ...] = ()
    """Codes that also stand in small letters."""
    unions: tuple[str, ...] = ()
    """Money of several countries, among the codes in X that are otherwise none."""
    multipliers: Mapping[str, Decimal] = {}
    """Letters glued before a code that scale it ("MEUR")."""
    ambiguous_codes: tuple[str, ...] = ()
    """Codes that are also words: money only after a number."""
    not_names: tuple[str, ...] = ()
    """Last words of CLDR names that mostly mean something else."""
    preferred: tuple[str, ...] = ()
    """Which currency a name of several is, where the article says nothing about it."""
    dollar_names: tuple[str, ...] = ()
    """Names of dollars, which are told apart by ``dollars``."""
    shared: Mapping[str, tuple[str, ...]] = {}
    """Signs of several currencies, the likeliest first."""
    countries: Mapping[str, str] = {}
    """Country marks after a dollar amount ("$76 US")."""
    dollars: Mapping[str, Dollar] = {}
    kin: tuple[Kin, ...] = ()
    minor: Mapping[str, str] = {}
    """Signs of a hundredth ("¢"), and of which currency; ``$`` for the article's dollar."""


class Units(Spec):
    """All units by dimension, the SI prefixes, and money."""

    dimensions: tuple[Dimension, ...]
    prefixes: Mapping[str, Prefix] = Field(default_factory=dict)
    currencies: Currencies


def load_units(folder: Path) -> Units:
    """All dimensions of a folder.

    Raises:
        SpecError: the folder is missing, a file is wrong, or a unit names a prefix that is none.
    """
    if not folder.is_dir():
        raise SpecError(f"{folder}: no such folder of unit files")
    prefixes_path = folder / f"{_PREFIXES}.toml"
    prefixes = {
        name: validate(Prefix, table, prefixes_path)
        for name, table in read_toml(prefixes_path).items()
    }
    currencies_path = folder / f"{_CURRENCIES}.toml"
    dimensions = []
    for path in sorted(folder.glob("*.toml")):
        if path.stem in {_PREFIXES, _CURRENCIES}:
            continue
        table = read_toml(path)
        if "dimension" in table:
            raise SpecError(f"{path}: dimension: is given by the file's name, not in the file")
        dimension = validate(Dimension, {**table, "dimension": path.stem}, path)
        for unit in dimension.units:
            unknown = sorted(set(unit.prefixes) - set(prefixes))
            if unknown:
                raise SpecError(f"{path}: units.{unit.code}.prefixes: no such prefix: {unknown[0]}")
        dimensions.append(dimension)
    return Units(
        dimensions=tuple(dimensions),
        prefixes=prefixes,
        currencies=validate(Currencies, read_toml(currencies_path), currencies_path),
    )
