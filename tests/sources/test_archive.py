from datetime import date

import pytest

from crawler.errors import PageError
from crawler.items import Entry, Observation, Window
from crawler.sources import Archive

HOME = "https://courier.example/"
SOURCE = Archive(HOME)
TODAY = date(2018, 7, 20)
WEEK = Window(date(2018, 7, 18), date(2018, 7, 20))
OPEN = Window()
HEADER = '<header><a href="/2018/07/20/">20/07/2018</a></header>'
SECTIONS = '<nav><a href="/sea/">Sea</a></nav>'
OLDER = '<div class="pagination"><a href="page/2/">2</a></div>'


def story(name, shown=""):
    return f'<article><h2><a href="{name}">Harbour opens</a></h2><p>{shown}</p></article>'


def paths(entries, kind):
    return [entry.url.removeprefix(HOME[:-1]) for entry in entries if entry.kind == kind]


@pytest.fixture
def read(page):
    def read(html, path="/", window=OPEN, **options):
        return SOURCE.read(page(html, path, **options), window)

    return read


@pytest.fixture
def articles(read):
    return lambda *args, **options: paths(read(*args, **options).entries, "article")


@pytest.fixture
def listings(read):
    return lambda *args, **options: paths(read(*args, **options).entries, "listing")


def test_start_is_the_address_that_was_given():
    assert list(SOURCE.start(WEEK, TODAY)) == [Entry(HOME, "listing", "archive")]


def test_entry_tells_where_it_was_announced(read):
    (entry,) = read(f"<main>{story('/harbour/')}</main>", "/2018/07/20/").entries
    assert entry == Entry(
        "https://courier.example/harbour/",
        "article",
        "archive",
        TODAY,
        1,
        "https://courier.example/2018/07/20/",
        "Harbour opens",
    )


# Days of articles


def test_day_archive_gives_its_day_to_what_it_lists_only(read):
    html = f"""<main>{story("/a/")}</main>
    <aside><ul><li><a href="/an-older-story-of-ours/">An older story</a></ul></aside>"""
    days = {entry.url: entry.day for entry in read(html, "/2018/07/20/").entries}
    assert days == {f"{HOME}a/": TODAY, f"{HOME}an-older-story-of-ours/": None}


def test_day_in_the_address_and_day_shown_come_before_the_day_of_the_archive(read):
    html = f"<main>{story('/2018/07/11/a/')}{story('/b/', '12 July 2018')}{story('/c/')}</main>"
    days = [entry.day for entry in read(html, "/2018/07/20/").entries]
    assert days == [date(2018, 7, 11), date(2018, 7, 12), TODAY]


def test_month_alone_is_no_day(read):
    (entry,) = read(f"<main>{story('/2018/07/a/')}</main>").entries
    assert entry.day is None
    (entry,) = read(f"<main>{story('/2018/07/a/')}</main>", "/2018/07/20/").entries
    assert entry.day == TODAY


def test_article_that_is_known_to_be_outside_the_window_is_not_announced(articles):
    window = Window(date(2018, 7, 19))
    html = f"""<main>{story("/2018/07/18/a/")}{story("/2018/06/b/")}{story("/c/", "1 May 2018")}
    {story("/2018/07/19/d/")}{story("/2018/07/e/")}{story("/f/")}</main>"""
    assert articles(html, window=window, fetched_at=None) == [
        "/2018/07/19/d/",
        "/2018/07/e/",
        "/f/",
    ]


def test_place_counts_what_is_not_announced_too(read):
    html = f"<main>{story('/2018/07/01/a/')}{story('/2018/07/19/b/')}</main>"
    assert [entry.position for entry in read(html, window=WEEK).entries] == [2]


# Archives by date while the window is closed


def test_days_of_the_window_are_announced_when_one_is_shown(read):
    entries = read(HEADER, window=WEEK).entries
    assert [(entry.url, entry.day) for entry in entries] == [
        (f"{HOME}2018/07/20/", TODAY),
        (f"{HOME}2018/07/19/", date(2018, 7, 19)),
        (f"{HOME}2018/07/18/", date(2018, 7, 18)),
    ]
    assert {entry.archive for entry in entries} == {HOME}


def test_days_up_to_the_fetch_are_announced_when_the_window_has_no_end(listings):
    window = Window(date(2018, 7, 19))
    assert listings(HEADER, window=window) == ["/2018/07/20/", "/2018/07/19/"]
    assert (
        listings(HEADER, window=Window(date(2018, 7, 19), date(2030, 1, 1)))[-1] == "/2018/07/19/"
    )


def test_months_are_announced_when_no_day_is_shown(listings):
    html = '<aside><a href="/2018/07/">July 2018</a> <a href="/2018/">2018</a></aside>'
    window = Window(date(2018, 5, 31), date(2018, 7, 1))
    assert listings(html, window=window) == ["/2018/07/", "/2018/06/", "/2018/05/"]


def test_days_come_before_months(listings):
    html = HEADER + '<aside><a href="/2018/07/">July 2018</a></aside>'
    assert listings(html, window=Window(TODAY, TODAY)) == ["/2018/07/20/"]


def test_archive_of_a_section_is_not_taken_for_that_of_all(listings):
    html = f'{SECTIONS}<p><a href="/sport/2018/07/19/">Sport</a></p>'
    days = ["/sport/2018/07/19/", "/sport/2018/07/20/", "/sport/2018/07/18/"]
    assert listings(html, window=WEEK) == [*days, "/sea/"]


def test_calendar_is_followed_where_it_is_linked_only(listings):
    html = f'{SECTIONS}<p><a href="/events/2018/07/19/">Events</a></p>'
    assert listings(html, window=WEEK) == ["/events/2018/07/19/", "/sea/"]


def test_address_that_shows_its_zeros_is_the_model_of_the_others(listings):
    html = '<p><a href="/2018/10/12/">12</a> <a href="/2018/9/3/">3</a></p>'
    window = Window(date(2018, 9, 2), date(2018, 9, 2))
    assert listings(html, window=window, fetched_at=None) == ["/2018/9/2/"]


def test_where_days_are_known_nothing_else_is_followed(read):
    html = f"""{HEADER}{SECTIONS}<main>{story("/a/")}{story("/2018/07/19/b/")}{OLDER}</main>
    <aside><a href="/an-older-story-of-ours/">Older</a></aside>"""
    entries = read(html, window=Window(TODAY.replace(day=19), TODAY)).entries
    assert paths(entries, "article") == ["/2018/07/19/b/"]
    assert paths(entries, "listing") == ["/2018/07/20/", "/2018/07/19/"]


def test_archive_that_is_linked_and_announced_is_listed_once(listings):
    html = '<p><a href="/2018/07/20">20</a> <a href="/2018/07/19/">19</a></p>'
    assert len(listings(html, window=WEEK)) == 3


def test_page_of_an_archive_announces_no_further_days(listings):
    html = f"{HEADER}<main>{story('/a/')}{OLDER}</main>"
    assert listings(html, "/2018/07/19/", window=WEEK) == ["/2018/07/19/page/2/", "/2018/07/20/"]


def test_undated_articles_of_a_month_are_read(articles):
    html = f"<main>{story('/a/')}</main><aside><a href='/b-c-d-e/'>B</a></aside>"
    assert articles(html, "/2018/07/", window=WEEK) == ["/a/"]


def test_page_that_redirects_keeps_the_day_that_was_asked_for(page):
    entry = Entry(f"{HOME}?m=20180720", "listing", "archive", TODAY, 1, HOME)
    found = SOURCE.read(page(f"<main>{story('/a/')}</main>", "/archive/today/", entry=entry), OPEN)
    assert [each.day for each in found.entries] == [TODAY]


# All that is linked while it is open


def test_open_window_follows_what_is_linked(listings):
    html = f'{HEADER}{SECTIONS}<main>{story("/a/")}{OLDER}<a href="/2017/">2017</a></main>'
    assert listings(html) == ["/page/2/", "/2018/07/20/", "/2017/", "/sea/"]


def test_archives_outside_the_window_or_ahead_of_the_fetch_are_not_followed(listings):
    html = """<main><a href="/2018/06/">June</a> <a href="/2018/07/21/">21</a>
    <a href="/2018/07/22/">22</a> <a href="/2018/08/">August</a></main>"""
    assert listings(html, window=Window(None, date(2018, 6, 30))) == ["/2018/06/"]
    # The site may be a day ahead of UTC.
    assert listings(html) == ["/2018/06/", "/2018/07/21/"]


def test_empty_month_leads_to_its_days_only(listings):
    html = '<div><a href="/2018/06/">«</a> <a href="/2018/07/02/">2</a></div>'
    assert listings(html, "/2018/07/") == ["/2018/07/02/"]
    assert listings(html + story("/a/"), "/2018/07/") == ["/2018/06/", "/2018/07/02/"]

    others = story("/2016/02/03/a/")
    assert listings(f"<main>{others}</main>{html}", "/2018/07/") == ["/2018/07/02/"]


# Pages of a listing


def test_pages_of_a_day_keep_its_day(read):
    found = read(f"<main>{story('/a/')}{OLDER}</main>", "/2018/07/20/").entries
    assert [entry.day for entry in found if entry.kind == "listing"] == [TODAY]


def test_listing_ends_when_all_its_dated_articles_are_older(listings):
    window = Window(date(2018, 7, 19))
    old = story("/2018/07/18/a/") + story("/2018/07/17/b/")
    assert listings(f"<main>{old}{OLDER}</main>", "/sea/", window=window, fetched_at=None) == []
    mixed = story("/2018/07/19/c/") + old
    assert listings(f"<main>{mixed}{OLDER}</main>", "/sea/", window=window) == ["/sea/page/2/"]
    undated = story("/a/") + story("/b/")
    assert listings(f"<main>{undated}{OLDER}</main>", "/sea/", window=window) == ["/sea/page/2/"]


def test_listing_that_is_not_newest_first_goes_on(listings):
    old = story("/2018/07/17/a/") + story("/2018/07/18/b/")
    window = Window(date(2018, 7, 19))
    assert listings(f"<main>{old}{OLDER}</main>", "/sea/", window=window) == ["/sea/page/2/"]


def test_later_page_without_articles_is_the_last(listings):
    html = '<main><p>Nothing found.</p><a class="next" href="/page/4/">Next</a></main>'
    assert listings(html, "/page/3/") == []


# Lists elsewhere

ELSEWHERE = '<div class="pagination"><a href="/news/page/2/">2</a></div>'


def test_pages_of_a_list_elsewhere_are_followed_without_a_day(read):
    found = read(f"<main>{story('/a/')}{ELSEWHERE}</main>", "/2018/07/20/").entries
    listed = [(each.url, each.day) for each in found if each.kind == "listing"]
    assert listed == [(f"{HOME}news/page/2/", None)]


def test_pages_of_a_list_elsewhere_end_as_those_of_the_page_do(listings):
    window = Window(date(2018, 7, 19))
    old = story("/2018/07/18/a/") + story("/2018/07/17/b/")
    assert listings(f"<main>{old}{ELSEWHERE}</main>", window=window) == []
    new = story("/2018/07/19/a/") + old
    assert listings(f"<main>{new}{ELSEWHERE}</main>", window=window) == ["/news/page/2/"]
    assert listings(f"<main>{ELSEWHERE}</main>", "/sea/page/3/") == []


def test_where_days_are_known_no_list_elsewhere_is_followed(listings):
    found = listings(f"{HEADER}<main>{story('/a/')}{ELSEWHERE}</main>", window=WEEK)
    assert found == ["/2018/07/20/", "/2018/07/19/", "/2018/07/18/"]


def test_empty_calendar_leads_to_no_list_elsewhere(listings):
    assert listings(f"<div>{ELSEWHERE}</div>", "/events/2018/07/") == []


# Counts and broken pages


def test_articles_of_the_day_are_counted(read):
    html = f"""<main>{story("/a/")}{story("/2018/07/20/b/")}{story("/2018/07/01/old/")}</main>
    <aside><a href="/2018/07/20/c/">C</a></aside>"""
    url = f"{HOME}2018/07/20/"
    assert read(html, "/2018/07/20/").observations == (
        Observation("day archive", TODAY, 2, url=url),
    )
    assert read(html, "/2018/07/").observations == ()


def test_linked_file_lists_nothing(read):
    assert read("%PDF", "/paper/", content_type="application/pdf").entries == ()


def test_start_that_is_no_page_is_an_error(read):
    with pytest.raises(PageError):
        read("%PDF", "/", content_type="application/pdf")


def test_broken_page_is_an_error(read):
    with pytest.raises(PageError):
        read("", "/2018/07/20/")
