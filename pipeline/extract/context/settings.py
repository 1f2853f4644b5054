"""Where an article is set: the place it names most, for figures that belong to nobody named."""

from collections import Counter
from collections.abc import Iterable

from pipeline.extract.context.stories import Story
from pipeline.extract.parts import Sentence

_MOST_READ = 6_000
_AT_HOME = 3
_EARLY = 20


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
        first: dict[str, int] = {}
        for index, text in enumerate(words):
            if text in openers:
                found = lexicon.names.longest(words, index)
                if found is not None and found.payload.kind == "place":
                    seen[found.payload.name] += 1
                    first.setdefault(found.payload.name, index)
        del seen[lexicon.world]
        if lexicon.home is not None and lexicon.home in seen:
            # other countries are often only looked at from home
            seen[lexicon.home] *= _AT_HOME
        most = seen.most_common(1)
        named, times = most[0] if most else ("", 0)
        if lexicon.home is not None and (times == 0 or _is_aside(times, first[named], len(words))):
            named = lexicon.home
        story.setting = named
    return story.setting or None


def _is_aside(times: int, first: int, size: int) -> bool:
    """Whether a country is named but once and late, as others are when an article at home looks abroad at its end."""
    return times == 1 and first > max(size // 2, _EARLY)
