from datetime import date

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


def test_counts_of_months_and_days_of_a_calendar_are_none(document):
    html = """<ul><li><a href="/2018/07/">July 2018</a>&nbsp;(340)</li></ul>
    <table><tr><td><a href="/2018/07/20/">20</a></td></tr></table>"""
    assert counts(document(html), None, 0) == ()


def test_articles_of_a_day_are_counted(document):
    assert counts(document("<p>Nothing</p>"), TODAY, 7) == (
        Observation("day archive", TODAY, 7, url=URL),
    )
