from datetime import date

import pytest

from crawler.items import Window
from crawler.sources.hints import Hints, in_address
from crawler.sources.links import links
from crawler.sources.regions import Regions
from crawler.sources.spans import Span

DAY = date(2018, 7, 20)


def hints(document, html):
    page = document(html)
    stories = [link for link in links(page) if "story" in link.url]
    found = Hints(page, Regions(page), stories)
    return [found.of(link) for link in stories]


def days(document, html):
    return [hint and hint.day for hint in hints(document, html)]


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("/2018/07/20/a-story/", Span(DAY, DAY)),
        ("/2018/07/a-story/", Span(date(2018, 7, 1), date(2018, 7, 31))),
        ("/a-story/", None),
    ],
)
def test_address_names_a_day_a_month_or_nothing(path, hint):
    assert in_address(f"https://courier.example{path}") == hint


@pytest.mark.parametrize(
    "item",
    [
        '<li><h2>{}</h2><time datetime="2018-07-20T23:30:00+03:00">then</time></li>',
        '<li><h2>{}</h2><time datetime="2018-07-21T00:30:00Z">20 July 2018</time></li>',
        "<li>{} <span>(20 July 2018)</span></li>",
        "<li>20.07.2018 - {}</li>",
        "<article><h2>{}</h2><p>20 Temmuz 2018 Cuma 13:25</p></article>",
        '<article><h2>{}</h2><p class="entry-meta">20 July 2018 | Sea | 3 comments</p></article>',
        "<div><h2>{}</h2><div><p>Posted on July 20, 2018</p></div></div>",
    ],
)
def test_date_beside_the_link_is_its_day(document, item):
    stories = "".join(item.format(f'<a href="/story-{n}/">Story {n}</a>') for n in range(2))
    assert days(document, f"<main>{stories}</main>") == [DAY, DAY]


@pytest.mark.parametrize(
    "item",
    [
        "<li><h2>{}</h2><p>On 20 July 2018 the ferry sailed for the first time.</p></li>",
        "<li><h2>{}</h2><p>Updated: 20 July 2018</p></li>",
        '<li><h2>{}</h2><p class="date-modified">20 July 2018</p></li>',
        '<li><h2>{}</h2><time class="updated" datetime="2018-07-20">then</time></li>',
        "<li><h2>{}</h2><p>July 2018</p></li>",
        "<li><h2>{}</h2><p>05/07/2018</p></li>",
        "<h2>{}</h2><p>20 July 2018</p>",
    ],
)
def test_other_dates_tell_no_day(document, item):
    stories = "".join(item.format(f'<a href="/story-{n}/">Story {n}</a>') for n in range(2))
    assert days(document, f"<main>{stories}</main>") == [None, None]


@pytest.mark.parametrize(
    ("other", "day"), [("20/07/2018", date(2018, 7, 5)), ("07/20/2018", date(2018, 5, 7))]
)
def test_another_date_of_the_page_tells_the_order_of_day_and_month(document, other, day):
    item = '<li><a href="/story-{}/">Story</a><p>05/07/2018</p></li>'
    html = f"<p>{other}</p><ul>{item.format(1)}{item.format(2)}</ul>"
    assert days(document, html) == [day, day]


def test_date_of_another_item_does_not_count(document):
    html = """<main><div><h2><a href="/story-1/">One</a></h2></div>
    <div><h2><a href="/story-2/">Two</a></h2><p>20 July 2018</p></div></main>"""
    assert days(document, html) == [None, DAY]


def test_date_of_the_page_is_not_that_of_its_only_article(document):
    html = '<div><p>20 July 2018</p><div><h2><a href="/story-1/">One</a></h2></div></div>'
    assert days(document, html) == [None]
    html = (
        '<div><p>21 July 2018</p><article><a href="/story-1/">One</a> 20 July 2018</article></div>'
    )
    assert days(document, html) == [DAY]


def test_time_in_utc_may_be_of_the_neighbouring_day(document):
    item = '<li><a href="/story-{}/">Story</a><time datetime="2018-07-20T22:00:00Z">x</time></li>'
    hint = Span(date(2018, 7, 19), date(2018, 7, 21))
    assert hints(document, f"<ul>{item.format(1)}{item.format(2)}</ul>") == [hint, hint]
    assert hint.day is None
    assert hint.meets(Window(date(2018, 7, 21)))
    assert not hint.meets(Window(date(2018, 7, 22)))


def published(document, html, day=None):
    page = document(html)
    [story] = [link for link in links(page) if "story" in link.url]
    return Hints(page, Regions(page), [story]).published(story, day)


@pytest.mark.parametrize(
    ("item", "moment"),
    [
        (
            '<time datetime="2018-07-20T13:25:00+03:00">20 July 2018</time>',
            "2018-07-20T13:25:00+03:00",
        ),
        ('<time datetime="2018-07-21T00:30:00Z">20 July 2018</time>', "2018-07-20"),
        ("<p>20 July 2018 13:25</p>", "2018-07-20T13:25:00"),
        ("<p>Sea</p>", None),
        ('<time class="updated" datetime="2018-07-20T13:25:00+03:00">then</time>', None),
    ],
)
def test_an_item_says_when_its_article_was_published(document, item, moment):
    html = f'<main><ul><li><a href="/story/">Story</a>{item}</li></ul></main>'
    assert published(document, html) == moment


def test_what_an_item_says_of_another_day_than_its_archive_does_not_count(document):
    html = """<main><ul><li><a href="/story/">Story</a>
    <time datetime="2018-07-20T13:25:00+03:00">then</time></li></ul></main>"""
    assert published(document, html, DAY) == "2018-07-20T13:25:00+03:00"
    assert published(document, html, date(2018, 7, 19)) is None
