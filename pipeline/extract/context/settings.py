"""Where an article is set: the place it names most, for figures that belong to nobody named."""

from collections import Counter
from collections.abc import Iterable

from pipeline.extract.context.stories import Story
from pipeline.extract.parts import Sentence

_MOST_READ = 6_000
_AT_HOME = 3


def learn_opening(sentences: Iterable[Sentence], story: Story) -> None:
    """The story keeps the words of the article's first pages."""
    for sentence in sentences:
        if sentence.start >= _MOST_READ:
            return
        story.opening += [word.text for word in sentence.words]


def setting(story: Story) -> str | None:
    """The country or region that the article's first pages name most, else the one its language is at home in."""
    if story.setting is None:
        lexicon = story.lexicon
        words = story.opening
        openers = lexicon.names.openers
        seen: Counter[str] = Counter()
        for index, text in enumerate(words):
            if text in openers:
                found = lexicon.names.longest(words, index)
                if found is not None and found.payload.kind == "place":
                    seen[found.payload.name] += 1
        del seen[lexicon.world]
        if lexicon.home is not None and lexicon.home in seen:
            # other countries are often only looked at from home
            seen[lexicon.home] *= _AT_HOME
        most = seen.most_common(1)
        story.setting = most[0][0] if most else lexicon.home or ""
    return story.setting or None
