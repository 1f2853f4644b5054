"""How what a claim says was found: beside its number, or further off."""

from datetime import date

from pipeline.extract.claims import to_claims
from pipeline.extract.context.bases import to_bases

TEXT = (
    "Microsoft spent 4.2 billion euros on data centres in 2024, the company said on Monday.\n"
    "Some 310 million euros went into cables."
)


def test_signs_tell_the_bases() -> None:
    assert to_bases(("unit-named", "subject-carried", "measure-far", "period-beside")) == {
        "subject_basis": "carried",
        "metric_basis": "distant",
        "period_basis": "named",
    }


def test_what_is_not_said_has_no_basis() -> None:
    assert to_bases(("subject-none", "measure-none", "period-ruled-out")) == {}


def test_a_claim_tells_what_its_sentence_names_and_what_was_carried_over(
    grammars, to_text_article
) -> None:
    article = to_text_article(TEXT, published=date(2025, 2, 3))
    (first, second), _ = to_claims(article, grammars["en"])
    assert (first.subject, first.subject_basis) == ("Microsoft", "named")
    assert (first.period, first.period_basis) == ("2024", "named")
    assert (second.subject, second.subject_basis) == ("Microsoft", "carried")
    assert second.period is None or second.period_basis == "carried"
    assert second.period is not None or second.period_basis is None
