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


def linked(author: str, more: str = "") -> str:
    node = f'{{"@type":"NewsArticle","author":{author}{more}}}'
    return f'<script type="application/ld+json">{node}</script>'


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Ada Merrow and the Quay Press", ["Ada Merrow", "the Quay Press"]),
        ("Harbour News and QP", ["Harbour News and QP"]),
        ("Quay & Strait", ["Quay & Strait"]),
        ("Harbour staff reporter", ["Harbour staff reporter"]),
        ("Ada Merrow Senior Staff Writer", ["Ada Merrow"]),
        ("Ada Merrow, Ph.D.", ["Ada Merrow"]),
        ("Ada Merrow, Chief Boats Editor", ["Ada Merrow"]),
        ("Ada Merrow - July 20, 2018 1:25 pm", ["Ada Merrow"]),
        ("Ada Merrow 20. Juli", ["Ada Merrow"]),
        ("Ada Merrow · 3 min read", ["Ada Merrow"]),
        ("ByAda Merrow", ["Ada Merrow"]),
        ("Boats desk By Ada Merrow", ["Ada Merrow"]),
        ("Autor: Ada Merrow; Owen Darrow", ["Ada Merrow", "Owen Darrow"]),
        ("作者：林小雨", ["林小雨"]),
    ],
)
def test_roles_dates_and_readings_are_no_names(
    article: Callable[..., Article], raw: str, expected: list[str]
) -> None:
    assert names(article(page(head=f'<meta name="author" content="{raw}">'))) == expected


@pytest.mark.parametrize(
    "author",
    [
        '{"@type":"Person","givenName":"Ada","familyName":"Merrow"}',
        '[[{"@type":"Person","name":"Ada Merrow"}]]',
        '{"@id":"#ada"}',
    ],
)
def test_json_ld_tells_a_person_in_many_ways(article: Callable[..., Article], author: str) -> None:
    graph = (
        '<script type="application/ld+json">{"@graph":[{"@id":"#ada","@type":"Person",'
        f'"name":"Ada Merrow"}},{{"@type":"NewsArticle","author":{author}}}]}}</script>'
    )
    assert names(article(page(head=graph))) == ["Ada Merrow"]


@pytest.mark.parametrize(
    "name",
    ["author", "parsely-author", "sailthru.author", "cXenseParse:author", "DC.creator", "byl"],
)
def test_names_in_the_head_tell_the_author(article: Callable[..., Article], name: str) -> None:
    assert names(article(page(head=f'<meta name="{name}" content="Ada Merrow">'))) == ["Ada Merrow"]


@pytest.mark.parametrize(
    "byline",
    [
        '<p class="story__author">Ada Merrow</p>',
        '<ul class="metaInfoAuthorList"><li>Ada Merrow</li></ul>',
        "<p>Ada Merrow</p>",
        '<meta name="x"><p class="byline-row"><span>By Ada Merrow, Harbour Sports</span></p>',
    ],
)
@pytest.mark.parametrize("house", ["Harbour News", "harbour.example", "Redaktion", "admin"])
def test_byline_goes_before_metadata_that_names_the_house(
    article: Callable[..., Article], byline: str, house: str
) -> None:
    head = linked(f'"{house}"', ',"publisher":{"name":"Harbour News"}')
    assert names(article(page(byline, head))) == ["Ada Merrow"]


def test_house_is_the_author_where_nobody_else_is_named(article: Callable[..., Article]) -> None:
    head = linked('"Harbour News"', ',"publisher":{"name":"Harbour News"}')
    assert names(article(page("<p>20 July 2018</p>", head))) == ["Harbour News"]


def test_name_below_the_text_is_the_author(article: Callable[..., Article]) -> None:
    found = article(f"<h1>Ferry runs again</h1><div>{TEXT}<p>Ada Merrow</p></div>")
    assert names(found) == ["Ada Merrow"]


def test_byline_above_the_headline_s_text_counts_without_a_headline(
    article: Callable[..., Article],
) -> None:
    body = f'<article class="post"><p class="author">Ada Merrow</p><div>{TEXT}</div></article>'
    assert names(article(f"<body><nav>Home</nav>{body}</body>")) == ["Ada Merrow"]
