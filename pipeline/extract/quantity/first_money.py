"""The currency that an article names first, for sums before it that leave theirs out."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from pipeline.extract.parts import ArticleFacts, Sentence
from pipeline.extract.quantity.quantity_lexicon import QuantityLexicon
from pipeline.extract.quantity.unit_lexicon import UnitForm
from pipeline.model import Article

_NEAR = 3
_LONE_DOLLAR = "$"


def first_money(
    sentences: Iterable[Sentence], facts: ArticleFacts, lexicon: QuantityLexicon
) -> str:
    """The code of the first sign or name of money that stands beside a number; nothing where there is none."""
    forms = lexicon.units
    before, after = forms.money_before.openers, forms.money_after.openers
    words = forms.money_words.openers
    for sentence in sentences:
        texts = [token.text for token in sentence.tokens]
        lowers = [text.casefold() for text in texts]
        for index, text in enumerate(texts):
            if text not in before and text not in after and lowers[index] not in words:
                continue
            found = (
                forms.money_before.at(texts, index)
                or forms.money_after.at(texts, index)
                or forms.money_words.at(lowers, index)
            )
            if found is None or (len(text) == 1 and text.isalpha()):
                continue
            around = texts[max(0, index - _NEAR) : index + found[0] + 1]
            if any(one[0].isdigit() for one in around):
                return _code(found[1], facts)
    return ""


def home_money(article: Article, lexicon: QuantityLexicon) -> str:
    """The code of the currency that needs no name on the article's site; nothing on a foreign one."""
    words = lexicon.words.units
    host = urlsplit(article.url).hostname or article.source_id
    return "" if host.rpartition(".")[2] in words.foreign_domains else words.home_money


def _code(form: UnitForm, facts: ArticleFacts) -> str:
    if form.code == _LONE_DOLLAR:
        return facts.dollar
    return facts.shared_money.get(form.shared) or facts.kin.get(form.code, form.code)
