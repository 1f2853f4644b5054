"""Names that an article's title brings up, in full where the text has them so."""

import re

from pipeline.extract.context.name_lexicon import Entity
from pipeline.extract.context.name_words import is_legal_form, tail_kind
from pipeline.extract.context.names import find_names
from pipeline.extract.context.scenes import Scene
from pipeline.extract.context.stories import Story
from pipeline.extract.parts import Sentence
from pipeline.extract.words import to_words
from pipeline.model import Article, Block, Span

_LONG = 4
_MOSTLY = 0.6
_PARTS = 3


def learn_title(article: Article, story: Story) -> None:
    """The story learns the unknown names of a title, if the text has them too.

    A name that the text first gives in full stands for that ("Velmora", "Velmora Air"). A title
    with capitals throughout tells no names.
    """
    title = article.title
    story.whole = f"{title} {article.text}"
    if not title or _is_capitalised(title, story):
        return
    span = Span(0, len(title))
    tokens = to_words(title, elisions=story.lexicon.elisions)
    block = Block("paragraph", span)
    sentence = Sentence(title, 0, len(title), tokens, tokens, block, 0, None, first=True)
    names = find_names(Scene(sentence, (), (), story.lexicon), story)
    story.last.clear()
    story.last_block.clear()
    for name in names:
        if name.entity.kind != "name" or name.entity.name not in story.unknown:
            continue
        found = re.search(_in_full(name.entity.name), article.text)
        if found is None:
            story.forget(name.entity)
        elif found.group() != name.entity.name:
            words = tuple(word.text for word in to_words(found.group()))
            if is_legal_form(words[-1], story.lexicon):
                continue
            kind = tail_kind(words, story.lexicon) or "name"
            story.forget(name.entity)
            story.introduce(words, Entity(found.group(), kind))
            story.named[tuple(word.text for word in to_words(name.entity.name))] = story.named[
                words
            ]


def _in_full(name: str) -> str:
    """The name with the words with capitals that go on after it."""
    return rf"(?<!\w){re.escape(name)}(?:[ ][A-Z][\w&]{{1,30}}){{0,{_PARTS}}}(?!\w)"


def _is_capitalised(title: str, story: Story) -> bool:
    """Whether most long words have a capital, so that it says nothing."""
    if story.lexicon.clauses.nouns_capitalised:
        return False
    words = [word.text for word in to_words(title) if len(word.text) >= _LONG][1:]
    capital = [word for word in words if word[0].isupper()]
    return len(capital) > _MOSTLY * len(words)
