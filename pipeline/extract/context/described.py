"""Places that only say where a company is from or among whom it ranks: no figure is theirs."""

from pipeline.extract.context.name_lexicon import Name
from pipeline.extract.context.scenes import Scene

_RANKED = 8
_LEAN = 4
_DESCRIBED = frozenset({"person", "company", "organisation", "agency", "project", "name"})
_COUNTRIES = frozenset({"place", "region"})
_SEATS = frozenset({"place", "region", "city", "name"})
_TOWNS = frozenset({"city", "name"})
_SEATED = frozenset({"company", "organisation", "agency", "name"})
_APOSTROPHES = frozenset({"'", "’"})


def describes_company(scene: Scene, name: Name) -> bool:
    """Whether a place only says where a company is from that was named before ("the Danish drugmaker")."""
    position = name.end
    before = scene.lower[name.start - 1] if name.start else ""
    if name.entity.adjective and before in scene.lexicon.company_nouns:
        # adjectives may stand last ("la petrolera mexicana"); of many they say whose they are ("les start-up françaises")
        article = name.start - 2
        if article >= 0 and scene.words[article].text == "-":
            article -= 2
        return article < 0 or scene.lower[article] in scene.lexicon.articles
    if name.owns:
        return _owns_company(scene, name)
    if scene.words[position : position + 1] and scene.words[position].text == "-":
        position += 1
    return position < len(scene.words) and scene.lower[position] in scene.lexicon.company_nouns


def is_seat(scene: Scene, name: Name, before: Name | None) -> bool:
    """Whether a place is only where a body has its seat or is from ("the Hamburg-based publisher", "Moselblick aus Trier")."""
    if name.entity.kind not in _SEATS or name.owns:
        return False
    clauses, after, start = scene.lexicon.clauses, name.end, name.start
    if after < len(scene.words) and scene.words[after].text == "-":
        after += 1
    if after < len(scene.words) and scene.lower[after] in clauses.seated:
        return True
    if not start or scene.lower[start - 1] not in clauses.prepositions:
        return False
    if start > 1 and scene.lower[start - 2] in clauses.seated:
        return True
    if scene.lower[start - 1] not in clauses.origin:
        return False
    if before is not None and before.end == start - 1 and not (before.leans or before.owns):
        return before.entity.kind in _SEATED
    noun = start > 1 and scene.lower[start - 2] in scene.lexicon.company_nouns
    return noun and name.entity.kind in _TOWNS


def _owns_company(scene: Scene, name: Name) -> bool:
    """Whether a place only says among whom something ranks ("Europe's second-largest airline", "Asia's largest")."""
    if name.entity.kind not in _COUNTRIES:
        return False
    ranked = name.end < len(scene.words) and scene.words[name.end].text in _APOSTROPHES
    for position in range(name.end, min(name.end + _RANKED, len(scene.words))):
        if _only_ranks(scene, position):
            return True
        if scene.lower[position] in scene.lexicon.company_nouns:
            # a genitive's noun may be many ("Schwedens Händler")
            return ranked
        ranked = ranked or scene.lower[position] in scene.lexicon.clauses.ranks
        if (
            scene.words[position].text not in {"'", "’", "-"}
            and not scene.words[position].text.isalpha()
        ):
            return False
    return False


def only_ranks(scene: Scene, name: Name) -> bool:
    """Whether a name only says among what a thing ranks ("Europe's biggest packaging merger", "Italiens größter Hafen")."""
    start = name.end
    while start < len(scene.words) and scene.words[start].text in {*_APOSTROPHES, "s"}:
        start += 1
    if start < len(scene.words) and scene.lower[start] in scene.lexicon.times.ordinals:
        start += 2
    return start < len(scene.words) and scene.lower[start] in scene.lexicon.clauses.ranks


def _only_ranks(scene: Scene, position: int) -> bool:
    """Whether a word is a superlative that an ordinal counts ("third-largest economy") or that has no noun after it."""
    if scene.lower[position] not in scene.lexicon.clauses.ranks:
        return False
    before = scene.lower[position - 1]
    if before == "-" or before in scene.lexicon.times.ordinals:
        return True
    after = scene.words[position + 1].text if position + 1 < len(scene.words) else "."
    return not after[0].isalnum()


def describes(scene: Scene, name: Name, following: Name) -> bool:
    """Whether only nouns stand between a name and another that it describes or owns."""
    between = scene.words[name.end : following.start]
    after = scene.lower[following.end : following.end + 1]
    if name.owns and not scene.lexicon.facilities.isdisjoint(after):
        # whose plant it is ("Arno's Leeds plant")
        return False
    owned = [word for word in between if word.text not in {"'", "’", "s", "-"}]
    return (
        following.entity.kind in _DESCRIBED
        and len(owned) <= _LEAN
        and all(word.text.isalnum() for word in owned)
        and not any(word.lower in scene.lexicon.functions for word in owned)
        and not any(index in scene.taken for index in range(name.end, following.start))
    )


def acts_on(scene: Scene, name: Name, following: Name) -> bool:
    """Whether a verb in the past stands between two names ("the Commission cleared Brenthelm's takeover")."""
    return any(_is_past(scene, index) for index in range(name.end, following.start))


def _is_past(scene: Scene, index: int) -> bool:
    clauses, text = scene.lexicon.clauses, scene.words[index].text
    if not text.islower():
        return False
    ends = text.endswith(clauses.past_endings) and scene.lemmas[index] != text
    return text in clauses.past or ends
