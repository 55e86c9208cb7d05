"""The other fields of the record, each from where pages tell it."""

from collections.abc import Callable
from datetime import date

import pytest

from crawler.items import Announcement, Article, Entry, Image, Page, Publisher
from crawler.pages import read

TEXT = (
    "<p>The ferry between Harbour Street and the north quay carried 212 people on Friday.</p>" * 3
)
URL = "https://harbour.example/2018/07/20/ferry/"


def page(head: str = "", body: str = "", text: str = TEXT) -> str:
    return (
        f"<head>{head}</head><h1>Ferry runs again</h1><div class=entry-content>{text}</div>{body}"
    )


def linked(properties: str) -> str:
    return f'<script type="application/ld+json">{{"@type":"NewsArticle",{properties}}}</script>'


Reader = Callable[..., Article]
TRAIL = (
    '<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":['
    '{"name":"Home"},{"item":{"name":"Boats"}},{"name":"Ferry runs again"}]}</script>'
)
OG_IMAGE = (
    '<meta property="og:image" content="/a.jpg"><meta property="og:image:alt" content="Boat">'
)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<link rel="canonical" href="/ferry/">', "https://harbour.example/ferry/"),
        ('<meta property="og:url" content="https://a.example/b">', "https://a.example/b"),
        ('<link rel="canonical" href="javascript:x">', None),
        ("", None),
    ],
)
def test_canonical_address(article: Reader, head: str, expected: str | None) -> None:
    assert article(page(head), url=URL).canonical_url == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<html lang="tr-tr">', "tr-TR"),
        ('<html xml:lang="zh_hans_CN">', "zh-Hans-CN"),
        ('<meta property="og:locale" content="ar_AR">', "ar-AR"),
        (linked('"inLanguage":"de"'), "de"),
        ('<html lang="?">', None),
    ],
)
def test_language(article: Reader, html: str, expected: str | None) -> None:
    assert article(html + page()).in_language == expected


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (linked('"articleSection":["News","Boats"]'), "", ("News", "Boats")),
        ('<meta property="article:section" content="Boats">', "", ("Boats",)),
        ("", '<p class="postmetadata"><a rel="category tag" href="/c/">Boats</a></p>', ("Boats",)),
        ("", '<div class="cat-links"><a href="/c/">Boats</a></div>', ("Boats",)),
        ("", '<aside><a rel="category tag" href="/c/">Boats</a></aside>', ()),
        (TRAIL, "", ("Boats",)),
    ],
)
def test_sections(article: Reader, head: str, body: str, expected: tuple[str, ...]) -> None:
    assert article(page(head, body)).article_section == expected


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (linked('"keywords":["Ferry","quay","ferry"]'), "", ("Ferry", "quay")),
        (linked('"keywords":"ferry, quay"'), "", ("ferry", "quay")),
        (
            '<meta property="article:tag" content="a"><meta property="article:tag" content="b">',
            "",
            ("a", "b"),
        ),
        ('<meta name="news_keywords" content="ferry; quay">', "", ("ferry", "quay")),
        ("", '<p class="tags-links"><a href="/t/" rel="tag">ferry</a></p>', ("ferry",)),
    ],
)
def test_keywords(article: Reader, head: str, body: str, expected: tuple[str, ...]) -> None:
    assert article(page(head, body)).keywords == expected


def test_description_and_kicker(article: Reader) -> None:
    head = linked('"alternativeHeadline":"Boats","description":"Two lines &amp; no more"')
    found = article(page(head))
    assert (found.alternative_headline, found.description) == ("Boats", "Two lines & no more")
    told = '<meta name="description" content="From the head">'
    assert article(page(told)).description == "From the head"


@pytest.mark.parametrize(
    ("value", "expected"),
    [("false", False), ('"False"', False), ('"https://schema.org/True"', True), ("7", None)],
)
def test_paywall(article: Reader, value: str, expected: bool | None) -> None:  # noqa: FBT001 - a case
    assert (
        article(page(linked(f'"isAccessibleForFree":{value}'))).is_accessible_for_free is expected
    )


@pytest.mark.parametrize(
    ("value", "expected"), [("12", 12), ('"7"', 7), ("-1", None), ("null", None)]
)
def test_count_of_comments(article: Reader, value: str, expected: int | None) -> None:
    assert article(page(linked(f'"commentCount":{value}'))).comments_count == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (OG_IMAGE, Image("https://harbour.example/a.jpg", alt="Boat")),
        (linked('"image":"https://a.example/b.jpg"'), Image("https://a.example/b.jpg")),
        (
            linked(
                '"image":[{"url":"https://a.example/b.jpg","caption":"Bow","creditText":"Ada"}]'
            ),
            Image("https://a.example/b.jpg", "Bow", "Ada"),
        ),
        ("", None),
    ],
)
def test_main_image(article: Reader, head: str, expected: Image | None) -> None:
    assert article(page(head)).main_image == expected


def test_images_of_the_text_have_captions_and_credits(article: Reader) -> None:
    text = (
        f'{TEXT}<figure><img src="data:x" data-src="/a.jpg" alt="A bow"><figcaption>The bow'
        ' <span class="credit">Ada Merrow</span></figcaption></figure><img src="/b.jpg">'
        f'<img class="emoji" src="/e.png" alt=""><img src="/b.jpg">{TEXT}'
    )
    found = article(page('<img src="/logo.png">', '<img src="/foot.png">', text))
    assert found.images == (
        Image("https://harbour.example/a.jpg", "The bow Ada Merrow", "Ada Merrow", "A bow"),
        Image("https://harbour.example/b.jpg"),
    )


def test_publisher_is_what_is_known_then_what_the_page_says(article: Reader) -> None:
    head = '<meta property="og:site_name" content="Harbour News">'
    assert article(page(head)).publisher == Publisher("Harbour News", "harbour.example")
    source = Page(page(head), url=URL)
    known = read(source, site="harbour", publisher=Publisher("The Harbour"))[0].publisher
    assert known == Publisher("The Harbour", "harbour.example")


def test_provenance_names_the_bytes_and_what_read_them() -> None:
    source = Page(
        page().encode(),
        url=URL,
        status=200,
        fetched_at="2018-07-21T00:00:00Z",
        entry=Entry(
            URL,
            source="day archive",
            day=date(2018, 7, 20),
            position=3,
            archive="https://harbour.example/2018/07/20/",
        ),
    )
    found = read(source, site="harbour")[0]
    assert found.archive == Announcement(
        "https://harbour.example/2018/07/20/", date(2018, 7, 20), 3
    )
    told = found.provenance
    assert (told.status, told.fetched_at) == (200, "2018-07-21T00:00:00Z")
    assert (told.discovered_via, told.extractor) == ("day archive", "ArticlePage")
    assert told.payload_digest is not None
    assert told.payload_digest.startswith("sha256:")


def test_reading_twice_is_the_same() -> None:
    source = Page(page(), url=URL)
    assert read(source, site="harbour") == read(source, site="harbour")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (linked('"hasPart":{"@type":"WebPageElement","isAccessibleForFree":"False"}'), False),
        (linked('"isAccessibleForFree":true,"hasPart":{"isAccessibleForFree":false}'), True),
        (
            linked('"isAccessibleForFree":false').replace("NewsArticle", "WebPage"),
            False,
        ),
        ('<meta property="article:content_tier" content="locked">', False),
        ('<meta property="article:content_tier" content="free">', True),
        ('<meta property="article:content_tier" content="metered">', None),
    ],
)
def test_paywall_is_told_in_many_places(
    article: Reader,
    head: str,
    expected: bool | None,  # noqa: FBT001 - a case
) -> None:
    assert article(page(head)).is_accessible_for_free is expected


STANDFIRST = "The keeper oiled every hinge of the ramp, and the bell was heard across the strait."


@pytest.mark.parametrize("told", [STANDFIRST, STANDFIRST[:50] + "…", STANDFIRST[:50] + "..."])
def test_standfirst_under_the_headline_goes_before_the_clipped_description(
    article: Reader, told: str
) -> None:
    head = f'<meta name="description" content="{told}">'
    line = f'<p class="standfirst">{STANDFIRST}</p>'
    assert article(page(head, text=line + TEXT)).description == STANDFIRST
    assert article(page(head)).description == told


def test_first_paragraph_of_the_text_is_no_standfirst(article: Reader) -> None:
    told = "The ferry between Harbour Street and the north…"
    head = f'<meta name="description" content="{told}">'
    assert article(page(head)).description == told


def test_date_line_is_read_and_stays_in_the_text(article: Reader) -> None:
    text = TEXT.replace("<p>", "<p>HARBOUR, 20 July (Quay Press) – ", 1)
    found = article(page(text=text))
    assert found.dateline == "HARBOUR, 20 July (Quay Press)"
    assert any(
        block.text.startswith("HARBOUR, 20 July (Quay Press) – The") for block in found.blocks
    )
    assert article(page()).dateline is None
