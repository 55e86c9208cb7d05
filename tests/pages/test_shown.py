"""Dates that a page shows: the article's, and those that only look like it."""

from collections.abc import Callable

import pytest

from crawler.cleaning import clean
from crawler.items import Article, DateEvidence

PARAGRAPHS = "".join(
    f"<p>{text}</p>"
    for text in (
        "The ferry between Harbour Street and the north quay carried 212 passengers on Friday.",
        "“We greased every hinge,” said Ada Merrow, who keeps the engine. She has 3 spare belts.",
        "A second boat follows in August, if the council finds 40 thousand crowns for its hull.",
    )
)
STORY = f"<h1>Ferry runs again</h1><div>{PARAGRAPHS}</div>"
ADDRESS = "https://harbour.example/ferry-runs-again/"

FRAMES = {
    "bare line above the headline": (
        f"<div>Harbour News</div><div>Friday, July 20, 2018</div>{STORY}"
    ),
    "first line of the page": f"<div><span>20 July 2018 14:33</span></div><p>News</p>{STORY}",
    "marked line in the page's head": (
        f'<div id="wrap"><div class="date">20 July 2018</div><div>Harbour News</div>{STORY}</div>'
    ),
    "marked line above the headline": (
        f'<div id="wrap"><div>News</div><span class="date">20 July 2018</span>{STORY}</div>'
    ),
    "time in the header": (
        f'<header><time datetime="2018-07-20T10:00:00Z">Today</time></header><main>{STORY}</main>'
    ),
    "header bar": (
        "<div>20 July 2018 - Friday - 7 Dhul-Qaʿda 1439 | 20/07/2018 (26) Total: 140,211 content"
        f"</div>{STORY}"
    ),
    "other stories": (
        f'<article>{STORY}</article><div class="more"><div><a href="/a/">The oak on the hill</a>'
        '<span class="date">July 19, 2018</span></div><div><a href="/b/">The pear by the wall</a>'
        '<time datetime="2018-07-18">July 18</time></div></div>'
    ),
    "sidebar": (
        f'{STORY}<aside class="sidebar"><ul><li><a href="/a/">The oak</a><span class="post-date">'
        "July 19, 2018</span></li></ul></aside>"
    ),
    "comments": (
        f'{STORY}<div id="comments"><time datetime="2018-07-21T10:00:00+03:00">July 21</time>'
        "<p>It smelled of paint and oranges, and I would go again.</p></div>"
    ),
    "marked line, then the menu": (
        '<div>News</div><div id="page"><div class="post-date">Friday, 20 July 2018</div><ul><li>'
        f'<a href="/">Home</a></li><li><a href="/boats/">Boats</a></li></ul>{STORY}</div>'
    ),
    "marked line below a link to the text": (
        '<a href="#text">Skip to content</a><div id="wrap"><div id="logo">News</div>'
        f'<span class="date">20.07.2018 13:25</span><div id="text">{STORY}</div></div>'
    ),
    "menu in the story's own frame": (
        '<p>News</p><article><span class="date">20 July 2018</span><ul><li><a href="/">Home</a>'
        f"</li></ul>{STORY}</article>"
    ),
    "caption above the text": (
        '<h1>Ferry runs again</h1><div class="wp-caption"><p class="wp-caption-text">12 May 2012'
        f"</p></div><div>{PARAGRAPHS}</div>"
    ),
    "story that follows": (
        f'<article>{STORY}</article><article><h2><a href="/a/">The oak</a></h2>'
        '<span class="posted-on">20 July 2018</span></article>'
    ),
    "empty element of another story": (
        f'{STORY}<div><span itemprop="datePublished" content="2018-07-20"></span>'
        '<a href="/a/">The oak on the hill</a></div>'
    ),
    "foot": f'{STORY}<div class="foot"><div class="date">20 July 2018</div>Harbour News</div>',
}


@pytest.mark.parametrize("frame", FRAMES)
def test_dates_of_the_frame_are_seen_and_do_not_count(
    article: Callable[..., Article], frame: str
) -> None:
    page = f"<html><title>Ferry runs again</title><body>{FRAMES[frame]}</body></html>"
    raw = article(page, url=ADDRESS)
    assert not any(block.context.part == "date line" for block in raw.blocks)
    found = clean(raw)
    assert found.headline == "Ferry runs again"
    assert found.date_published is None
    assert found.date_evidence
    assert all(each.rejected for each in found.date_evidence)


@pytest.mark.parametrize("frame", FRAMES)
def test_day_of_the_address_counts_beside_them(article: Callable[..., Article], frame: str) -> None:
    page = f"<html><title>Ferry runs again</title><body>{FRAMES[frame]}</body></html>"
    address = "https://harbour.example/2017/03/02/ferry-runs-again/"
    assert clean(article(page, url=address)).date_published == "2017-03-02"


DATED = {
    "line below the headline": ("<p>20 July 2018 13:25</p>", "2018-07-20T13:25:00"),
    "label before it": ("<div>Published: 20.07.2018, 13:25</div>", "2018-07-20T13:25:00"),
    "line in a block": ("<div>By Ada Merrow<br>20 July 2018 13:25</div>", "2018-07-20T13:25:00"),
    "time": ('<time datetime="2018-07-20T13:25+03:00">Friday</time>', "2018-07-20T13:25:00+03:00"),
    "microdata": (
        '<span itemprop="datePublished" content="2018-07-20T13:25:00Z">Friday</span>',
        "2018-07-20T13:25:00+00:00",
    ),
    "abbreviation": (
        '<abbr class="published" title="2018-07-20T13:25:00+0300">Friday</abbr>',
        "2018-07-20T13:25:00+03:00",
    ),
    "sentence": (
        '<div class="entry-meta">Posted on July 20, 2018 at 1:25 pm by Ada in Boats</div>',
        "2018-07-20T13:25:00",
    ),
    "turkish": ("<div>20 Temmuz 2018 Cuma 13:25</div>", "2018-07-20T13:25:00"),
}


@pytest.mark.parametrize("shape", DATED)
def test_date_near_the_headline_is_the_article_s(
    article: Callable[..., Article], body: Callable[[Article], list[str]], shape: str
) -> None:
    line, value = DATED[shape]
    page = f"<body><h1>Ferry runs again</h1>{line}<div>{PARAGRAPHS}</div></body>"
    found = article(page, url=ADDRESS)
    assert clean(found).date_published == value
    assert len(body(found)) == 3


def best(found: Article) -> DateEvidence:
    return found.date_evidence[0]


def test_evidence_tells_place_zone_and_wording(article: Callable[..., Article]) -> None:
    page = f"<h1>Ferry runs again</h1><p>20 July 2018 13:25</p><div>{PARAGRAPHS}</div>"
    seen = best(article(page, url=ADDRESS))
    assert (seen.source, seen.precision, seen.raw) == ("date line", "minute", "20 July 2018 13:25")
    assert (seen.tz, seen.tz_source, seen.block, seen.role) == (None, None, 1, "published")


def test_class_tells_the_last_change(article: Callable[..., Article]) -> None:
    page = (
        '<h1>Ferry runs again</h1><div class="posted-on"><time class="entry-date published"'
        ' datetime="2018-07-20T13:25:00+03:00">20 July</time> <time class="updated"'
        f' datetime="2018-07-21T09:00:00+03:00">21 July</time></div><div>{PARAGRAPHS}</div>'
    )
    found = clean(article(page, url=ADDRESS))
    assert found.date_published == "2018-07-20T13:25:00+03:00"
    assert found.date_modified == "2018-07-21T09:00:00+03:00"


def test_label_tells_the_last_change(article: Callable[..., Article]) -> None:
    page = (
        "<h1>Ferry runs again</h1><div>Published: 20 July 2018 13:25</div>"
        f"<div>Last updated: 21 July 2018 9:00</div><div>{PARAGRAPHS}</div>"
    )
    found = clean(article(page, url=ADDRESS))
    assert found.date_published == "2018-07-20T13:25:00"
    assert found.date_modified == "2018-07-21T09:00:00"


@pytest.mark.parametrize("clock", ["1:25 pm", "13:25.", "13:25:00"])
def test_day_of_a_headed_list_of_stories_counts(
    article: Callable[..., Article], clock: str
) -> None:
    page = (
        '<h1><a href="/">Harbour News</a></h1><div id="content"><h2>July 20, 2018</h2>'
        f'<h3 class="storytitle">Ferry runs again</h3><div class="meta">Ada @ {clock}</div>'
        f'<div class="storycontent">{PARAGRAPHS}</div></div>'
    )
    assert clean(article(page, url=ADDRESS)).date_published == "2018-07-20T13:25:00"


def test_dates_inside_the_text_are_no_evidence(article: Callable[..., Article]) -> None:
    page = f"<h1>Ferry runs again</h1><div>{PARAGRAPHS}<p>20 July 2018</p>{PARAGRAPHS}</div>"
    assert article(page, url=ADDRESS).date_evidence == ()


ABOVE = {
    "entry header": (
        '<header class="entry-header"><span class="posted-on">20 July 2018</span>'
        '<a href="/boats/">Boats</a><h1>Ferry runs again</h1></header>'
    ),
    "part of a name": (
        '<div class="td-post-header"><span class="date">20 July 2018</span>'
        "<h1>Ferry runs again</h1></div>"
    ),
    "article with a list of sections": (
        '<article><div class="entry-meta"><time>20 July 2018</time><ul><li><a href="/boats/">Boats'
        "</a></li></ul></div><h1>Ferry runs again</h1></article>"
    ),
}


@pytest.mark.parametrize("shape", ABOVE)
def test_date_above_the_headline_counts_in_the_story_s_own_frame(
    article: Callable[..., Article], shape: str
) -> None:
    page = f"<body><p>Harbour News</p>{ABOVE[shape]}<div>{PARAGRAPHS}</div></body>"
    assert clean(article(page, url=ADDRESS)).date_published == "2018-07-20"


HEAD = "Map of the harbour – October 17, 2017"
FOOT = '<footer class="entry-footer">Posted in Boats on 5 January 2019</footer>'


@pytest.mark.parametrize(
    ("line", "foot", "published"),
    [
        ("", "", None),
        (f'<div class="entry-meta">No Comments on {HEAD}</div>', "", None),
        ("", FOOT, "2019-01-05"),
    ],
)
def test_date_in_the_headline_is_not_the_article_s(
    article: Callable[..., Article], line: str, foot: str, published: str | None
) -> None:
    head = f'<header class="entry-header"><h1>{HEAD}</h1>{line}</header>'
    page = f'<article>{head}<div class="entry-content">{PARAGRAPHS}</div>{foot}</article>'
    found = clean(article(page, url=ADDRESS))
    assert (found.headline, found.date_published) == (HEAD, published)


@pytest.mark.parametrize(
    ("day", "clock"),
    [
        ("20.07.2018", "13:25"),
        ("July 20, 2018", "1:25 pm"),
        ("20 juillet 2018", "13 h 25 min"),
        ("2018年7月20日", "下午1:25"),
    ],
)
def test_time_of_day_stands_in_the_title_of_the_link(
    article: Callable[..., Article], day: str, clock: str
) -> None:
    line = f'<p>Posted <a title="{clock}"><span class="entry-date">{day}</span></a></p>'
    page = f"<h1>Ferry runs again</h1>{line}<div>{PARAGRAPHS}</div>"
    assert clean(article(page, url=ADDRESS)).date_published == "2018-07-20T13:25:00"


def test_day_of_a_paragraph_takes_no_time_from_another_line(
    article: Callable[..., Article],
) -> None:
    foot = '<p class="postmetadata">Posted on July 20, 2018 at 1:25 pm in Boats</p>'
    page = f"<h1>Ferry runs again</h1><div><p>18 July 2018</p>{PARAGRAPHS}{foot}</div>"
    assert clean(article(page, url=ADDRESS)).date_published == "2018-07-20T13:25:00"


APART = {
    "list items": '<ul><li class="d">July 20, 2018</li><li class="t">1:25 pm</li></ul>',
    "paragraphs": "<p>20 July 2018</p><p>13:25</p>",
    "time above the day": "<p>13:25</p><p>20.07.2018</p>",
    "marked items": (
        '<ul><li itemprop="datePublished"><span class="item--type-date">20. Juli 2018</span></li>'
        '<li><span class="item--type-time">13:25 Uhr</span></li></ul>'
    ),
    "day that begins a line": "<p>20.07.2018, 13:25 Uhr | Lesezeit 5 Min.</p>",
}


@pytest.mark.parametrize("shape", APART)
def test_time_of_day_beside_its_day_is_read(article: Callable[..., Article], shape: str) -> None:
    found = article(f"<h1>Ferry runs again</h1>{APART[shape]}<div>{PARAGRAPHS}</div>", url=ADDRESS)
    assert clean(found).date_published == "2018-07-20T13:25:00"


RDFA = {
    "Drupal": '<span property="dc:date dc:created" content="2018-07-20T13:25:00+03:00">Fri</span>',
    "schema": '<span property="schema:datePublished" content="2018-07-20T13:25:00+03:00"></span>',
    "plain": '<time property="datePublished" datetime="2018-07-20T13:25:00+03:00">Friday</time>',
    "microdata": '<b itemprop="datePublished" content="2018-07-20T13:25:00+03:00">Friday</b>',
    "meta": '<meta property="dc:date" content="2018-07-20T13:25:00+03:00">',
}


@pytest.mark.parametrize("shape", RDFA)
def test_properties_of_rdfa_are_dates(article: Callable[..., Article], shape: str) -> None:
    story = f"<h1>Ferry runs again</h1><p>{RDFA[shape]} Ada</p><div>{PARAGRAPHS}</div>"
    found = clean(article(f"<body>{story}</body>", url=ADDRESS))
    assert found.date_published == "2018-07-20T13:25:00+03:00"


def test_last_change_is_told_from_the_publication(article: Callable[..., Article]) -> None:
    lines = "<p>Published: 20 July 2018 13:25 CEST</p><p>Updated: 21 July 2018 9:00 CEST</p>"
    found = clean(article(f"<h1>Ferry runs again</h1>{lines}<div>{PARAGRAPHS}</div>", url=ADDRESS))
    assert found.date_published == "2018-07-20T13:25:00+02:00"
    assert found.date_modified == "2018-07-21T09:00:00+02:00"
