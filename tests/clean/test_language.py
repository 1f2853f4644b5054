import pytest

from pipeline.clean.language import decide_language, normal_code


@pytest.mark.parametrize(
    ("text", "hint", "language"),
    [
        ("The mill made more steel in the past year than ever before.", "de", "en"),
        ("Das Werk stellte im vergangenen Jahr mehr Stahl her als je zuvor.", "en-US", "de"),
        ("L'usine a produit plus d'acier l'an dernier que jamais auparavant.", None, "fr"),
        (
            "昨年の製鉄所の生産量は過去最高となり、会社は来年も増産する計画だと発表した。",
            None,
            "ja",
        ),
        ("Up 5%", "de-AT", "de"),
        ("12,500 | 13,000", "nb_NO", "no"),
        ("Up 5%", None, "und"),
        ("Up 5%", "no language", "und"),
    ],
)
def test_languages(text: str, hint: str | None, language: str) -> None:
    assert decide_language(text, hint) == language


def test_tags() -> None:
    assert normal_code("pt_BR") == "pt"
    assert normal_code("zh-Hant-TW") == "zh"
    assert normal_code("") is None
