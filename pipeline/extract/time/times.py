"""Time expressions: when a figure holds, and numbers that only tell a time."""

from collections.abc import Mapping, Sequence
from datetime import date

from pipeline.extract.context.context_lexicon import ContextLexicon
from pipeline.extract.parts import Sentence, TimeExpression, Token
from pipeline.extract.time.forms import Found, lowered
from pipeline.extract.time.time_lexicon import TimeLexicon, TimePhrase
from pipeline.extract.time.time_rules import RULES
from pipeline.extract.time.time_words import TimeWord
from pipeline.extract.time.year_parts import Filled
from pipeline.extract.words import is_glued, to_words
from pipeline.model import Span

_SHORT = 3
_CERTAIN_YEARS = range(1990, 2041)
_BARE_YEARS = range(1900, 2061)
_ROUND = 1000
_HUNDRED = 100
_SPEAKS = 5
_NUMBER_SIGNS = frozenset(".,:/")


def find_times(
    sentence: Sentence, published_on: date | None, lexicon: ContextLexicon
) -> tuple[TimeExpression, ...]:
    """The time expressions of a sentence, in order, none overlapping."""
    return _find(sentence.words, published_on, lexicon)


def find_times_in(
    text: str, offset: int, published_on: date | None, lexicon: ContextLexicon
) -> tuple[TimeExpression, ...]:
    """The time expressions of any text that starts at ``offset`` in the article."""
    return _find(to_words(text, offset, lexicon.times.elisions), published_on, lexicon)


def _find(
    words: tuple[Token, ...], published_on: date | None, lexicon: ContextLexicon
) -> tuple[TimeExpression, ...]:
    known = [lexicon.times.words[word.text] for word in words]
    finder: _Finder | None = None
    found: list[TimeExpression] = []
    last, behind = len(words) - 1, 0
    for index, word in enumerate(known):
        # most words open no time
        if not word.opens or index < behind:
            continue
        if word.complete or (
            index < last and word.leads_on(words[index + 1].lower, known[index + 1])
        ):
            finder = finder or _Finder(words, known, published_on, lexicon.times)
            time = finder.at(index)
            if time is not None:
                found.append(time[0])
                behind = time[1]
    return tuple(found)


def is_dateline(text: str, lexicon: ContextLexicon) -> bool:
    """Whether a line names a calendar day, as a dateline does and a heading seldom."""
    return any(time.role == "date" for time in find_times_in(text, 0, None, lexicon))


class _Finder:
    """One sentence, looked at word by word."""

    def __init__(
        self,
        words: tuple[Token, ...],
        known: Sequence[TimeWord],
        today: date | None,
        lexicon: TimeLexicon,
    ) -> None:
        self._words = words
        self._lower = lowered(words)
        self._slots = [word.slots for word in known]
        self._today = today
        self._lexicon = lexicon

    def at(self, index: int) -> tuple[TimeExpression, int] | None:
        """The longest time expression that starts at a word, and the index after it."""
        if is_glued(self._words, index) and self._continues_a_word(index):
            return None
        for phrase in self._lexicon.phrases.at(self._lower, index, self._slots):
            if self._is_cut_off(phrase) or not self._is_time(phrase):
                continue
            role, resolve = RULES[phrase.payload.rule]
            period = resolve(self._filled(phrase))
            if period is None and self._needs_period(phrase):
                continue
            span = Span(self._words[phrase.start].start, self._words[phrase.end - 1].end)
            time = TimeExpression(
                span=span,
                role=role,
                code=period.code if period else None,
                start_on=period.start_on if period else None,
                end_on=period.end_on if period else None,
                rule=phrase.payload.rule,
            )
            return time, phrase.end
        return None

    def _continues_a_word(self, index: int) -> bool:
        """Letters and digits without a gap, and what follows a sign inside a number ("1.5", "2023/1804")."""
        before, word = self._words[index - 1].text, self._words[index].text
        if before[-1].isalnum():
            return True
        return (
            word[0].isdigit()
            and before in _NUMBER_SIGNS
            and index > 1
            and self._words[index - 2].text.isdigit()
            and is_glued(self._words, index - 1)
        )

    def _is_cut_off(self, phrase: Found[TimePhrase]) -> bool:
        """Whether the phrase ends within a word or a number ("2025a", "2025.5")."""
        end = phrase.end
        if end >= len(self._words) or not is_glued(self._words, end):
            return False
        after = self._words[end].text
        if after[0].isalnum():
            return True
        return (
            after in _NUMBER_SIGNS
            and self._words[end - 1].text.isdigit()
            and end + 1 < len(self._words)
            and is_glued(self._words, end + 1)
            and self._words[end + 1].text.isdigit()
        )

    def _filled(self, phrase: Found[TimePhrase]) -> Filled:
        def numbers(table: Mapping[str, int], *slots: str, cased: bool = False) -> tuple[int, ...]:
            values: list[int] = []
            for slot, index in phrase.slots:
                if slot in slots:
                    word = self._words[index]
                    known = table.get(word.text if cased else word.lower)
                    values.append(int(word.text) if known is None else known)
            return tuple(values)

        return Filled(
            years=numbers({}, "{year}", "{twodigits}"),
            months=numbers(self._lexicon.months, "{month}", "{monthnumber}", cased=True),
            days=numbers({}, "{day}"),
            numbers=numbers(self._lexicon.numbers, "{number}"),
            ordinals=numbers(self._lexicon.ordinals, "{ordinal}"),
            weekdays=numbers(self._lexicon.weekdays, "{weekday}", cased=True),
            shift=phrase.payload.shift,
            today=self._today,
        )

    def _needs_period(self, phrase: Found[TimePhrase]) -> bool:
        """Digits that make no period are no time; words alone still tell one ("last year")."""
        return any(slot in {"{year}", "{day}", "{monthnumber}"} for slot, _ in phrase.slots) and (
            RULES[phrase.payload.rule][0] != "clock"
        )

    def _is_time(self, phrase: Found[TimePhrase]) -> bool:
        """Whether a phrase that is only a year or a month is one, judged by what stands around it."""
        if phrase.payload.rule == "month" and phrase.end - phrase.start == 1:
            return not self._is_first_name(phrase.start)
        if phrase.payload.rule != "year" or phrase.end - phrase.start > 1:
            return True
        number = int(self._words[phrase.start].text)
        before = self._lower[phrase.start - 1] if phrase.start else ""
        after = self._words[phrase.end] if phrase.end < len(self._words) else None
        if after is not None and after.lower in self._lexicon.not_after_year:
            return False
        if before and before in self._lexicon.before_year:
            if self._is_spoken_of(phrase.start, number):
                return False
            return number in _CERTAIN_YEARS or not self._is_counted(after)
        if before and not before[-1].isalnum() and is_glued(self._words, phrase.start):
            return before in {"(", "[", "/", "'", "’", '"', "„", "“", "«", "-", "–", "—"}
        if number % _ROUND == 0 and (after is None or not after.text[0].isalnum()):
            # "the company counted 2000." counts what was counted before
            return False
        return (
            number in _BARE_YEARS
            and not (number % _ROUND == 0 and self._is_counted(after))
            and not (number not in _CERTAIN_YEARS and self._is_counted(after))
        )

    def _is_spoken_of(self, index: int, number: int) -> bool:
        """Whether a number is how many somebody counts ("spricht von 1600", "geht nur von 1500 aus")."""
        if number in _CERTAIN_YEARS and number % _HUNDRED:
            return False
        spoken = self._lower[max(0, index - _SPEAKS) : index - 1]
        return any(word in self._lexicon.counting for word in spoken)

    def _is_first_name(self, index: int) -> bool:
        """Whether the short form of a month stands before a word with a capital, as a first name does ("Jan Brand")."""
        text = self._words[index].text
        if len(text) > _SHORT or index + 1 >= len(self._words):
            return False
        after = self._words[index + 1].text
        named = after.isalpha() and after.istitle() and after not in self._lexicon.months
        short = any(month != text and month.startswith(text) for month in self._lexicon.months)
        return named and short

    def _is_counted(self, after: Token | None) -> bool:
        """Whether a word follows that a number could count."""
        return after is not None and after.text.isalpha() and len(after.text) > _SHORT
