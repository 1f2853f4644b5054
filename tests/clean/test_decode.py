import pytest

from pipeline.clean.decode import decode, repair
from pipeline.clean.refusal import Refusal

GERMAN = "Größe über 5 € – „genau“"


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (GERMAN.encode(), None),
        (GERMAN.encode(), "text/html; charset=iso-8859-1"),
        (b"\xef\xbb\xbf" + GERMAN.encode(), "text/html; charset=latin1"),
        (GERMAN.encode("cp1252"), "text/html; charset=ISO-8859-1"),
        (GERMAN.encode("cp1252"), "text/html; charset=rot13"),
        (GERMAN.encode("utf-16"), None),
        (GERMAN.encode("utf-16-le"), None),
        (GERMAN.encode("utf-16-be"), "text/html; charset=utf-8"),
    ],
)
def test_german(body: bytes, header: str | None) -> None:
    assert decode(body, header) == GERMAN


@pytest.mark.parametrize(
    ("text", "codec", "label"),
    [
        ("売上高は5億円だった", "cp932", "Shift_JIS"),
        ("销售额为5亿元，增长很快", "gb18030", "gb2312"),
        ("매출은 5억 원", "cp949", "euc-kr"),
        ("Выручка 5 млн рублей", "cp1251", "windows-1251"),
    ],
)
def test_charset_of_the_page(text: str, codec: str, label: str) -> None:
    body = f'<html><head><meta charset="{label}"></head><p>{text}</p>'.encode(codec)
    assert text in decode(body)


def test_a_wrong_header_yields_to_the_page() -> None:
    body = '<meta charset="shift_jis"><p>売上高は5億円だった</p>'.encode("cp932")
    assert "売上高" in decode(body, "text/html; charset=utf-8")


def test_a_broken_character_does_not_make_utf8_something_else() -> None:
    body = (GERMAN * 20).encode() + b"\xff end"
    assert decode(body).startswith(GERMAN)


@pytest.mark.parametrize("text", ["Größe über 5 €", "Die SPÖ“ sagt nein", "café – 5 £", "plain 5"])
def test_what_is_right_is_not_repaired(text: str) -> None:
    assert repair(text) == text


def test_double_encoding_is_repaired() -> None:
    twice = "Größe über 5 € – genau".encode().decode("cp1252")
    assert repair(twice) == "Größe über 5 € – genau"


@pytest.mark.parametrize("body", [bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n\x00\x00\x00\x01" * 40])
def test_binary_data_is_refused(body: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        decode(body)
    assert refused.value.code == "undecodable"


def test_one_broken_byte_in_a_short_text_is_one_lost_character() -> None:
    assert decode("Umsätze: 5 €".encode() + b"\xff") == "Umsätze: 5 €\N{REPLACEMENT CHARACTER}"
    assert decode("Umsätze in Köln".encode("cp1252")) == "Umsätze in Köln"
