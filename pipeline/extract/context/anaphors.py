"""Words that stand for something named before: pronouns, "the company", "the Lisbon-based airline"."""

from pipeline.extract.context.name_lexicon import Name
from pipeline.extract.context.name_words import head_kind, looks_like_name
from pipeline.extract.context.scenes import Mark, Scene
from pipeline.extract.context.stories import CONTINENT, CONTINENTS, Story

_ANTECEDENTS = frozenset({"company", "organisation", "project", "place", "region", "name"})
_GROUPS = frozenset({"company", "organisation", "place"})
_DESCRIBED = frozenset({"company", "organisation", "agency", "thing"})
_PLACES = frozenset({"place", "region", "city"})
_FIRMS = frozenset({"company", "name"})
_OWNERS = frozenset({"company", "organisation"})
_BETWEEN = 3
_OPENING = 3


def find_descriptions(scene: Scene) -> list[Mark]:
    """Nouns with an article that describe someone named before, by the kind the noun announces.

    A noun right before a name announces that one and stands for nobody else.
    """
    lexicon = scene.lexicon
    known = {mark.start for mark in scene.marks("anaphor")}
    found: list[Mark] = []
    for start, word in enumerate(scene.lower):
        if word not in lexicon.articles or start in known:
            continue
        for position in range(start + 1, min(start + 2 + _BETWEEN, len(scene.words))):
            text = scene.words[position].text
            if text == "-":
                continue
            if (
                not text.isalpha()
                or position in scene.taken
                or position in scene.named
                or scene.lower[position] in lexicon.functions
            ):
                break
            kind = head_kind(text, lexicon)
            if kind in _DESCRIBED and (kind != "thing" or lexicon.clauses.nouns_capitalised):
                if not _announces(scene, position):
                    found.append(Mark(start, position + 1, kind))
                break
    return found


def _announces(scene: Scene, position: int) -> bool:
    """Whether a name or another noun of the same phrase follows."""
    following = position + 1
    if following >= len(scene.words):
        return False
    text = scene.words[following].text
    if text == "-":
        return True
    return looks_like_name(scene, text, following, scene.lexicon) or (
        text[0].isupper() and scene.lexicon.names.starts(text)
    )


def stands_for(
    scene: Scene, mark: Mark, names: tuple[Name, ...], story: Story
) -> tuple[str, str | None] | None:
    """Whom a pronoun or "the company" means, with its kind: the last fitting entity."""
    if mark.value == "any":
        for other in reversed(scene.marks("anaphor")):
            if other.end <= mark.start and other.value in _GROUPS:
                return stands_for(scene, other, names, story)
        told = _told_before(scene, mark, story)
        for name in reversed(names):
            if name.end <= mark.start and name.entity.kind in _ANTECEDENTS and not name.leans:
                if told is not None and name.start < told[0] and name.entity.kind in _PLACES:
                    # where it is so is not whose it is ("Arno cut 500 jobs worldwide, half of them")
                    return told[1], told[2]
                if _opens_as_place(scene, name) and story.subject_kind in _FIRMS:
                    # "In Britain, where it has been for years, it intends to"
                    continue
                return name.entity.name, name.entity.kind
        return (story.subject, story.subject_kind) if story.subject is not None else None
    if mark.value in {"person", "figure"}:
        return None
    if mark.value == "publisher":
        own = story.publisher
        return (own.name, own.kind) if own is not None else None
    if mark.value == CONTINENT:
        return _continent(mark, names, story)
    if mark.value == "place":
        return _place(scene, mark, names, story)
    if mark.value == "company" and _goes_on(scene, mark, names, story):
        return (story.subject, story.subject_kind) if story.subject is not None else None
    titled = _titled_before(mark, names, story) if mark.value == "company" else None
    if titled is not None:
        return titled
    kinds = (
        (mark.value, "project", "name") if mark.value == "organisation" else (mark.value, "name")
    )
    for kind in kinds:
        known = _latest(mark, kind, names, story)
        if known is None or (kind == "name" and known in story.speakers):
            continue
        elsewhere = story.last_block.get(kind) != scene.sentence.block_index
        if elsewhere and story.main is not None and _is_mains(story.main[1], kind):
            # across paragraphs "the company" is the one that the article is about
            return _just_named(scene, mark, names, story) or story.main
        return known, kind
    return None


def _titled_before(
    mark: Mark, names: tuple[Name, ...], story: Story
) -> tuple[str, str | None] | None:
    """The last name before "the company" in its sentence, where no list has it but the title does, whoever was named earlier."""
    before = [one for one in names if one.end <= mark.start and one.entity.kind in _FIRMS]
    last = before[-1].entity if before else None
    if last is None or last.kind != "name" or last.name not in story.facts.title:
        return None
    return last.name, last.kind


def _just_named(
    scene: Scene, mark: Mark, names: tuple[Name, ...], story: Story
) -> tuple[str, str | None] | None:
    """A name that no list has, if the sentence before in the paragraph opens with it ("Norsund feels it too. The maker sold")."""
    known = _latest(mark, "name", names, story)
    if known is None or mark.value != "company" or known in story.speakers:
        return None
    here = story.last_block.get("name") == scene.sentence.block_index
    opening = story.passed[-1][1][:_OPENING] if story.passed else ()
    return (known, "name") if here and known.split()[0].casefold() in opening else None


def _is_mains(main: str | None, kind: str) -> bool:
    """Whether "the company" or "the museum" may rather be whom the article is about than the name or body told of before."""
    return main == kind or (main in _OWNERS and kind == "name")


def _opens_as_place(scene: Scene, name: Name) -> bool:
    """Whether a sentence opens with where what it tells takes place ("In Britain")."""
    opens = name.start == 1 and name.entity.kind in _PLACES
    return opens and scene.lower[0] in scene.lexicon.clauses.prepositions


def _told_before(scene: Scene, mark: Mark, story: Story) -> tuple[int, str, str | None] | None:
    """The end of the figure before a pronoun in its sentence, and whose that was."""
    before = story.spoken
    if before is None or before.sentence != scene.sentence.start or before.subject is None:
        return None
    if before.subject_kind in _PLACES:
        return None
    ends = [reach.end for reach in scene.reaches if reach.end <= mark.start]
    return (ends[-1], before.subject, before.subject_kind) if ends else None


def _goes_on(scene: Scene, mark: Mark, names: tuple[Name, ...], story: Story) -> bool:
    """Whether "the group" is the company that the paragraph's figures are of, as nobody else is named before it."""
    return (
        story.subject is not None
        and (story.subject_kind == "company" or _is_short(story))
        and story.subject_block == scene.sentence.block_index
        and story.subject not in story.speakers
        and not any(
            name.end <= mark.start and name.entity.kind in _FIRMS and not name.leans
            for name in names
        )
    )


def _is_short(story: Story) -> bool:
    """Whether the subject is a name of one word, which people seldom have."""
    return story.subject_kind == "name" and " " not in (story.subject or " ")


def _place(
    scene: Scene, mark: Mark, names: tuple[Name, ...], story: Story
) -> tuple[str, str | None] | None:
    """The country or city spoken of: the article's own where another paragraph or the world was named last."""
    known = _latest(mark, "place", names, story)
    if known is None and story.main is None:
        # a town that no list has
        town = _latest(mark, "city", names, story)
        if town is None and story.subject_kind == "name":
            town = story.subject
        return None if town is None else (town, "name")
    main = story.main if story.main is not None and story.main[1] in _PLACES else None
    if known is None or known == scene.lexicon.world:
        return main
    elsewhere = story.last_block.get("place") != scene.sentence.block_index
    return main if elsewhere and main is not None else (known, "place")


def _continent(mark: Mark, names: tuple[Name, ...], story: Story) -> tuple[str, str | None]:
    """The continent named last, else the one at home in whose languages an article need not say which."""
    before = [one.entity.name for one in names if one.end <= mark.start]
    named = next((name for name in reversed(before) if name in CONTINENTS), None)
    return named or story.earlier.get(CONTINENT, "Europe"), "place"


def _latest(mark: Mark, kind: str, names: tuple[Name, ...], story: Story) -> str | None:
    """The entity of a kind that was named last before a pronoun."""
    before = [one for one in names if one.end <= mark.start and one.entity.kind == kind]
    return before[-1].entity.name if before else story.earlier.get(kind)
