from datetime import date

import pytest

from crawler.items import Observation
from crawler.sources.counts import counts

TODAY, BEFORE = date(2018, 7, 20), date(2018, 7, 19)
BAR = "20 July 2018 - Friday - 7 Dhul-Qaʿda 1439"
URL = "https://courier.example/"


def bar(document, items):
    html = f'<div id="topbar"><p>{BAR}</p><ul>{items}</ul><p>Total: 1,211 content</p></div>'
    return [(each.day, each.count, each.observed_on) for each in counts(document(html), None, 0)]


EXPECTED = [(TODAY, 26, TODAY), (BEFORE, 33, TODAY), (None, 1211, TODAY)]


def test_counts_after_the_links_are_read(document):
    items = """<li><a href="/2018/07/20/">20/07/2018</a>&nbsp;(26)</li>
    <li><a href="/2018/07/19/">19/07/2018</a>&nbsp;(33)</li>"""
    assert bar(document, items) == EXPECTED


def test_counts_in_spans_are_read(document):
    items = """<li><a href="/2018/07/20/">20/07/2018</a><span>(26)</span></li>
    <li><a href="/2018/07/19/">19/07/2018</a> <span>(33)</span></li>"""
    assert bar(document, items) == EXPECTED


def test_counts_inside_the_links_are_read(document):
    items = """<li><a href="/2018/07/20/">20/07/2018 <span class="count">26</span></a></li>
    <li><a href="/2018/07/19/">19/07/2018 <span class="badge">33</span></a></li>"""
    assert sorted(bar(document, items), key=str) == sorted(EXPECTED, key=str)


@pytest.mark.parametrize(
    "items",
    [
        '<a href="/2018/07/{}/">{}/07/2018<span>{}</span></a>',
        '<a href="/2018/07/{}/">{}/07/2018</a><span class="badge">{}</span>',
        '<a href="/2018/07/{}/">{}/07/2018</a> <small>({})</small>',
        '<a href="/2018/07/{}/">July {}, 2018</a>&nbsp;({})',
    ],
)
def test_counts_glued_to_the_dates_or_beside_months_in_words_are_read(document, items):
    rows = "".join(
        f"<li>{items.format(day, day, count)}</li>" for day, count in ((20, 26), (19, 33))
    )
    found = counts(document(f"<ul>{rows}</ul>"), None, 0)
    assert [(each.day, each.count, each.kind) for each in found] == [
        (TODAY, 26, "header bar"),
        (BEFORE, 33, "header bar"),
    ]


@pytest.mark.parametrize(
    "item",
    [
        '<a href="/2018/07/20/">20/07/2018</a> 26',
        '<a href="/2018/07/20/">20/07/2018</a> <a href="/b/">26</a>',
        '<a href="/2018/07/20/">20/07/2018</a> (26 left)',
        '<a href="/2018/07/19/">20/07/2018</a> <span>26</span>',
    ],
)
def test_other_numbers_behind_a_day_are_no_counts(document, item):
    assert counts(document(f"<p>Since {item} or so it goes</p>"), None, 0) == ()


def test_counts_of_months_and_days_of_a_calendar_are_none(document):
    html = """<ul><li><a href="/2018/07/">July 2018</a>&nbsp;(340)</li></ul>
    <table><tr><td><a href="/2018/07/20/">20</a></td></tr></table>"""
    assert counts(document(html), None, 0) == ()


def test_articles_of_a_day_are_counted(document):
    assert counts(document("<p>Nothing</p>"), TODAY, 7) == (
        Observation("day archive", TODAY, 7, url=URL),
    )
