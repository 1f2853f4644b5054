"""What a name's words look like: capitals, what dictionaries have, small words between the parts."""

from collections.abc import Iterable

from pipeline.extract.context.context_lexicon import ContextLexicon
from pipeline.extract.context.name_lexicon import Entity
from pipeline.extract.context.scenes import Scene
from pipeline.extract.lemmas import is_word, to_lemma
from pipeline.extract.words import is_glued

TITLE_CASED = frozenset({"heading", "table_header", "table_row"})
_PERSON = "person"
_SHORTEST = 2
_SHORTEST_ACRONYM = 3
_SHORTEST_GENITIVE = 5
_LONGEST_GENITIVE = 3
_SHORTEST_TAIL = 4
_LONGEST_FIRM = 5
_SHORTEST_FIRM = 2
_LINKS = frozenset({"&"})
_OPENERS = frozenset({":", "“", '"', "„", "«", "‘", "(", "–", "—", "|", "•"})


def name_goes_on(scene: Scene, texts: list[str], index: int, end: int) -> int:
    """The end of the next part of a name that goes on after a link ("Procter & Gamble", "Banca d'Italia"); 0 if it ends.

    A sentence's first word goes on with no small word: it may be a plain noun
    ("Vendas da Tesla"), and so may a name that is known.
    """
    lexicon = scene.lexicon
    if _is_hyphen_within(scene, texts, end):
        # "Jean-Pierre Roux"
        known = lexicon.names.longest(texts, end + 1)
        inner = looks_like_name(scene, texts[end + 1], end + 1, lexicon, inner=True)
        return end + 2 if inner and known is None else 0
    following = end
    while following < len(texts) and (
        texts[following] in _LINKS
        or scene.lower[following] in lexicon.clauses.name_links
        or (following > end and scene.lower[following] == "'")
    ):
        following += 1
    if not end < following < len(texts):
        return 0
    if not looks_like_name(scene, texts[following], following, lexicon, inner=True):
        return 0
    if texts[end] not in _LINKS:
        opens = opens_sentence(scene, index) and is_word(texts[index].lower(), lexicon.language)
        if opens or lexicon.names.longest(texts, following) is not None:
            return 0
    return following + 1


def _is_hyphen_within(scene: Scene, texts: list[str], end: int) -> bool:
    """Whether a hyphen ties the next word, which has a capital, to the one before."""
    return (
        end + 1 < len(texts)
        and texts[end] == "-"
        and is_glued(scene.words, end)
        and is_glued(scene.words, end + 1)
        and texts[end + 1][0].isupper()
        and not texts[end + 1].isupper()
    )


def is_officer(text: str, lexicon: ContextLexicon) -> bool:
    """Whether a title's last word is that of somebody who acts for a company ("chief executive", "Bahnchef")."""
    lower, officers = text.casefold(), lexicon.clauses.officers
    return lower in officers or (lexicon.clauses.compounds and lower.endswith(officers))


def name_after_head(scene: Scene, index: int, taken: frozenset[int]) -> int:
    """Where a name ends that is known by the noun before it ("der Modehändler Kleidwerk")."""
    lexicon, text = scene.lexicon, scene.words[index].text
    named = (
        index > 0
        and lexicon.clauses.nouns_capitalised
        and index not in taken
        and text[0].isupper()
        and text.isalpha()
        and len(text) > _SHORTEST
        and head_kind(scene.words[index - 1].text, lexicon)
        and not is_function(text, lexicon)
        and to_lemma(text, lexicon.language) == text.casefold()
        and not any(mark.start == index and not mark.compound for mark in scene.marks("concept"))
    )
    if not named:
        return index
    end = index + 1
    person = head_kind(scene.words[index - 1].text, lexicon) == _PERSON
    if person and end < len(scene.words) and end not in taken and _is_family_name(scene, end):
        end += 1
    while end < len(scene.words) and end not in taken and _follows(scene, end):
        end += 1
    return end


def _is_family_name(scene: Scene, index: int) -> bool:
    """Whether a word with a capital stands where a person's second name does."""
    text = scene.words[index].text
    return text.isalpha() and text[0].isupper() and not is_function(text, scene.lexicon)


def _follows(scene: Scene, index: int) -> bool:
    """Whether a word goes on with a name that has begun."""
    text = scene.words[index].text
    return looks_like_name(scene, text, index, scene.lexicon)


def club_end(texts: list[str], index: int, lexicon: ContextLexicon) -> int:
    """Where a club's name ends that an abbreviation opens ("FC Brennholt", "US Castelmare"); 0 if none does.

    One that is known is found by its own words.
    """
    following = index + 1
    if texts[index] not in lexicon.clauses.club_marks or following >= len(texts):
        return 0
    text = texts[following]
    if not (text[0].isupper() and text.isalpha() and not text.isupper() and len(text) > _SHORTEST):
        return 0
    known = lexicon.names.longest(texts, index)
    if known is not None and known.end > following:
        return 0
    end = following + 1
    if (
        not lexicon.clauses.nouns_capitalised
        and end < len(texts)
        and texts[end].istitle()
        and texts[end].isalpha()
    ):
        end += 1
    return end


def company_end(texts: list[str], index: int, lexicon: ContextLexicon) -> int:
    """Where a name ends that its legal form makes one, whatever its words mean ("Nordbahn AG"); 0 if none does."""
    first = texts[index]
    if first.casefold() in lexicon.functions or first in lexicon.clauses.not_names:
        return 0
    # where nouns have no capital, only a sentence's first word may be one
    longest = _LONGEST_FIRM if lexicon.clauses.nouns_capitalised else _SHORTEST_FIRM
    for at in range(index, min(index + longest, len(texts))):
        text = texts[at]
        if text in _LINKS or text == "-":
            continue
        if not (text[0].isupper() and text.isalpha()):
            return 0
        if at > index and is_legal_form(text, lexicon):
            return at + 1
        if at == index and head_kind(text, lexicon) and texts[at + 1 : at + 2] != ["-"]:
            tail = texts[at + 1 : at + 2]
            if not tail or tail[0] not in lexicon.clauses.name_tails:
                return 0
    return 0


def is_legal_form(text: str, lexicon: ContextLexicon) -> bool:
    """Whether the last word of a name only says that it is a company's ("AG", "Corp")."""
    clauses = lexicon.clauses
    return bool(clauses.name_tails.get(text)) and (not text.istitle() or text in clauses.not_names)


def head_kind(text: str, lexicon: ContextLexicon) -> str | None:
    """What kind of name a noun announces, by its own or its compound's tail."""
    return lexicon.entries[text].head


def tail_kind(words: tuple[str, ...], lexicon: ContextLexicon) -> str | None:
    """What kind of name it is by its last word ("Halden Motors"), or by an end of one word ("Moorweg", "Assobirra")."""
    if len(words) > 1 and words[-1] in lexicon.clauses.name_tails:
        return lexicon.clauses.name_tails[words[-1]]
    last = words[-1].casefold()
    whole = last in lexicon.clauses.street_tails
    compound = lexicon.clauses.compounds and last.endswith(lexicon.clauses.street_tails)
    if (whole and len(words) > 1) or (compound and not whole):
        return "street"
    prefixes = lexicon.clauses.name_prefixes.items() if len(words) == 1 else ()
    return next((kind for prefix, kind in prefixes if words[0].startswith(prefix)), None)


def is_function(text: str, lexicon: ContextLexicon) -> bool:
    """Whether a word with a capital is nobody's name: a small word, a month, a measure, or one of the list."""
    return lexicon.entries.is_function(text, text.casefold())


def stands_alone(scene: Scene, index: int, taken: frozenset[int]) -> bool:
    """Whether a single word is a name by itself: no plain noun with its article ("the Bank"), no short form of a measure."""
    text, lexicon = scene.words[index].text, scene.lexicon
    after_article = index > 0 and scene.lower[index - 1] in lexicon.determiners
    if (opens_sentence(scene, index) or after_article) and is_word(text.lower(), lexicon.language):
        return False
    short = text.isupper() and len(text) <= _SHORTEST_ACRONYM
    return not short or _acts(scene, index, taken)


def _acts(scene: Scene, index: int, taken: frozenset[int]) -> bool:
    """Whether a short form with its article goes before a verb or a figure, as somebody's does ("El PP cae", "le PS 14 %").

    Only in languages that put an article before such names; forms of measures are on the list of what is none.
    """
    if not scene.lexicon.clauses.articled_acronyms or not index:
        return False
    after = index + 1
    if scene.lower[index - 1] not in scene.lexicon.determiners or after >= len(scene.words):
        return False
    if after in taken:
        return True
    verbs = ("modality", "report", "change")
    return scene.lower[after] in scene.lexicon.clauses.auxiliaries or any(
        mark.start == after for kind in verbs for mark in scene.marks(kind)
    )


def looks_like_name(
    scene: Scene, text: str, index: int, lexicon: ContextLexicon, *, inner: bool = False
) -> bool:
    """Whether a word may be a name or a part of one: by its capital, where it stands, and the dictionary."""
    entry = scene.entries[index]
    if not (entry.inner_name if inner else entry.name):
        return False
    following = index + 1
    if (
        following < len(scene.words)
        and is_glued(scene.words, following)
        and scene.words[following].text[0].isdigit()
    ):
        # letters before a digit name a thing ("CO2"), nobody
        return False
    if lexicon.clauses.nouns_capitalised or scene.sentence.block.kind in TITLE_CASED:
        return not _is_noun(text, lexicon) or is_town(scene, text, index)
    return not (entry.opens_name and opens_sentence(scene, index))


def is_town(scene: Scene, text: str, index: int) -> bool:
    """Whether a word that ends as towns do stands bare after "in" or "aus", as nouns with an article do not ("in Rheinfeld")."""
    clauses = scene.lexicon.clauses
    if not index or scene.lower[index - 1] not in clauses.where or not clauses.town_tails:
        return False
    lower = text.lower()
    return lower.endswith(clauses.town_tails) and not is_word(text, scene.lexicon.language)


def _is_noun(text: str, lexicon: ContextLexicon) -> bool:
    """Whether a dictionary has the word, or a compound of which it has the tail."""
    language = lexicon.language
    if is_word(text, language) or is_word(text.lower(), language):
        return True
    if not lexicon.clauses.compounds:
        return False
    lower = text.lower()
    return any(
        is_word(tail, language) or is_word(tail.capitalize(), language)
        for tail in (lower[cut:] for cut in range(_SHORTEST_TAIL, len(lower) - _SHORTEST_TAIL + 1))
    )


def opens_sentence(scene: Scene, index: int) -> bool:
    """Whether the word's capital may only be that of a sentence's first word."""
    return (
        index == 0 or scene.words[index - 1].text in _OPENERS or scene.words[index - 1].text == "."
    )


def are_townspeople(scene: Scene, index: int, end: int) -> bool:
    """Whether what a town's name makes stands for people by itself ("die Bremer trauen"), not before a noun ("der Bremer Hafen")."""
    if not scene.lexicon.clauses.nouns_capitalised or end != index + 1:
        return False
    if scene.lexicon.names.longest([scene.words[index].text.lower()], 0) is not None:
        # a country's people are meant as the country
        return False
    return end >= len(scene.words) or not scene.words[end].text[0].isupper()


def in_genitive(texts: list[str], index: int, lexicon: ContextLexicon) -> tuple[int, Entity] | None:
    """A name of several words whose last has the ending of the genitive ("des GKV-Spitzenverbands")."""
    ending = lexicon.clauses.genitive
    for end in range(index + 2, min(index + 2 + _LONGEST_GENITIVE, len(texts) + 1)):
        last = texts[end - 1]
        if last.endswith(ending) and len(last) >= _SHORTEST_GENITIVE:
            words = [*texts[index : end - 1], last.removesuffix(ending)]
            found = lexicon.names.longest(words, 0)
            if found is not None and found.end == len(words):
                return end, found.payload
    return None


def joined(names: Iterable[str]) -> str:
    """Names in one order, as a list in words: "Alphabet, Amazon and Meta"."""
    ordered = sorted(dict.fromkeys(names))
    if len(ordered) == 1:
        return ordered[0]
    return f"{', '.join(ordered[:-1])} and {ordered[-1]}"
