"""Names that show by how often, or how, an article writes them, whatever their words mean alone."""

from collections.abc import Iterator

from pipeline.extract.context.name_lexicon import Entity
from pipeline.extract.context.name_words import looks_like_name
from pipeline.extract.context.scenes import Scene
from pipeline.extract.context.stories import Story
from pipeline.extract.time.forms import Found

_AROUND = 20_000
_SHORTEST = 3


def repeated_pair_end(scene: Scene, index: int, taken: frozenset[int], text: str) -> int:
    """Where a name of two plain nouns ends that an article has more than once ("Hanseatic Terminals"); 0 if none does.

    In a language that writes nouns with a capital two of them seldom stand side by side.
    """
    lexicon, end = scene.lexicon, index + 2
    if not lexicon.clauses.nouns_capitalised or end > len(scene.words):
        return 0
    if index in taken or index + 1 in taken or index - 1 in taken:
        return 0
    entries = scene.entries[index:end]
    if not all(one.inner_name for one in entries) or any(one.head for one in entries[:1]):
        return 0
    if any(mark.start in {index, index + 1} for mark in scene.marks("concept")):
        return 0
    # of a long text only what stands near is looked through, so that time grows with its length alone
    near = max(0, scene.sentence.start - _AROUND), scene.sentence.start + _AROUND
    return end if text.count(f"{scene.text(index, end)} ", *near) > 1 else 0


def is_named_within(scene: Scene, index: int, text: str) -> bool:
    """Whether a plain word that opens a sentence is a name: others have it with a capital ("sales at Summit"), and none without.

    Behind a word with a capital it may belong to another name ("Ministry of Tourism"), before a colon it is a topic.
    """
    word = scene.words[index].text
    following = scene.lower[index + 1 : index + 2]
    if not (word.istitle() and word.isalpha() and len(word) >= _SHORTEST and following):
        return False
    if not following[0][0].isalpha():
        return False
    near = text[max(0, scene.sentence.start - _AROUND) : scene.sentence.start + _AROUND]
    if word.lower() in near or f" {word}" not in near:
        return False
    prepositions, articles = scene.lexicon.clauses.prepositions, scene.lexicon.determiners
    return any(before in prepositions and before not in articles for before in _behind(word, near))


def _behind(word: str, text: str) -> Iterator[str]:
    """The words that a word stands behind, where they follow one in small letters and no name goes on behind it."""
    start = text.find(f" {word}")
    while start >= 0:
        end = start + 1 + len(word)
        following = text[end : end + 2]
        goes_on = following[:1].isalnum() or (following[:1] == " " and _opens_name(following[1:]))
        blank = text.rfind(" ", 0, start)
        if not goes_on and blank > 0 and text[blank - 1].islower():
            yield text[blank + 1 : start]
        start = text.find(f" {word}", start + 1)


def _opens_name(text: str) -> bool:
    return text.isupper() or text.isdigit()


def is_part_of_pair(scene: Scene, known: Found[Entity], story: Story) -> bool:
    """Whether a known body's name only opens the name of something else that the article has more than once ("Ember Crown")."""
    following = known.end
    if known.payload.kind != "agency" or following - known.start > 1:
        return False
    if following >= len(scene.words) or following in scene.taken or following in scene.named:
        return False
    text = scene.words[following].text
    if not (text.istitle() and looks_like_name(scene, text, following, scene.lexicon, inner=True)):
        return False
    near = max(0, scene.sentence.start - _AROUND), scene.sentence.start + _AROUND
    return story.whole.count(scene.text(known.start, following + 1), *near) > 1
