"""Names of bodies that go on after a small word: "Union of Healthcare Staff", "Bund der Steuerzahler"."""

from pipeline.extract.context.name_lexicon import Entity
from pipeline.extract.context.scenes import Scene
from pipeline.extract.lemmas import is_word

_BEFORE_HEAD = 4
_LONGEST = 9
_COMMA = ","
_OPENERS = frozenset({":", "“", '"', "„", "«", "(", "–", "—", "|", "•", "."})


def body_at(scene: Scene, index: int, taken: frozenset[int]) -> tuple[int, Entity] | None:
    """The body whose name opens at a word, and where the name ends; None where none does."""
    entries, size = scene.entries, len(scene.words)
    titled = index + 1
    if titled < size and titled not in taken and _is_titled(scene, index):
        kind = entries[titled].body_head
        if kind is not None:
            return titled + 1, Entity(_by_itself(scene, index, titled), kind)
    head = index
    while head < min(index + _BEFORE_HEAD, size) and head not in taken:
        entry = entries[head]
        if not entry.capital:
            return None
        if entry.called_body is not None:
            end = _called_end(scene, head + 1, taken)
            if end:
                return end, Entity(_called(scene, index, head, end), entry.called_body)
        if entry.body_head is not None:
            end = _goes_on(scene, head + 1, taken)
            if end:
                return end, Entity(_called(scene, index, head, end), entry.body_head)
        if not entry.inner_name:
            return None
        head += 1
    return None


def _is_titled(scene: Scene, index: int) -> bool:
    """Whether an adjective has the capital of a name ("die Deutsche Krankenhausgesellschaft"), which no sentence's start gives it."""
    clauses, text = scene.lexicon.clauses, scene.words[index].text
    if not clauses.nouns_capitalised or not index or not text.istitle():
        return False
    if scene.words[index - 1].text in _OPENERS or not text.endswith(clauses.adjective_endings):
        return False
    lower, language = text.lower(), scene.lexicon.language
    if is_word(lower, language) and not is_word(text, language):
        return True
    # what a town's name makes keeps its capital anyway ("das Bremer Institut Weser")
    known = scene.lexicon.names.longest([lower], 0)
    return known is not None and known.payload.adjective


def _by_itself(scene: Scene, index: int, head: int) -> str:
    """The name as it is without an article ("Deutscher Mieterbund")."""
    text, clauses = scene.words[index].text, scene.lexicon.clauses
    noun = _called(scene, head, head, head + 1)
    for ending in sorted(clauses.adjective_endings, key=len, reverse=True):
        if text.endswith(ending):
            own = clauses.titled.get(f"{scene.lower[index - 1]} {ending}")
            own = own or clauses.titled.get(ending, ending)
            return f"{text.removesuffix(ending)}{own} {noun}"
    return f"{text} {noun}"


def _called_end(scene: Scene, at: int, taken: frozenset[int]) -> int:
    """Where the place ends that a body is called after, right behind its noun ("Klinikum Westerbach"); 0 for none."""
    if at >= len(scene.words) or at in taken or not _is_part(scene, at):
        return 0
    if scene.entries[at].head is not None or scene.entries[at].body:
        return 0
    known = scene.lexicon.names.longest([word.text for word in scene.words[at : at + _LONGEST]], 0)
    if known is not None:
        return 0 if known.payload.adjective or known.payload.kind == "person" else at + known.end
    end = at + 1
    hyphen = end + 1 < len(scene.words) and scene.words[end].text == "-"
    return end + 2 if hyphen and _is_part(scene, end + 1) else end


def _goes_on(scene: Scene, start: int, taken: frozenset[int]) -> int:
    """Where the words with a capital end that a small word ties to the head; 0 where there are none."""
    clauses, size = scene.lexicon.clauses, len(scene.words)
    if start >= size or scene.words[start].text not in clauses.body_links:
        return 0
    at = start + 1
    if at < size and scene.words[at].text in scene.lexicon.articles:
        at += 1
    if at < size and clauses.nouns_capitalised and _is_adjective(scene, at):
        at += 1
    end = 0
    while at < min(start + _LONGEST, size) and at not in taken:
        if _is_part(scene, at):
            at += 1
            end = at
            if clauses.nouns_capitalised and not _is_adjective(scene, at - 1):
                at = _after_join(scene, at)
                if at == end:
                    break
            continue
        after = _after_join(scene, at)
        if end != at or after == at:
            break
        at = after
    return end


def _is_adjective(scene: Scene, at: int) -> bool:
    """Whether an adjective narrows the noun after it ("des deutschen Handwerks")."""
    lower = scene.lower[at]
    known = scene.lexicon.names.longest([scene.words[at].text], 0)
    if known is not None and known.payload.adjective:
        return True
    ending = scene.lexicon.clauses.declined
    return (
        bool(ending)
        and scene.words[at].text.islower()
        and lower.endswith(ending)
        and _is_part(scene, at + 1)
    )


def _is_part(scene: Scene, at: int) -> bool:
    if at >= len(scene.words):
        return False
    text = scene.words[at].text
    return text[0].isupper() and text.isalpha() and scene.lower[at] not in scene.lexicon.functions


def _after_join(scene: Scene, at: int) -> int:
    """The place after "and" where a further part of a name stands there, else the same place."""
    if at < len(scene.words) and scene.lower[at] in scene.lexicon.joins | {"&"}:
        return at + 1 if _is_part(scene, at + 1) else at
    return at


def _called(scene: Scene, start: int, head: int, end: int) -> str:
    """The name as written, its head without the ending of a genitive."""
    words = scene.words
    ending = scene.lexicon.clauses.genitive
    text = words[head].text
    if ending and text.endswith(ending):
        # "des Instituts für ...": the dictionary form where it is the same word without an ending
        lemma = scene.lemmas[head]
        if text.casefold() in {lemma + ending, f"{lemma}e{ending}"}:
            text = text[: len(lemma)]
        before = ""
    else:
        before = scene.text(start, head)
    after = scene.text(head + 1, end)
    return " ".join(f"{before} {text} {after}".split())
