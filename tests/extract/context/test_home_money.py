"""Sums without a currency have that of the site's country, where its name tells which that is."""

from dataclasses import replace

import pytest

from pipeline.extract.quantity.first_money import home_money


@pytest.mark.parametrize(
    ("language", "address", "code"),
    [
        ("fr", "https://journal.fr/a", "EUR"),
        ("fr", "https://journal.ch/a", ""),
        ("it", "https://giornale.it/a", "EUR"),
        ("it", "https://giornale.ch/a", ""),
        ("es", "https://diario.es/a", "EUR"),
        ("es", "https://diario.com/a", ""),
        ("es", "https://diario.mx/a", ""),
        ("pt", "https://jornal.pt/a", "EUR"),
        ("pt", "https://jornal.com.br/a", ""),
        ("en", "https://paper.ie/a", ""),
    ],
)
def test_home_money(language, address, code, grammars, to_text_article) -> None:
    article = replace(to_text_article("12 millions", language, "", None), url=address)
    assert home_money(article, grammars[language].quantities) == code
