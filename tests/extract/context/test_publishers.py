"""Who speaks of itself as "we": the company whose site it is, not who is quoted, and not a newsroom's country."""

from dataclasses import replace

import pytest

from pipeline.extract.claims import to_claims
from pipeline.extract.context.publishers import is_within_quotation


@pytest.mark.parametrize(
    ("text", "word", "within"),
    [
        ("“ We sold 5 , ” she said", "We", True),
        ("We sold 5 , he said", "We", False),
        ("“ No , ” he said , and we sold 5", "we", False),
        ("we will sell 6 , ” he said", "we", True),
        ('" We sold 5 , " he said', "We", True),
        ('we will sell 6 , " he said', "we", True),
        ("„ Wir wachsen “ , sagt er", "Wir", True),
        ("« Nous vendons » , dit-il", "Nous", True),
    ],
)
def test_words_within_quotations_are_told(text, word, within) -> None:
    texts = text.split()
    assert is_within_quotation(texts, texts.index(word)) is within


@pytest.mark.parametrize(
    ("language", "host", "text", "subject"),
    [
        (
            "en",
            "brookmills.test",
            "At Brook Mills we had a good year. Investors led by Norsund Capital visited. Now we run 14,200 machines.",
            "Brook Mills",
        ),
        (
            "de",
            "kornhof.test",
            "Bei Kornhof war es ein gutes Jahr. Unsere 430 Beschäftigten feiern.",
            "Kornhof",
        ),
        (
            "fr",
            "www.lavande.test",
            "Chez Lavande, notre année fut bonne. Nous employons 430 salariés.",
            "Lavande",
        ),
        # a news site that quotes: "we" is not the newsroom
        (
            "en",
            "eurowire.test",
            '(Eurowire) - Norsund reported revenue of $3 million. "We are glad," its head said. It employs 430 people.',
            "Norsund",
        ),
        # the site of somebody else
        ("en", "mill-news.test", "At Brook Mills we saw 430 employees at work.", "Brook Mills"),
    ],
)
def test_a_site_that_says_we_is_whom_its_figures_are_about(
    language, host, text, subject, grammars, to_text_article
) -> None:
    article = replace(to_text_article(text, language, "", None), url=f"https://{host}/news")
    claims, _ = to_claims(article, grammars[language])
    assert claims
    assert {claim.subject for claim in claims} == {subject}
