import sys
from collections import Counter

import pytest

from crawler.items import Entry
from crawler.pages.document import Document
from crawler.sources.periods import read_period
from crawler.sources.survey import survey
from crawler.text.addresses import _normalised_key
from crawler.text.numbering import page_of

HOME = "https://courier.example/"
FLAT = "/harbour/"
"""An address that says nothing of what is behind it."""


@pytest.fixture
def sort(document):
    def sort(html, path="/"):
        found = survey(document(html, path), HOME)
        return {
            "stories": [_path(story.link) for story in found.stories],
            "periods": [_path(link) for link, _ in found.periods],
            "pages": [_path(link) for link in found.pages],
            "onward": [_path(link) for link in found.onward],
            "sections": [_path(link) for link in found.sections],
        }

    return sort


def _path(link):
    return link.url.removeprefix(HOME.rstrip("/"))


@pytest.mark.parametrize(
    "html",
    [
        '<article><h2><a href="{}">Harbour</a></h2></article>',
        '<article><a href="{}"><h2>Harbour</h2></a></article>',
        '<div class="post"><p class="entry-title"><a href="{}">Harbour</a></p></div>',
        '<div class="post"><h3 class="title"><span><a href="{}">Harbour</a></span></h3></div>',
        "<ul><li><a href='{}'>Harbour opens again</a></li></ul>",
        "<table><tr><td>20.07.2018</td><td><a href='{}'>Harbour opens again</a></td></tr></table>",
        "<p><a href='{}'>Harbour opens again</a></p><p><a href='/b/'>Ferry sails at dawn</a></p>",
    ],
)
def test_main_region_lists_articles_by_their_markup(sort, html):
    assert FLAT in sort(f"<main>{html.format(FLAT)}</main>")["stories"]
    assert FLAT in sort(html.format(FLAT))["stories"]


def test_archive_by_date_lists_articles_of_any_markup(sort):
    html = '<main><p><a href="/harbour/">Harbour opens again</a></p></main>'
    assert sort(html, "/2018/07/20/")["stories"] == [FLAT]
    assert sort(html, "/2018/07/20/page/2/")["stories"] == [FLAT]
    assert sort(html)["stories"] == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>The ferry left as <a href='/harbour-rules/'>the harbour’s rules</a> ask it to do.</p>",
        "<h2><a href='/sea/'>Sea</a></h2><h2><a href='/land/'>Land</a></h2>",
        "<article><h2><a href='/feed/'>Harbour opens again</a></h2></article>",
        "<article><h2><a href='/'>Harbour opens again</a></h2></article>",
        "<article><h2><a href='https://elsewhere.example/a/'>Harbour opens</a></h2></article>",
        "<article><h2><a href='https://courier.example:8443/a/'>Harbour opens</a></h2></article>",
        "<article><p class=cat-links><a href='/north-coast/'>The north coast</a></p></article>",
        "<article><a rel='category tag' href='/north-sea-coast/'>North Sea coast</a></article>",
        "<article><span class='cat'><a href='/coast/'>North Sea coast</a></span></article>",
        "<article><a rel=author href='/jane/'>Jane of the Harbour</a></article>",
        "<article><a href='/harbour.jpg'>Harbour opens again</a></article>",
        "<ul><li><a href='/about-us/'>About the Courier</a></li></ul>",
        "<ul><li><a href='/a/'>20 July 2018</a></li><li><a href='/b/'>19 July 2018</a></li></ul>",
        "<ul><li><a href='/a/'>Continue reading</a></li><li><a href='/b/'>Read more</a></li></ul>",
    ],
)
def test_other_links_of_the_main_region_are_no_articles(sort, html):
    assert sort(f"<main>{html}</main>")["stories"] == []


@pytest.mark.parametrize("tag", ["aside", "footer", "nav", "header"])
def test_address_with_day_or_number_is_an_article_anywhere(sort, tag):
    html = f"""<{tag}><a href="/2018/07/20/harbour/">Harbour</a> <a href="/?p=7">Ferry</a>
    <a href="/news/12345.html">Sea</a></{tag}>"""
    assert len(sort(html)["stories"]) == 3


def test_long_name_is_an_article_beside_the_list_but_not_around_the_page(sort):
    link = '<a href="/harbour-opens-after-storm/">Harbour</a>'
    assert len(sort(f"<aside><p>{link}</p></aside>")["stories"]) == 1
    assert sort(f"<footer><p>{link}</p></footer>")["stories"] == []
    assert sort(f"<header><p>{link}</p></header>")["stories"] == []


def test_links_to_one_article_are_one_story_with_its_headline(document):
    html = """<main><article><a href="/harbour/"><img src=a.jpg></a>
    <h2><a href="/harbour/?utm_source=front">Harbour opens</a></h2>
    <p>At dawn … <a href="/harbour/">Continue reading</a></p>
    <a href="/harbour/#comments">3 comments</a></article></main>"""
    (story,) = survey(document(html), HOME).stories
    assert story.title == "Harbour opens"
    assert story.main


def test_menu_leads_to_sections_and_they_are_no_articles(sort):
    html = """<nav><ul><li><a href="/sea/">Sea</a></li><li><a href="/world/asia/">Asia</a></li>
    <li><a href="/about/">About</a></li><li><a href="/tag/ferry/">Ferry</a></li>
    <li><a href="/harbour-opens-after-storm/">Harbour opens after storm</a></li></ul></nav>
    <main><h2><a href="/sea/">News from the Sea</a></h2>
    <article><h2><a href="/harbour/">Harbour</a></h2></article></main>"""
    found = sort(html)
    assert found["sections"] == ["/sea/", "/world/asia/"]
    assert found["stories"] == [FLAT]


def test_sections_and_indexes_of_archives_are_known_by_their_words(sort):
    html = """<aside><a href="/category/sea/">Sea</a> <a href="/?cat=7">Land</a>
    <a href="/archive/">Archive</a> <a href="/category/sea/feed/">RSS</a></aside>"""
    assert sort(html)["sections"] == ["/category/sea/", "/?cat=7", "/archive/"]


def test_archives_by_date_are_told_from_anywhere_once(sort):
    html = """<header><a href="/2018/07/20/">20/07/2018</a></header>
    <aside><a href="/2018/07/">July</a> <a href="/2018/07">July</a></aside>
    <main><a href="/2018/07/19/page/2/">2</a> <a href="/2018/07/18/feed/">RSS</a></main>"""
    assert sort(html)["periods"] == ["/2018/07/20/", "/2018/07/"]


def test_page_does_not_lead_to_itself_or_to_another_view_of_itself(sort):
    html = """<main><a href="/2018/07/20/">20</a> <a href="/2018/07/20/?view=list">List</a>
    <a href="?sort=old">Old</a> <a href="/2018/07/20/page/1/">1</a></main>"""
    assert sort(html, "/2018/07/20/page/2/") == {
        "stories": [],
        "periods": [],
        "pages": [],
        "onward": [],
        "sections": [],
    }


def test_pages_of_the_listing_are_no_articles(sort):
    html = '<main><p class="pagination"><a href="/page/2/">Older stories of ours</a></p></main>'
    assert sort(html)["pages"] == ["/page/2/"]
    assert sort(html)["stories"] == []


@pytest.mark.parametrize("tag", ["nav", "main", "footer"])
@pytest.mark.parametrize("path", ["/news/page/1/", "/news/?page=1"])
def test_numbered_first_page_of_a_list_is_a_section(sort, tag, path):
    assert sort(f"<{tag}><a href='{path}'>News</a></{tag}>")["sections"] == [path]
    both = f"<{tag}><a href='{path}'>News</a></{tag}><nav><a href='/news/'>News</a></nav>"
    assert sort(both)["sections"] == ["/news/"]
    assert sort(f"<{tag}><a href='{path}'>1</a></{tag}>", "/news/page/2/")["sections"] == []


def test_menu_leads_to_a_calendar_as_without_its_number(sort):
    html = "<nav><a href='/events/?page=1'>Events</a></nav><p><a href='/agenda/?page=1'>1</a></p>"
    assert sort(html)["sections"] == ["/events/?page=1"]


def test_pages_of_an_article_that_is_listed_are_none_of_a_list(sort):
    html = """<article><h2><a href="/harbour/">Harbour</a></h2>
    <p class="pagination"><a href="/harbour/page/2/">2</a></p></article>"""
    found = sort(f"<main>{html}</main>")
    assert (found["stories"], found["onward"]) == (["/harbour/"], [])


def test_words_that_lead_to_more_articles_are_no_headline(sort):
    html = "<li><a href='/news/'>All the latest news</a></li>"
    found = sort(f"<main><ul>{html}{html}</ul></main>")
    assert (found["stories"], found["onward"]) == ([], ["/news/"])


def test_first_page_by_its_parameter_is_no_article(sort):
    html = "<div class=pagination><a href='/news/?p=1'>1</a> <b class=current>2</b></div>"
    assert sort(f"<main>{html}</main>", "/news/?p=2")["stories"] == []


def test_list_that_is_entered_in_its_midst_is_read_from_its_beginning(page):
    html = "<div class=pagination><a href='/news/page/1/'>1</a> <a href='/news/page/3/'>3</a></div>"
    read = [
        survey(Document(page(html, "/news/page/2/", entry=_led(led))), HOME)
        for led in (HOME, f"{HOME}news/page/1/")
    ]
    assert [[_path(link) for link in each.onward] for each in read] == [["/news/page/1/"], []]
    assert [[_path(link) for link in each.pages] for each in read] == [["/news/page/3/"]] * 2


def _led(archive):
    return Entry(f"{HOME}news/page/2/", "listing", "archive", archive=archive)


def test_what_an_address_tells_is_looked_up_a_few_times_for_each_link(sort):
    calls = Counter()
    links = "".join(
        f'<a href="/l{number}/?start={number}">{number}</a>' for number in range(2, 302)
    )

    def count(frame, event, _):
        if event == "call":
            calls[frame.f_code] += 1

    sys.setprofile(count)
    try:
        sort(f"<div class=pagination>{links}</div>")
    finally:
        sys.setprofile(None)
    for each in (page_of.__code__, read_period.__code__, _normalised_key.__wrapped__.__code__):
        assert 0 < calls[each] < 1000
