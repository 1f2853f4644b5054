"""What subjects, metrics and the words around prove about two claims."""

from pipeline.model import Evidence
from pipeline.resolve import wording
from pipeline.resolve.concepts import kinship
from pipeline.resolve.traits import Traits
from pipeline.spec.matching import ContextWeights, Kin, MetricWeights, SubjectWeights

_ALIKE = 0.9
_BOTH = 2
_SHORTEST = 4
"""Letters of a name that can stand for a longer one."""


def weigh_subject(
    left: Evidence, right: Evidence, a: Traits, b: Traits, weights: SubjectWeights, kin: Kin
) -> tuple[float, str]:
    """Bits and reason for the two subjects."""
    if not a.subject and not b.subject:
        return _weigh_missing(a, b, weights), ""
    if a.subject != b.subject and (_speaks(a, b) or _speaks(b, a)):
        return _weigh_missing(a, b, weights), ""
    if not a.subject or not b.subject:
        named, other = (left, b) if a.subject else (right, a)
        words = a.subject_words or b.subject_words
        if words and words <= other.words | other.title_words:
            return weights.missing_named, f"{named.claim.subject} is named around both"
        return _weigh_missing(a, b, weights), ""
    if a.subject == b.subject or (a.subject_members and a.subject_members == b.subject_members):
        return weights.same, f"same subject {left.claim.subject}"
    if _in_group(a, b):
        return (
            weights.group,
            f"{left.claim.subject} against {right.claim.subject}: a group and its member",
        )
    both = f"{left.claim.subject} and {right.claim.subject}"
    if close_subjects(a, b):
        return weights.close, f"{both} share their words"
    if shortened(a, b):
        return weights.shortened, f"{both} open with one name"
    around = _named_around(a, b)
    if around == _BOTH:
        return weights.named, f"{both} are named in both sentences"
    if around:
        return weights.named_once, f"{both}, of which one is named in both sentences"
    if a.metric and (a.metric == b.metric or kinship(a.concept, b.concept, kin) in {"same", "kin"}):
        return weights.other_measured, f"{both} are different subjects of one metric"
    if not (a.is_name and b.is_name):
        return weights.other_common, f"{both} are different subjects"
    return weights.other, f"{both} are different subjects"


def other_subjects(a: Traits, b: Traits) -> bool:
    """Both are told, and neither their names nor the words around tell that they are one."""
    if not a.subject or not b.subject or _speaks(a, b) or _speaks(b, a):
        return False
    return not (one_subject(a, b) or _in_group(a, b) or _named_around(a, b))


def _in_group(a: Traits, b: Traits) -> bool:
    """One is a group of names, and the other one of them."""
    if bool(a.subject_members) == bool(b.subject_members):
        return False
    return b.subject in a.subject_members or a.subject in b.subject_members


def _named_around(a: Traits, b: Traits) -> int:
    """How many of two different subjects are named around the other claim."""
    if not a.subject_words or not b.subject_words:
        return 0
    return (a.subject_words <= b.words) + (b.subject_words <= a.words)


def _weigh_missing(a: Traits, b: Traits, weights: SubjectWeights) -> float:
    """What names no subject rarely states a figure of an article on something else."""
    copied = a.article_id == b.article_id or a.story_id == b.story_id
    titled = a.title_words and b.title_words and not _share_topics(a, b)
    apart = titled and not copied and not (a.subject and b.subject)
    if not apart:
        return weights.missing
    return weights.missing_unnamed if a.is_name or b.is_name else weights.missing_apart


def share_titles(a: Traits, b: Traits) -> bool:
    """A word of the one's title stands in the other's title or sentence."""
    return bool(a.title_words & (b.title_words | b.words) or b.title_words & a.words)


def _share_topics(a: Traits, b: Traits) -> bool:
    """As ``share_titles``, by more than the name of what both measure."""
    return bool(
        a.own_title & (b.own_title | (b.words - b.metric_words))
        or b.own_title & (a.words - a.metric_words)
    )


def one_subject(a: Traits, b: Traits) -> bool:
    """The two subjects are one by their names, in full or cut short."""
    same = a.subject == b.subject or (
        bool(a.subject_members) and a.subject_members == b.subject_members
    )
    return same or close_subjects(a, b) or shortened(a, b)


def _speaks(a: Traits, b: Traits) -> bool:
    """The one's subject is who the other, or itself, quotes: a voice, not what is measured."""
    return bool(a.subject) and a.subject in {a.voice, b.voice}


def close_subjects(a: Traits, b: Traits) -> bool:
    """Nearly the same name, or one name with more words than the other's."""
    if bool(a.subject_members) != bool(b.subject_members):
        return False
    if wording.likeness(a.subject, b.subject) >= _ALIKE:
        return True
    words = min((a.subject_words, b.subject_words), key=len)
    return bool(words) and len(words) > 1 and wording.overlap(a.subject_words, b.subject_words) == 1


def shortened(a: Traits, b: Traits) -> bool:
    """One is the other's first word alone, as names are told once they are known ("Velmora Air")."""
    short, long = sorted((a.subject.split(), b.subject.split()), key=len)
    return len(short) == 1 < len(long) and short[0] == long[0] and len(short[0]) >= _SHORTEST


def weigh_metric(
    left: Evidence, right: Evidence, a: Traits, b: Traits, weights: MetricWeights, kin: Kin
) -> tuple[float, str]:
    """Bits and reason for the two metrics."""
    if not a.metric and not b.metric:
        return weights.missing, ""
    if not a.metric or not b.metric:
        words, other = (a.metric_words, b) if a.metric else (b.metric_words, a)
        if wording.overlap(words, other.words) >= weights.close_from:
            return weights.missing_named, f"'{left.claim.metric or right.claim.metric}' is in both"
        return weights.missing, ""
    first = left.claim.metric_surface or left.claim.metric or ""
    second = right.claim.metric_surface or right.claim.metric or ""
    pair = f"'{first}' = '{second}'"
    if a.metric == b.metric:
        if wording.fold(first) == wording.fold(second):
            return weights.same, f"same metric '{first}'"
        return weights.same, f"metric {pair}"
    if _close_metrics(a, b, weights):
        return weights.close, f"metric {pair} in nearly the same words"
    if _akin(a, b, kin):
        return weights.kin, f"metric {first!r} is akin to {second!r}"
    akin = kinship(a.concept, b.concept, kin)
    if akin == "apart" and a.concept.modifiers == b.concept.modifiers:
        return weights.apart, f"metric '{first}' is not '{second}'"
    if wording.jaccard(a.metric_words, b.metric_words) >= weights.related_from:
        return weights.related, f"metric '{first}' shares words with '{second}'"
    if a.language != b.language:
        return weights.foreign, ""
    return weights.other, f"metric '{first}' is not '{second}'"


def other_metrics(a: Traits, b: Traits, weights: MetricWeights, kin: Kin) -> bool:
    """Both are told, and neither their words nor what is known of them tell that they are one."""
    if not a.metric or not b.metric or a.metric == b.metric:
        return False
    return not (_close_metrics(a, b, weights) or _akin(a, b, kin))


def _close_metrics(a: Traits, b: Traits, weights: MetricWeights) -> bool:
    # a share of sales is nearly the same words as sales, and is another thing
    if a.of_share != b.of_share:
        return False
    shared = wording.jaccard(a.metric_words, b.metric_words)
    return shared >= weights.close_from or wording.likeness(a.metric, b.metric) >= _ALIKE


def _akin(a: Traits, b: Traits, kin: Kin) -> bool:
    if kinship(a.concept, b.concept, kin) not in {"same", "kin"}:
        return False
    one, other = a.concept.modifiers, b.concept.modifiers
    return one <= other or other <= one


def weigh_context(a: Traits, b: Traits, weights: ContextWeights) -> tuple[float, str]:
    """Bits and reason for the words of the two sentences, and of the two titles."""
    # what both measure is weighed with their metrics, and would count twice
    named = a.metric == b.metric != ""
    one, other = (a.own_words, b.own_words) if named else (a.words, b.words)
    shared = wording.overlap(one, other)
    same = a.language == b.language
    steps = weights.same_language if same else weights.other_language
    bits = next((weight for start, weight in steps if shared >= start), steps[-1][1])
    reason = ""
    if bits > 0:
        common = sorted(one & other, key=lambda word: (-len(word), word))[:3]
        reason = "shared words " + ", ".join(common)
    if a.article_id != b.article_id:
        bits += weights.title_shared if share_titles(a, b) else weights.title_apart
    return bits, reason
