"""Names in a sentence: entities that are known, and words that look like names."""

from collections.abc import Iterator

from pipeline.extract.context.bodies import body_at
from pipeline.extract.context.datelines import is_dateline_place, is_wire
from pipeline.extract.context.described import acts_on, describes, is_seat
from pipeline.extract.context.name_lexicon import Entity, Name
from pipeline.extract.context.name_pairs import is_named_within, is_part_of_pair, repeated_pair_end
from pipeline.extract.context.name_words import (
    TITLE_CASED,
    are_townspeople,
    club_end,
    company_end,
    head_kind,
    in_genitive,
    is_town,
    joined,
    looks_like_name,
    name_after_head,
    name_goes_on,
    opens_sentence,
    stands_alone,
    tail_kind,
)
from pipeline.extract.context.persons import (
    announced,
    announced_kind,
    is_apposed,
    learn_office,
    person_end,
    titled_end,
    without_memberships,
)
from pipeline.extract.context.scenes import Scene
from pipeline.extract.context.stories import Story
from pipeline.extract.context.town_bodies import with_town_bodies
from pipeline.extract.lemmas import is_word
from pipeline.extract.words import is_glued

_PERSON = "person"
_STREET = "street"
_SHORTEST = 2
_SHORTEST_GENITIVE = 5
_LONG_CAPITALS = 4
_EMPLOYERS = frozenset({"company", "organisation", "agency"})
_CALLED = frozenset({"name", "company", "organisation"})
_HYPHENS = frozenset({"-", "–"})


def find_names(scene: Scene, story: Story) -> tuple[Name, ...]:
    """The names of a sentence in order; the story learns the new ones."""
    taken = scene.taken
    names: list[Name] = []
    index = 0
    texts = [word.text for word in scene.words]
    capitalised, heads = scene.lexicon.clauses.nouns_capitalised, story.heads
    for position, entry in enumerate(scene.entries):
        if position < index or position in taken:
            continue
        if not (entry.capital or entry.opens_name or capitalised or texts[position] in heads):
            continue
        found = _at(scene, texts, position, taken, story)
        if found is not None:
            index = found.end
            if found.entity.kind != _STREET:
                names.append(found)
    story.earlier = dict(story.last)
    names = with_town_bodies(scene, without_memberships(scene, _with_places(scene, names), story))
    kept = tuple(_standing(scene, names, story))
    # who took a picture is not spoken of
    for name in kept if scene.sentence.block.kind != "caption" else ():
        story.see(name.entity, scene.sentence.block_index)
    return kept


def _at(
    scene: Scene, texts: list[str], index: int, taken: frozenset[int], story: Story
) -> Name | None:
    text = texts[index]
    if not text[0].isalpha():
        return None
    lexicon = scene.lexicon
    club = club_end(texts, index, lexicon)
    best = announced(scene, index, _introduced(texts, index, story), story)
    if club and not taken.intersection(range(index, club)):
        best = (club, _club(scene, texts, index, club, story))
    known = lexicon.names.longest(texts, index) if scene.entries[index].opens_name else None
    if known is not None and not is_part_of_pair(scene, known, story):
        best = (known.end, known.payload) if best is None or known.end > best[0] else best
    if best is None and text.isupper() and len(text) >= _LONG_CAPITALS:
        # capitals throughout, as labels and datelines have them ("VENICE: day trippers paid")
        plain = [one.title() if one.isupper() else one for one in texts[index : index + 3]]
        known = lexicon.names.longest(plain, 0)
        if known is not None:
            best = (index + known.end, known.payload)
    ending, bound = lexicon.clauses.genitive, False
    if best is None and ending and text.endswith(ending) and len(text) >= _SHORTEST_GENITIVE:
        bare = text.removesuffix(ending)
        genitive = lexicon.names.longest([bare], 0)
        owner = story.named.get((bare,))
        if owner is not None and owner.kind == _PERSON:
            best, bound = (index + 1, owner), True
        elif genitive is not None:
            best = (index + 1, genitive.payload)
            bound = index + 1 < len(texts) and texts[index + 1][0].isalpha()
    if best is None and ending and lexicon.names.starts(text):
        best = in_genitive(texts, index, lexicon)
    body = body_at(scene, index, taken)
    if body is not None and (best is None or body[0] > best[0]):
        best = body
        story.introduce(tuple(texts[index : body[0]]), body[1])
    firm = company_end(texts, index, lexicon) if best is None or best[0] == index + 1 else 0
    if firm and (best is None or best[1].kind == "name"):
        entity = Entity(_as_written(scene, index, firm - 1), "company")
        best = (firm, entity)
        story.introduce(tuple(texts[index:firm]), entity)
        story.named.setdefault(tuple(texts[index : firm - 1]), entity)
    titled = titled_end(scene, index, taken)
    if titled > (best[0] if best else index):
        best = (titled, Entity(_as_written(scene, index, titled), "thing"))
        story.introduce(tuple(texts[index:titled]), best[1])
    officer = person_end(scene, index, taken)
    if officer > (best[0] if best else index):
        best = (officer, Entity(_as_written(scene, index, officer), _PERSON))
        story.introduce(tuple(texts[index:officer]), best[1])
    if best is None or (best[0] == index + 1 and best[1].kind == "person"):
        unknown = _unknown(scene, texts, index, taken, story)
        if unknown == index and best is None:
            unknown = repeated_pair_end(scene, index, taken, story.whole) or index
        if unknown > (best[0] if best else index) and not _is_measure(scene, index, unknown):
            words = tuple(texts[index:unknown])
            kind = announced_kind(scene, index) or tail_kind(words, lexicon)
            if kind is None and is_apposed(scene, index, unknown):
                kind = _PERSON
            town = "city" if is_town(scene, texts[index], index) else "name"
            entity = best[1] if best else Entity(_as_written(scene, index, unknown), kind or town)
            best = (unknown, entity)
            story.introduce(words, entity)
    if best is None or any(position in taken for position in range(index, best[0])):
        return None
    end, entity = best
    if entity.adjective and are_townspeople(scene, index, end):
        return None
    hyphened = (
        end + 1 < len(texts)
        and texts[end] in _HYPHENS
        and is_glued(scene.words, end)
        and is_glued(scene.words, end + 1)
    )
    owns = bound or (texts[end : end + 1] in (["'"], ["’"]) and is_glued(scene.words, end))
    if hyphened and entity.kind in _CALLED and scene.lower[end + 1] in lexicon.clauses.same_heads:
        # the compound calls nobody else ("het Valcourt-museum", "der Nordwerk-Konzern")
        hyphened = False
    return Name(index, end, entity, owns, entity.adjective or hyphened)


def _club(scene: Scene, texts: list[str], start: int, end: int, story: Story) -> Entity:
    """The club that a mark and the words after it name: a known one, or one that the story learns."""
    words = tuple(texts[start:end])
    known = story.named.get(words)
    short = story.named.get(words[1:])
    if known is None and short is not None and short.name not in story.unknown:
        known = short
    if known is None:
        # a title may have had the short name alone
        known = Entity(_as_written(scene, start, end), "name")
        story.introduce(words, known)
        story.named[words[1:]] = known
        story.heads.add(words[1])
    return known


def _as_written(scene: Scene, start: int, end: int) -> str:
    """A name as the article has it, on one line."""
    return " ".join(scene.text(start, end).split())


def _introduced(texts: list[str], index: int, story: Story) -> tuple[int, Entity] | None:
    if texts[index] not in story.heads:
        return None
    for length in range(min(6, len(texts) - index), 0, -1):
        entity = story.named.get(tuple(texts[index : index + length]))
        if entity is not None:
            return index + length, entity
    return None


def _unknown(
    scene: Scene, texts: list[str], index: int, taken: frozenset[int], story: Story
) -> int:
    """Where a run of words that look like a name ends; ``index`` itself where there is none."""
    lexicon = scene.lexicon
    end = index
    while end < len(texts) and end not in taken:
        inner = end > index or _goes_before_name(scene, texts, index, taken)
        if looks_like_name(scene, texts[end], end, lexicon, inner=inner):
            end += 1
        elif end > index and (linked := name_goes_on(scene, texts, index, end)):
            end = linked
        else:
            break
    if end == index:
        return name_after_head(scene, index, taken)
    if end - index > 1:
        announced = head_kind(texts[index], lexicon)
        if announced == _PERSON or (announced and opens_sentence(scene, index)):
            # a first word says what the name is ("Consultancy AgriLens", "Governor Ada Lund")
            return index
    if (
        opens_sentence(scene, index)
        and end - index > 1
        and is_word(texts[index].lower(), lexicon.language)
    ):
        known = lexicon.names.longest(texts, index + 1)
        if known is not None and known.end >= end:
            # a sentence's first word before a name that is known ("Rival Eli Lilly")
            return index
    if end - index > 1 or stands_alone(scene, index, taken):
        return end
    opens = opens_sentence(scene, index) and scene.entries[index].head is None
    return end if opens and is_named_within(scene, index, story.whole) else index


def _is_measure(scene: Scene, start: int, end: int) -> bool:
    """Whether words with capitals are only what a measure is called ("Bank Rate")."""
    return any(
        mark.start <= start and end <= mark.end and not mark.compound
        for mark in scene.marks("concept")
    )


def _goes_before_name(scene: Scene, texts: list[str], index: int, taken: frozenset[int]) -> bool:
    """Whether a word with a capital that it owes to no sentence's start stands before one of a name."""
    following = index + 1
    return (
        texts[index][0].isupper()
        and not opens_sentence(scene, index)
        and scene.sentence.block.kind not in TITLE_CASED
        and following < len(texts)
        and following not in taken
        and looks_like_name(scene, texts[following], following, scene.lexicon)
    )


def _with_places(scene: Scene, names: list[Name]) -> list[Name]:
    """A kind of places together with the places it stands in ("emerging markets in Asia")."""
    merged: list[Name] = []
    position = 0
    while position < len(names):
        name = names[position]
        position += 1
        if name.entity.kind == "region":
            places: list[Name] = []
            while position < len(names) and names[position].entity.kind == "place":
                previous = places[-1] if places else name
                between = scene.lower[previous.end : names[position].start]
                allowed = scene.lexicon.joins if places else scene.lexicon.inside
                if len(between) > 1 or any(word not in allowed and word != "," for word in between):
                    break
                places.append(names[position])
                position += 1
            if places:
                within = joined(place.entity.name for place in places)
                entity = Entity(f"{name.entity.name} in {within}", "region")
                name = Name(name.start, places[-1].end, entity, owns=False, leans=False)
        merged.append(name)
    return merged


def _standing(scene: Scene, names: list[Name], story: Story) -> Iterator[Name]:
    """Without names that only describe another name ("US President Donald Trump").

    A company that describes a person is remembered as the one the person speaks for.
    """
    idioms = scene.marks("idiom")
    for position, name in enumerate(names):
        if any(mark.start <= name.start < mark.end for mark in idioms):
            continue
        where = (scene, name.start, name.end)
        if is_wire(*where) or is_dateline_place(*where, name.entity.kind):
            continue
        if is_seat(scene, name, names[position - 1] if position else None):
            continue
        learn_office(scene, name, story)
        following = names[position + 1] if position + 1 < len(names) else None
        if following is not None and describes(scene, name, following):
            if name.entity.kind in _EMPLOYERS and not acts_on(scene, name, following):
                story.employers.setdefault(following.entity.name, name.entity)
            if name.leans or name.owns or name.entity.kind == "place":
                continue
        yield name
