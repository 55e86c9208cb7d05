"""What a page is, and what is none."""

from collections.abc import Callable

import pytest

from crawler.errors import NoPage, PageError
from crawler.items import Article, Page
from crawler.pages import Document
from crawler.pages.decode import decode

TEXT = "Die Fähre über die Bucht fährt täglich – auch für „späte“ Gäste."


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"%PDF-1.4 \x00\x01", None),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "text/html"),
        (b"\x01\x02\x03\x04" * 100, "text/html"),
        (b"just words", None),
        (b'{"html": "<p>no</p>"}', None),
        (b'<?xml version="1.0"?><rss><channel><title>x</title></channel></rss>', None),
        (b"<p>page</p>", "application/pdf"),
        (b"<p>page</p>", "image/png; name=x"),
    ],
)
def test_what_is_no_page_is_an_error(body: bytes | str, content_type: str | None) -> None:
    with pytest.raises(NoPage):
        Document(Page(body, content_type=content_type))


@pytest.mark.parametrize("body", [b"", " \n\t", b"\xef\xbb\xbf"])
def test_empty_page_is_an_error(body: bytes | str) -> None:
    with pytest.raises(PageError, match="empty"):
        Document(Page(body))


def test_tag_with_thousands_of_attributes_is_an_error() -> None:
    attributes = " ".join(f"a{n}" for n in range(11_000))
    with pytest.raises(PageError, match="attributes"):
        Document(Page(f"<p {attributes}>text</p>"))


def test_long_values_are_no_attributes() -> None:
    words = "many words " * 6_000
    assert Document(Page(f'<p data-text="{words}">text</p>')).walk.blocks[0].text == "text"


@pytest.mark.parametrize("kind", [None, "text/html; charset=UTF-8", "application/xhtml+xml"])
def test_html_is_a_page(kind: str | None) -> None:
    assert Document(Page(b"<p>page</p>", content_type=kind)).walk.blocks[0].text == "page"


def test_page_without_text_is_an_article_without_blocks(article: Callable[..., Article]) -> None:
    found = article("<html><body><img src=a.jpg></body></html>")
    assert (found.headline, found.blocks) == ("", ())


@pytest.mark.parametrize(
    ("encoding", "head", "content_type"),
    [
        ("utf-8", "", None),
        ("utf-8-sig", '<meta charset="iso-8859-1">', "text/html; charset=iso-8859-1"),
        ("utf-16", "", None),
        ("cp1252", "", None),
        ("cp1252", '<meta charset="windows-1252">', None),
        ("cp1252", "", "text/html; charset=ISO-8859-1"),
        ("cp1252", '<meta charset="utf-8">', "text/html; charset=latin1"),
        ("utf-8", '<meta charset="windows-1252">', "text/html; charset=latin1"),
    ],
)
def test_encoding_is_found(encoding: str, head: str, content_type: str | None) -> None:
    page = f"<html lang=de><head>{head}</head><p>{TEXT}</p>"
    assert TEXT in decode(page.encode(encoding), content_type)


@pytest.mark.parametrize(
    ("language", "encoding", "text"),
    [("ru", "cp1251", "Паром снова ходит"), ("tr", "cp1254", "Işıklar yeniden yandı, şükür")],
)
def test_language_tells_the_encoding_of_a_page_that_names_none(
    language: str, encoding: str, text: str
) -> None:
    page = f'<html lang="{language}"><p>{text}</p>'
    assert text in decode(page.encode(encoding))


def test_wrongly_declared_utf_8_is_not_believed() -> None:
    page = f'<html lang=de><meta charset="utf-8"><p>{TEXT * 5}</p>'
    assert TEXT in decode(page.encode("cp1252"), "text/html; charset=utf-8")


def test_seven_bit_encoding_is_believed() -> None:
    page = "<p>渡し船が再び動く</p>"
    assert page in decode(page.encode("iso-2022-jp"), "text/html; charset=iso-2022-jp")


def test_utf_8_cut_in_the_middle_of_a_character_is_read() -> None:
    page = f"<p>{TEXT * 5} ü".encode()[:-1]
    assert TEXT in decode(page, "text/html; charset=utf-8")


def test_unknown_charset_is_passed_over() -> None:
    assert TEXT in decode(f"<p>{TEXT}".encode("cp1252"), "text/html; charset=x-none")


def test_wrong_selector_is_a_page_error() -> None:
    with pytest.raises(PageError, match="CSS"):
        Document(Page("<p>page</p>")).select("p:::x")
