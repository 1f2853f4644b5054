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
        ("+5%", None, "und"),
        ("Norvik 5%", "no language", "und"),
        ("Sales rose 3% to $7 million.", None, "en"),
        ("The firm cut 500 jobs.", None, "en"),
        ("growth of 6 percent", None, "en"),
        ("Sales rose 3%", "de", "de"),
        ("Umsatz: 5 Mio. Euro", None, "de"),
        ("Le chiffre des ventes: 5 %", None, "fr"),
        ("Acme plans a €2bn plant in Ohio", None, "en"),
        ("in 2024", None, "und"),
    ],
)
def test_languages(text: str, hint: str | None, language: str) -> None:
    assert decide_language(text, hint).code == language


def test_tags() -> None:
    assert normal_code("pt_BR") == "pt"
    assert normal_code("zh-Hant-TW") == "zh"
    assert normal_code("") is None
