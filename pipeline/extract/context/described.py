"""Places that only say where a company is from or among whom it ranks: no figure is theirs."""

from pipeline.extract.context.name_lexicon import Name
from pipeline.extract.context.scenes import Scene

_RANKED = 8
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
        # adjectives may stand last ("la petrolera mexicana")
        return True
    if name.owns:
        return _owns_company(scene, name)
    if scene.lower[max(0, name.start - 1)] in scene.lexicon.company_nouns and name.start:
        return name.entity.adjective
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


def _only_ranks(scene: Scene, position: int) -> bool:
    """Whether a word is a superlative that an ordinal counts ("third-largest economy") or that has no noun after it."""
    if scene.lower[position] not in scene.lexicon.clauses.ranks:
        return False
    before = scene.lower[position - 1]
    if before == "-" or before in scene.lexicon.times.ordinals:
        return True
    after = scene.words[position + 1].text if position + 1 < len(scene.words) else "."
    return not after[0].isalnum()
