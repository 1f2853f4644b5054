"""Sources that have no name of their own: "the agriculture ministry", "the survey"."""

from pipeline.extract.context.scenes import Mark, Scene
from pipeline.extract.context.stories import Story

_LONGEST = 3
_OPENING = 3


def find_institutions(scene: Scene, story: Story) -> list[Mark]:
    """Noun phrases of public bodies and of papers, as sources by what they are called.

    A body named by its last word alone is the one that the article named in full before; a paper
    ("the survey") is that of whoever was named as a source last.
    """
    if not (scene.marks("report") or scene.marks("source-before")):
        return []
    covered = {at for mark in scene.marks("anaphor") for at in range(mark.start, mark.end)}
    idle = {at for mark in scene.marks("idiom") for at in range(mark.start, mark.end)}
    speaking = {mark.start for mark in scene.marks("report")}
    found: list[Mark] = []
    for position, entry in enumerate(scene.entries):
        if not (entry.body or entry.paper):
            continue
        named = position in scene.named or position + 1 in scene.named or position in idle
        if named or position in scene.taken or not entry.lower.isalpha():
            continue
        known = story.last.get("organisation") or story.last.get("agency")
        speaks = position + 1 in speaking
        article = position > 0 and scene.lower[position - 1] in scene.lexicon.articles
        author = story.source or (known if position <= _OPENING else None)
        if (article or speaks) and author and (speaks or _is_head(scene, position)) and entry.paper:
            found.append(Mark(position, position + 1, author))
        elif entry.body and not (position in covered and known):
            phrase = _phrase(scene, position, story)
            before = scene.lower[phrase.start - 1] if phrase.start else ""
            whole = phrase.start < position or scene.lemmas[position] in story.institutions
            if not whole and not scene.lexicon.clauses.nouns_capitalised:
                continue
            if _is_introduced(scene, phrase, before):
                found.append(phrase)
    return found


def _is_introduced(scene: Scene, phrase: Mark, before: str) -> bool:
    """Whether an article, an owner or a capital says that a body is meant ("taking office" is none)."""
    lexicon = scene.lexicon
    if before in lexicon.articles or before in lexicon.determiners or before in {"s", "'", "’"}:
        return before not in lexicon.clauses.pronouns or before in lexicon.articles
    if before in lexicon.clauses.pronouns:
        return False
    return lexicon.clauses.nouns_capitalised or scene.words[phrase.start].text[0].isupper()


def _is_head(scene: Scene, position: int) -> bool:
    """Whether no further noun of the phrase follows ("the statistics office")."""
    following = position + 1
    if following >= len(scene.words) or not scene.words[following].text.isalpha():
        return True
    return scene.lower[following] in scene.lexicon.functions


def _phrase(scene: Scene, position: int, story: Story) -> Mark:
    """The body with what stands before it in its phrase, or as it was called in full before."""
    start = position
    while (
        start
        and position - start < _LONGEST
        and not scene.lexicon.clauses.nouns_capitalised
        and scene.words[start - 1].text.isalpha()
        and scene.lower[start - 1] not in scene.lexicon.functions
        and start - 1 not in scene.taken
        and not _is_verb(scene, start - 1)
        and not (start > 1 and scene.words[start - 2].text in {"'", "’"})
        # where a body sits is no part of what it is called ("the Oslo-based institute")
        and not (start > 1 and scene.words[start - 2].text == "-")
    ):
        start -= 1
    while start < position and scene.lower[start] == "s":
        start += 1
    head = scene.lemmas[position]
    text = scene.text(start, position + 1)
    if start == position:
        text = story.institutions.get(head, text)
    else:
        story.institutions[head] = text
    return Mark(start, position + 1, text)


def _is_verb(scene: Scene, position: int) -> bool:
    return any(
        mark.start <= position < mark.end
        for kind in ("report", "modality")
        for mark in scene.marks(kind)
    )
