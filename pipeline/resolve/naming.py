"""What subjects, metrics and the words around prove about two claims."""

from pipeline.model import Evidence
from pipeline.resolve import wording
from pipeline.resolve.concepts import kinship
from pipeline.resolve.traits import Traits
from pipeline.spec.matching import ContextWeights, Kin, MetricWeights, SubjectWeights

_ALIKE = 0.9
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
    if bool(a.subject_members) != bool(b.subject_members):
        group, one = (
            (a.subject_members, b.subject) if a.subject_members else (b.subject_members, a.subject)
        )
        if one in group:
            return (
                weights.group,
                f"{left.claim.subject} against {right.claim.subject}: a group and its member",
            )
    both = f"{left.claim.subject} and {right.claim.subject}"
    if close_subjects(a, b):
        return weights.close, f"{both} share their words"
    if shortened(a, b):
        return weights.shortened, f"{both} open with one name"
    places = (a.subject_words <= b.words, b.subject_words <= a.words)
    if a.subject_words and b.subject_words and any(places):
        if all(places):
            return weights.named, f"{both} are named in both sentences"
        return weights.named_once, f"{both}, of which one is named in both sentences"
    if a.metric and (a.metric == b.metric or kinship(a.concept, b.concept, kin) in {"same", "kin"}):
        return weights.other_measured, f"{both} are different subjects of one metric"
    if not (a.is_name and b.is_name):
        return weights.other_common, f"{both} are different subjects"
    return weights.other, f"{both} are different subjects"


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
    shared = wording.jaccard(a.metric_words, b.metric_words)
    # a share of sales is nearly the same words as sales, and is another thing
    near = shared >= weights.close_from or wording.likeness(a.metric, b.metric) >= _ALIKE
    if near and a.of_share == b.of_share:
        return weights.close, f"metric {pair} in nearly the same words"
    akin = kinship(a.concept, b.concept, kin)
    if akin in {"same", "kin"} and (
        a.concept.modifiers <= b.concept.modifiers or b.concept.modifiers <= a.concept.modifiers
    ):
        return weights.kin, f"metric {first!r} is akin to {second!r}"
    if akin == "apart" and a.concept.modifiers == b.concept.modifiers:
        return weights.apart, f"metric '{first}' is not '{second}'"
    if shared >= weights.related_from:
        return weights.related, f"metric '{first}' shares words with '{second}'"
    if a.language != b.language:
        return weights.foreign, ""
    return weights.other, f"metric '{first}' is not '{second}'"


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
