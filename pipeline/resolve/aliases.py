"""Names that seem to be one, for a person to accept: acronyms spelled out, legal forms, genitives, spellings.

Nothing here joins anything. What is found is shown with its reason and an
example; accepted, it is an alias in ``config/entities.toml``.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from pipeline.resolve import wording
from pipeline.spec.aliases import AliasRules

Why = Literal["acronym", "legal form", "genitive", "spelling", "longer", "likeness", "translation"]

_ORDER: tuple[Why, ...] = (
    "acronym", "legal form", "genitive", "spelling", "longer", "translation", "likeness",
)  # fmt: skip
_BRACKETS = re.compile(r"\(\s*([^()\n]{2,80}?)\s*\)")
_ACRONYM = re.compile(r"[^\W\d_](?:[^\W\d_]|[&.\d]){1,9}")
_PART = re.compile(r"[^\W\d_]+")
_APOSTROPHE = re.compile(r"['’]s?$")
_MOST_WORDS = 9
_OPENING = 4


@dataclass(frozen=True, slots=True)
class NameUse:
    """One name as claims bear it: how many, where, in which languages, and a sentence with it."""

    name: str
    claims: int
    articles: frozenset[str]
    figures: frozenset[str]
    languages: frozenset[str]
    example: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``alias`` seems to be another name of ``name``."""

    name: str
    alias: str
    why: Why
    reason: str
    claims: int
    """Of both names together."""
    articles: int
    example: str


def spelled_out(text: str, rules: AliasRules) -> Iterator[tuple[str, str, str]]:
    """Acronym, long form and the words around, wherever a text spells an acronym out in brackets.

    "the International Energy Agency (IEA)" and "the IEA (International Energy Agency)".
    """
    for found in _BRACKETS.finditer(text):
        before = text[max(0, found.start() - 120) : found.start()].rsplit("\n", 1)[-1].split()
        inner = found[1].split(",")[0].strip("„“”\"'»« ")
        around = " ".join([*before[-_MOST_WORDS:], found[0]])
        if _is_acronym(inner):
            for start in range(max(0, len(before) - _MOST_WORDS), len(before)):
                words = before[start:]
                if _spells(inner, words, rules):
                    yield inner, " ".join(words).strip(",;:„“”\"'»«"), around
                    break
        elif before and _is_acronym(before[-1]) and _spells(before[-1], inner.split(), rules):
            yield before[-1], inner, around


def _is_acronym(word: str) -> bool:
    return bool(_ACRONYM.fullmatch(word)) and sum(char.isupper() for char in word) > 1


def _spells(acronym: str, words: list[str], rules: AliasRules) -> bool:
    """Each word that tells gives its first letter, a joined word ("Kraftfahrt-Bundesamt") one for each part."""
    letters = [char for char in wording.fold(acronym) if char.isalpha()]
    told = [
        part
        for word in words
        for part in _PART.findall(wording.fold(word))
        if part not in rules.small_words
    ]
    opens = wording.fold(words[0]).strip("„“”\"'»«") not in rules.small_words
    if len(told) < 2 or not opens or not words[0].lstrip("„“”\"'»«")[:1].isupper():  # noqa: PLR2004 - one word spells no acronym out
        return False
    initials = [part[0] for part in told]
    if initials == letters:
        return True
    # "Bundesnetzagentur (BNetzA)" runs its words together: the letters stand in it in order
    return len(told) < len(letters) and initials[0] == letters[0] and _in_order(letters, told)


def _in_order(letters: list[str], told: list[str]) -> bool:
    rest = iter("".join(told))
    return all(letter in rest for letter in letters) and len(told) * 3 >= len(letters)


def suggest(
    uses: Iterable[NameUse],
    spelled: Mapping[tuple[str, str], str],
    known: Mapping[str, str],
    rules: AliasRules,
) -> list[Suggestion]:
    """Pairs of names that seem to be one, the surest first; each alias once.

    ``spelled`` are acronyms with their long forms and an example each,
    ``known`` is the canonical name of every folded name that has one.
    """
    by_name = {use.name: use for use in uses if not wording.members(use.name, rules.joining_words)}
    found: dict[frozenset[str], Suggestion] = {}
    for why, left, right, reason in (*_spelled_pairs(spelled, by_name), *_pairs(by_name, rules)):
        canon = {known.get(wording.fold(name), name) for name in (left, right)}
        pair = frozenset((left, right))
        # two names that are known as two are two; two that are known as one need no line
        both_known = all(wording.fold(name) in known for name in (left, right))
        if len(canon) == 1 or both_known or pair in found:
            continue
        one = _suggestion(why, left, right, reason, by_name, spelled, known)
        if one is not None:
            found[pair] = one
    ranked = sorted(
        found.values(),
        key=lambda each: (_ORDER.index(each.why), -each.claims, each.name, each.alias),
    )
    kept: dict[str, Suggestion] = {}
    for each in ranked:
        kept.setdefault(each.alias, each)
    return list(kept.values())


def _suggestion(
    why: Why,
    left: str,
    right: str,
    reason: str,
    by_name: Mapping[str, NameUse],
    spelled: Mapping[tuple[str, str], str],
    known: Mapping[str, str],
) -> Suggestion | None:
    """The name that is known, or else borne by more claims, is kept."""

    def weight(name: str) -> tuple[bool, int, int, str]:
        use = by_name.get(name)
        return wording.fold(name) in known, use.claims if use else 0, -len(name), name

    kept, alias = sorted((left, right), key=weight, reverse=True)
    used = [by_name[name] for name in (kept, alias) if name in by_name]
    if not used:
        return None
    shown = by_name.get(alias) or used[0]
    return Suggestion(
        name=known.get(wording.fold(kept), kept),
        alias=alias,
        why=why,
        reason=reason,
        claims=sum(use.claims for use in used),
        articles=len(frozenset().union(*(use.articles for use in used))),
        example=spelled.get((left, right), shown.example),
    )


def _spelled_pairs(
    spelled: Mapping[tuple[str, str], str], by_name: Mapping[str, NameUse]
) -> Iterator[tuple[Why, str, str, str]]:
    for acronym, long in sorted(spelled):
        if acronym in by_name or long in by_name:
            yield "acronym", acronym, long, f"{acronym} is spelled out as {long}"


def _pairs(
    by_name: Mapping[str, NameUse], rules: AliasRules
) -> Iterator[tuple[Why, str, str, str]]:
    """Pairs that meet under a first word, a bare spelling or a figure, with what they have in common."""
    blocks: dict[str, set[str]] = defaultdict(set)
    for name, use in by_name.items():
        words = _words(name)
        if not words:
            continue
        blocks[f"first|{_APOSTROPHE.sub('', words[0]).rstrip('s')}"].add(name)
        blocks[f"bare|{_bare(name)}"].add(name)
        blocks[f"opens|{_bare(name)[:_OPENING]}"].add(name)
        for figure in use.figures:
            blocks[f"figure|{figure}"].add(name)
    seen = set()
    for key in sorted(blocks):
        if len(blocks[key]) > rules.block_cap:
            continue
        for left, right in combinations(sorted(blocks[key]), 2):
            if (left, right) not in seen:
                seen.add((left, right))
                yield from _compared(by_name[left], by_name[right], rules)


def _compared(
    left: NameUse, right: NameUse, rules: AliasRules
) -> Iterator[tuple[Why, str, str, str]]:
    short, long = sorted((left, right), key=lambda use: (len(_words(use.name)), len(use.name)))
    a, b = _words(short.name), _words(long.name)
    pair = short.name, long.name
    together = bool(short.articles & long.articles) or bool(short.figures & long.figures)
    if _bare(short.name) == _bare(long.name):
        yield "spelling", *pair, "the same but for case, accents and signs"
    elif _genitive(a, b):
        yield "genitive", *pair, f"{long.name} may be the genitive of {short.name}"
    elif len(a) < len(b) and b[: len(a)] == a and set(b[len(a) :]) <= rules.legal_forms:
        yield "legal form", *pair, f"{' '.join(b[len(a) :])} only says what kind of company it is"
    elif len(a) < len(b) and b[: len(a)] == a and together:
        yield "longer", *pair, "the one name opens with the other, and texts use both for one thing"
    elif (
        len(short.name) >= rules.shortest
        and (a[0] == b[0] or len(a) == len(b) == 1)
        and wording.likeness(" ".join(a), " ".join(b)) >= rules.alike
    ):
        yield "likeness", *pair, "nearly the same letters"
    elif (
        not short.languages & long.languages
        and len(shared := short.figures & long.figures) >= rules.figures
    ):
        yield "translation", *pair, f"{len(shared)} figures are told of both, in other languages"


def _genitive(a: list[str], b: list[str]) -> bool:
    """Only an "s" more at the end, with an apostrophe or without."""
    if len(a) != len(b) or a[:-1] != b[:-1]:
        return False
    return b[-1] != a[-1] and (b[-1] == a[-1] + "s" or _APOSTROPHE.sub("", b[-1]) == a[-1])


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s,.]+", wording.fold(name)) if word]


def _bare(name: str) -> str:
    return "".join(char for char in wording.fold(name) if char.isalnum())
