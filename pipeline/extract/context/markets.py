"""Subjects that are no names: markets, and things that have a price."""

from pipeline.extract.context.scenes import Reach, Scene

_LIMIT = 30
_LEFT_WORDS = 7
_RIGHT_WORDS = 4
_GLOBAL = "global"


def market(scene: Scene, index: int) -> tuple[str, str] | None:
    """The market that a mention tells the size or growth of, in English, and its words.

    The whole phrase is the subject, not the place or the maker in it.
    """
    mention, reach = scene.mentions[index], scene.reaches[index]
    if mention.quantity.kind in {"share", "count", "rate", "duration", "rank"}:
        return None
    lexicon = scene.lexicon
    best: tuple[int, int, int] | None = None
    for position, entry in enumerate(scene.entries[: reach.start]):
        if entry.market is None:
            continue
        start = position
        while (
            start
            and position - start < _LEFT_WORDS
            and (scene.words[start - 1].text.isalpha() or scene.words[start - 1].text == "-")
            and scene.lower[start - 1] not in lexicon.functions
        ):
            start -= 1
        before = start - 1
        while before >= 0 and scene.lower[before] in lexicon.determiners:
            before -= 1
        if before >= 0 and scene.lower[before] in lexicon.clauses.prepositions - {"of"}:
            continue
        end = position + 1
        while end < len(scene.words) and scene.lower[end] in lexicon.worldwide:
            # where adjectives stand last ("le marché mondial des puces")
            end += 1
        gap = scene.gap(Reach(start, end), reach)
        if gap <= _LIMIT and (best is None or gap < best[0]):
            best = (gap, start, end)
    if best is None:
        return None
    _, start, end = best
    tail = _tail(scene, end)
    if start == end - 1 and tail == end:
        return None
    return _english(scene, start, end, tail), scene.text(start, max(end, tail))


def priced_thing(scene: Scene, index: int, price: Reach) -> tuple[str, str] | None:
    """What a price is the price of: the phrase after "of" or "for", and its words.

    Right before the sum it says how it is meant ("kostet im Schnitt 142 Euro").
    """
    if price.end == 0:
        return None
    end = _tail(scene, price.end)
    start = price.end + 1
    while start < end and scene.lower[start] in scene.lexicon.determiners:
        start += 1
    if end <= start or end == scene.reaches[index].start:
        return None
    if any(position in scene.named for position in range(start, end)):
        return None
    if scene.lemmas[end - 1] in scene.lexicon.stretches:
        # "the bill for the quarter" names no thing
        return None
    words = [*scene.lower[start : end - 1], scene.lemmas[end - 1]]
    return " ".join(word for word in words if word != "-"), scene.text(start, end)


def _head(scene: Scene, position: int) -> str | None:
    return scene.entries[position].market


def _tail(scene: Scene, end: int) -> int:
    """Where a phrase of belonging after a noun ends ("market for AI chips"), else where it would start."""
    lexicon = scene.lexicon
    if end >= len(scene.words) or scene.lower[end] not in lexicon.inside:
        return end
    stop = end + 1
    while stop < len(scene.words) and scene.lower[stop] in lexicon.determiners:
        stop += 1
    first = stop
    verbs = {mark.start for kind in ("modality", "change", "report") for mark in scene.marks(kind)}
    while (
        stop < len(scene.words)
        and stop not in verbs
        and stop - first < _RIGHT_WORDS
        and stop not in scene.taken
        and (scene.words[stop].text.isalpha() or scene.words[stop].text == "-")
        and scene.lower[stop] not in lexicon.functions
    ):
        stop += 1
    return stop if stop > first else end


def _english(scene: Scene, start: int, end: int, tail: int) -> str:
    """The phrase with the words that the concepts know in English: "global AI chip market"."""
    worldwide = {*scene.lexicon.worldwide}
    last = end - 1
    while last > start and _head(scene, last) is None:
        last -= 1
    head = _head(scene, last) or scene.lower[last]
    words = (
        _spoken(scene, start, last)
        + scene.lower[last + 1 : end]
        + _spoken(scene, min(end + 1, tail), tail)
    )
    kept = [word for word in words if word not in worldwide and word not in scene.lexicon.functions]
    if head.startswith(_GLOBAL) or len(kept) < len(words):
        kept.insert(0, _GLOBAL)
    return " ".join([*dict.fromkeys(kept), head.removeprefix(_GLOBAL).strip()])


def _spoken(scene: Scene, start: int, end: int) -> list[str]:
    known = {
        mark.start: mark
        for mark in scene.marks("modifier")
        if start <= mark.start and mark.end <= end
    }
    words: list[str] = []
    position = start
    while position < end:
        mark = known.get(position)
        if mark is not None:
            words.append(mark.value)
            position = mark.end
            continue
        if scene.lower[position].isalpha():
            thing = scene.lexicon.thing(scene.lemmas[position])
            words.append(thing or scene.lower[position])
        position += 1
    return words
