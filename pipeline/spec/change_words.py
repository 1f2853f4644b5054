"""Words that tell changes, comparisons and revisions, as a language's file lists them."""

from pipeline.spec.errors import Spec


class ChangeWords(Spec):
    """Direction of a change, and what tells a change from a level."""

    up: tuple[str, ...] = ()
    down: tuple[str, ...] = ()
    openers: frozenset[str] = frozenset()
    """Before a range ("between 16 and 24 percent")."""
    by: frozenset[str] = frozenset()
    by_after: frozenset[str] = frozenset()
    """The same, of words that say so only right after a word of change ("cayó en 4.846 personas")."""
    amounts: frozenset[str] = frozenset()
    """Words between growth and its size that elsewhere say "of" ("aumentato del 5 per cento")."""
    start: frozenset[str] = frozenset()
    """Before the level that a change starts from ("from 18 to 13 percent")."""
    from_to: frozenset[str] = frozenset()
    """The same, of words that mean the start only where the end follows ("ramené de 91 000 à 82 000")."""
    to: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    """Verbs that say how many there are ("sono", "ammontano a", "bereikte"), which leave what is counted to their subject."""
    after: frozenset[str] = frozenset()
    """Before the level or growth that another is set off against ("after 2.3 percent in May")."""
    compared: frozenset[str] = frozenset()
    """After a percentage: "35 percent higher"."""
    counted: frozenset[str] = frozenset()
    """Codes of what moves are counted in ("point")."""
    again: frozenset[str] = frozenset()
    """Between a change and the same in another unit ("or")."""
    labels: frozenset[str] = frozenset()
    """What a table calls a column of changes ("Change", "y/y")."""
    yearly: tuple[str, ...] = ()
    share: frozenset[str] = frozenset()
    nouns_of: frozenset[str] = frozenset()
    """Words for "of" between a percentage and the growth that it is ("5 % d'augmentation")."""
    only: frozenset[str] = frozenset()
    """What is left of "no more than" before a number's "of" ("n'ont reculé que de 1,8 %")."""
    splits: tuple[str, ...] = ()
    """Verbs that stand apart, with their direction: "down: gehen zurück"."""


class ContrastWords(Spec):
    """Forms that set a new value in the place of an old one."""

    replaced: tuple[str, ...] = ()
    """Before what was planned, expected or told before ("instead of", "not the")."""
    foreseen: tuple[str, ...] = ()
    """Beside what was planned or expected before, where another word sets it off ("planned", "first estimate")."""
    plans: tuple[str, ...] = ()
    """Nouns of what can be revised ("forecast", "offer"), as lemmas; tails of compounds."""


class ComparisonWords(Spec):
    """Forms before a time that is compared with, not the figure's own."""

    before: tuple[str, ...] = ()
    superlatives: tuple[str, ...] = ()
    """What a stretch of years after it is compared with ("the lowest level in the past ten years")."""
