"""Whatever comes in: an article or a PageError, never anything else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.errors import PageError
from crawler.items import Page
from crawler.pages import read

NAMES = (
    "p div li ul ol table tr td th caption h1 h2 blockquote pre br hr a span time img figure"
    " figcaption article header footer nav script style noscript template svg title meta base"
    " form button font b"
)
TAGS = st.sampled_from(NAMES.split())
ATTRIBUTES = st.sampled_from(
    (
        "",
        ' class="entry-content date byline caption"',
        ' id="comments" hidden',
        ' style="display:none"',
        ' href="http://[x/" src="//[/" rel="author tag"',
        ' itemprop="datePublished" content="2018-07-20T99:99"',
        ' datetime="0000-00-00"',
        ' type="application/ld+json"',
        ' property="og:title"',
    )
)
TEXTS = st.sampled_from(
    ("", "20 July 2018 13:25", "By X", "Source: Y", "Related", "\x00\ud800\u202e", "&#0;&#xD800;")
) | st.text(max_size=40)
MARKUP = st.tuples(TAGS, ATTRIBUTES, TEXTS).map(lambda each: f"<{each[0]}{each[1]}>{each[2]}")
CLOSED = st.tuples(TAGS, TEXTS).map(lambda each: f"</{each[0]}>{each[1]}")


def survives(page: Page) -> None:
    try:
        article, _ = read(page, site="x")
    except PageError:
        return
    assert [block.index for block in article.blocks] == list(range(len(article.blocks)))
    assert all(block.text for block in article.blocks)


@settings(max_examples=150, deadline=None)
@given(st.lists(MARKUP | CLOSED, max_size=40).map("".join))
def test_any_markup_is_read(html: str) -> None:
    survives(Page(f"<body>{html}", url="https://harbour.example/"))


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=400), st.sampled_from((None, "text/html; charset=x", "text/plain")))
def test_any_bytes_are_read(body: bytes, kind: str | None) -> None:
    survives(Page(body, content_type=kind))


@settings(max_examples=80, deadline=None)
@given(st.lists(TEXTS, max_size=30).map("\n".join))
def test_any_capture_is_read(text: str) -> None:
    survives(Page(text, content_type="text/plain"))


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 950 + "deep",
        "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">wide</p>",
        "<p>flat and short</p>" * 20_000,
        "<p>" + "x" * 1_000_000,
        "<p class='" + "c " * 100_000 + "'>classes</p>",
        "<div class=a id=b>" * 950 + "marks",
        "<table><tr><td>" * 2_000 + "nested",
        "<script type='application/ld+json'>" + "[" * 200_000 + "</script><p>text",
        "<h1>title</h1>" * 3_000,
        "<img src=a>" * 5_000,
        "<figure>" * 3_000 + "<img src=a><figcaption>x",
        "<p>12/12/2018 " + "1:1 " * 20_000,
        "<script type='application/ld+json'>{" + '\\"' * 50_000 + "</script><p>text",
        "<script type='application/ld+json'>{" + "/* " * 50_000 + "</script><p>text",
        "<script type='application/ld+json'>{--> " + " " * 50_000 + "x</script><p>text",
        "<title>" + " - ".join("part" for _ in range(2_000)) + "</title><h1>part</h1>",
    ],
    ids=lambda html: html[:24],
)
def test_huge_pages_are_read(html: str) -> None:
    survives(Page(f"<body>{html}", url="https://harbour.example/"))


def test_comments_before_a_page_are_passed_over_once() -> None:
    survives(Page("<!---->" * 60 + "<html><body><p>text"))


@pytest.mark.parametrize("line", ["AbcDef", "20 July 2018", "20/07/2018 (26)", "Related", "x: y"])
def test_huge_captures_are_read(line: str) -> None:
    survives(Page("\n\n".join([line] * 5_000), content_type="text/plain"))


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<div>" * 400_000, "text/html"),
        ("<div>" * 1_001, "text/html"),
        ("<DIV class=a>" * 5_000 + "</DIV>" * 5_000, "text/html"),
        ("<x-y>" * 5_000, "text/html"),
        ("</b>" * 5_000 + "<div>" * 2_000, "text/html"),
        ("<div>x" * 1_001 + "</div></div></div>" * 3_000, "text/html"),
        ("<p>x" * 200_000, "text/html"),
        ("word\n" * 400_000, "text/plain"),
    ],
    ids=["very deep", "deep", "closed", "custom", "after ends", "before ends", "many", "lines"],
)
def test_what_no_page_is_like_is_refused_at_once(source: str, kind: str) -> None:
    with pytest.raises(PageError, match="more than"):
        read(Page(f"<body>{source}", content_type=kind), site="x")


@pytest.mark.parametrize("tag", ["<br>", "<p>", "<td>", "<img>", "<body>", "<b>x</b>"])
def test_many_tags_that_do_not_nest_are_no_deep_page(tag: str) -> None:
    read(Page(f"<body><h1>Ferry</h1>{tag * 15_000}<p>It runs again."), site="x")
