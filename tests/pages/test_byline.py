"""Authors: names from metadata, bylines and source lines."""

from collections.abc import Callable

import pytest

from crawler.items import Article, Author

TEXT = (
    "<p>The ferry between Harbour Street and the north quay carried 212 people on Friday.</p>" * 3
)


def page(byline: str = "", head: str = "", after: str = "") -> str:
    return f"<head>{head}</head><h1>Ferry runs again</h1>{byline}<div>{TEXT}</div>{after}"


def names(article: Article) -> list[str]:
    return [author.name for author in article.authors]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Ada Merrow", ["Ada Merrow"]),
        ("By Ada Merrow", ["Ada Merrow"]),
        ("Von Jörg Öhler", ["Jörg Öhler"]),
        ("Yazan: Işıl Güneyli", ["Işıl Güneyli"]),
        ("بقلم: ليلى الحمداوي", ["ليلى الحمداوي"]),
        ("By Ada Merrow and Owen Darrow", ["Ada Merrow", "Owen Darrow"]),
        ("Ada Merrow, Owen Darrow & Petra Lind", ["Ada Merrow", "Owen Darrow", "Petra Lind"]),
        ("Ada Merrow, Staff Writer", ["Ada Merrow"]),
        ("Ada Merrow, Senior Political Correspondent", ["Ada Merrow"]),
        ("By Ada Merrow (ada@harbour.example)", ["Ada Merrow"]),
        ("Ada Merrow @adamerrow", ["Ada Merrow"]),
        ("Ada Merrow, ADA MERROW", ["Ada Merrow"]),
        ("Byron Andrews", ["Byron Andrews"]),
        ("https://www.facebook.example/ada", []),
    ],
)
def test_names_lose_what_is_no_name(
    article: Callable[..., Article], raw: str, expected: list[str]
) -> None:
    assert names(article(page(head=f'<meta name="author" content="{raw}">'))) == expected


def test_author_pages_and_raw_bylines_are_kept(article: Callable[..., Article]) -> None:
    link = '<p class="byline"><a rel="author" href="/author/ada/">By Ada Merrow</a></p>'
    found = article(page(link))
    assert found.authors == (
        Author("Ada Merrow", "https://harbour.example/author/ada/", "By Ada Merrow"),
    )
    assert found.blocks[1].context.part == "byline"


@pytest.mark.parametrize(
    "byline",
    [
        '<span class="author vcard"><span class="fn">Ada Merrow</span></span>',
        '<div itemprop="author">Ada Merrow</div>',
        "<p>By Ada Merrow</p>",
        '<div class="byline">by <a href="/x/">Ada Merrow</a></div>',
        "<address>Ada Merrow</address>",
    ],
)
def test_byline_below_the_headline_names_the_author(
    article: Callable[..., Article], body: Callable[[Article], list[str]], byline: str
) -> None:
    found = article(page(byline))
    assert names(found) == ["Ada Merrow"]
    assert len(body(found)) == 3


@pytest.mark.parametrize(
    "author",
    [
        '"Ada Merrow"',
        '{"@type":"Person","name":"Ada Merrow"}',
        '[{"@type":"Person","name":["Ada Merrow"]}]',
        '[{"name":"By Ada Merrow","url":"https://harbour.example/author/ada/"}, null]',
    ],
)
def test_json_ld_names_the_author(article: Callable[..., Article], author: str) -> None:
    head = f'<script type="application/ld+json">{{"@type":"Article","author":{author}}}</script>'
    assert names(article(page("<p>By the desk</p>", head))) == ["Ada Merrow"]


def test_source_line_names_an_agency_where_nobody_else_is_named(
    article: Callable[..., Article],
) -> None:
    found = article(page("<p>Source: Quay Press</p>"))
    assert found.authors == (Author("Quay Press", name_raw="Source: Quay Press"),)
    found = article(page("<p>By Ada Merrow</p><p>Source: Quay Press</p>"))
    assert names(found) == ["Ada Merrow"]
    assert found.blocks[2].context.part == "source"


def test_authors_of_comments_and_sidebars_are_not_the_article_s(
    article: Callable[..., Article],
) -> None:
    aside = '<aside><a rel="author" href="/author/owen/">Owen Darrow</a></aside>'
    comment = '<ol id="comments"><li><b class="fn">Petra</b> says: fine!</li></ol>'
    assert article(page(after=aside + comment)).authors == ()


def test_sentence_that_begins_with_by_is_no_byline(article: Callable[..., Article]) -> None:
    start = "<p>By Friday, the keeper had oiled every hinge of the ramp, and nobody doubted it.</p>"
    found = article(page(start))
    assert found.authors == ()
