import pytest

from crawler.sources.links import absolute, links, relations

BASE = "https://courier.example/news/"


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/a/", "https://courier.example/a/"),
        ("a/", "https://courier.example/news/a/"),
        (" ../a/#comments ", "https://courier.example/a/"),
        ("//courier.example/a/", "https://courier.example/a/"),
        ("?page=2", "https://courier.example/news/?page=2"),
        ("/a/?PHPSESSID=81f&page=2", "https://courier.example/a/?page=2"),
        ("/a/?sess=81f", "https://courier.example/a/"),
        ("/a/;jsessionid=0A1B2C", "https://courier.example/a/"),
        ("/a/?sid=9f8e7d6c5b", "https://courier.example/a/"),
        ("/a.php?sid=1234567", "https://courier.example/a.php?sid=1234567"),
    ],
)
def test_address_is_absolute_without_fragment_and_session(href, url):
    assert absolute(BASE, href) == url


@pytest.mark.parametrize(
    "href",
    [
        "mailto:desk@courier.example",
        "javascript:void(0)",
        "ftp://courier.example/a",
        "http://[::1/",
        "https://courier.example:port/",
        "https://name@courier.example/",
    ],
)
def test_what_is_no_address_of_the_web_is_none(href):
    assert absolute(BASE, href) is None


def test_relative_address_without_a_page_address_is_none():
    assert absolute(None, "/a/") is None


def test_base_of_the_document_counts(document):
    html = '<base href="https://courier.example/old/"><p><a href="a/">A story</a></p>'
    assert [link.url for link in links(document(html))] == ["https://courier.example/old/a/"]


def test_links_of_one_page_share_a_key(document):
    html = '<p><a href="/a/">A</a> <a href="http://www.courier.example/a?utm_source=x">B</a></p>'
    first, second = links(document(html))
    assert first.key == second.key
    assert first.url != second.url


def test_selector_narrows_the_links(document):
    html = '<h2><a href="/a/">A</a></h2><p><a href="/b/">B</a> <a>none</a></p>'
    assert [link.text for link in links(document(html), "h2 > a")] == ["A"]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("  Harbour\n opens ", "Harbour opens"),
        ("<img src=a.jpg>", ""),
        ("<h3>Harbour opens</h3><p>The first ferry left at dawn.</p>", "Harbour opens"),
        ("<div>Harbour</div><div>opens</div>", "Harbour opens"),
        ("<style>.a { color: red }</style>", ""),
    ],
)
def test_text_of_a_link_is_its_headline(document, inner, text):
    html = f'<div><a href="/a/">{inner}</a></div><p>After.</p>'
    assert [link.text for link in links(document(html))] == [text]


def test_relations_are_read_from_the_head(document):
    html = '<head><link rel="Prefetch NEXT" href="/page/2/"></head><body><p>Text</p></body>'
    (link,) = relations(document(html), "next")
    assert link.url == "https://courier.example/page/2/"
