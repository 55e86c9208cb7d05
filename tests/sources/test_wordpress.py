import json
from datetime import date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import PageError
from crawler.items import Entry, Observation, Page, Window
from crawler.sources import WordPress

SITE = "https://courier.example"
SOURCE = WordPress(f"{SITE}/")
TODAY = date(2018, 7, 20)
DAY = date(2018, 7, 19)


def post(number, at="2018-07-19T23:30:00", utc="2018-07-19T20:30:00", **more):
    told = {
        "id": number,
        "date": at,
        "date_gmt": utc,
        "modified": at,
        "modified_gmt": utc,
        "status": "publish",
        "link": f"{SITE}/{number}/",
        "title": {"rendered": f"Harbour {number}"},
        "content": {"rendered": "<p>One two</p>", "protected": False},
    }
    return told | more


def start(source=SOURCE, since=None, until=None):
    (entry,) = source.start(Window(since, until), TODAY)
    return entry


def query(url):
    return {name: value for name, (value,) in parse_qs(urlsplit(url).query).items()}


def read(posts, entry=None, *, source=SOURCE, pages=None, total=None, headers=None):
    entry = entry or start(source)
    told = {"x-wp-totalpages": pages, "x-wp-total": total}
    headers = headers or {name: str(value) for name, value in told.items() if value is not None}
    body = posts if isinstance(posts, bytes) else json.dumps(posts).encode()
    page = Page(body, entry.url, "application/json", None, 200, entry, headers)
    return source.read(page, Window())


def following(found):
    return [each.url for each in found.entries if each.kind == "listing"]


def test_start_asks_for_the_newest_published_posts_a_hundred_at_a_time():
    entry = start()
    assert (entry.kind, entry.source, entry.archive) == ("listing", "wordpress", None)
    assert entry.url.startswith(f"{SITE}/wp-json/wp/v2/posts?")
    asked = query(entry.url)
    assert "content" in asked.pop("_fields").split(",")
    assert asked == {
        "per_page": "100",
        "orderby": "date",
        "order": "desc",
        "status": "publish",
    }


def test_a_window_is_asked_for_in_the_days_of_the_site():
    asked = query(start(since=DAY, until=DAY).url)
    assert (asked["after"], asked["before"]) == ("2018-07-18T23:59:59", "2018-07-20T00:00:00")
    assert "before" not in query(start(since=DAY).url)


@pytest.mark.parametrize(
    ("url", "begins"),
    [
        ("https://courier.example/news", "https://courier.example/news/wp-json/wp/v2/posts?per"),
        (f"{SITE}/wp-json/", f"{SITE}/wp-json/wp/v2/posts?per"),
        (f"{SITE}/wp-json/wp/v2/", f"{SITE}/wp-json/wp/v2/posts?per"),
        (f"{SITE}/api/wp/v2", f"{SITE}/api/wp/v2/posts?per"),
        (f"{SITE}/?rest_route=/", f"{SITE}/?rest_route=/wp/v2/posts&per"),
        (f"{SITE}/index.php?rest_route=%2F", f"{SITE}/index.php?rest_route=/wp/v2/posts&per"),
    ],
)
def test_the_interface_is_found_from_the_front_page_or_named(url, begins):
    assert start(WordPress(url)).url.startswith(begins)


def test_every_type_is_listed():
    source = WordPress(SITE, types=("posts", "haber"))
    paths = [urlsplit(each.url).path for each in source.start(Window(), TODAY)]
    assert paths == ["/wp-json/wp/v2/posts", "/wp-json/wp/v2/haber"]


def test_a_post_is_announced_with_all_that_is_told_of_it():
    told = post(7, title={"rendered": "Ferry &amp; <em>harbour</em> &#8211; open"})
    told |= {"modified": "2018-07-21T09:00:00", "modified_gmt": "2018-07-21T06:00:00"}
    (entry,) = read([told], pages=1).entries
    assert entry == Entry(
        f"{SITE}/7/",
        "article",
        "wordpress",
        DAY,
        1,
        start().url,
        "Ferry & harbour – open",
        "2018-07-19T23:30:00+03:00",
        "2018-07-21T09:00:00+03:00",
    )


@pytest.mark.parametrize("utc", [None, "0000-00-00T00:00:00", "2018-07-10T00:00:00", 7])
def test_a_time_whose_offset_is_not_told_has_none(utc):
    (entry,) = read([post(7, utc=utc)], pages=1).entries
    assert (entry.day, entry.published) == (DAY, "2018-07-19T23:30:00")


@pytest.mark.parametrize(
    "told",
    [
        {"status": "private"},
        {"status": "future"},
        {"link": None},
        {"link": "javascript:alert(1)"},
    ],
)
def test_what_is_not_published_or_has_no_address_is_left_out(told):
    found = read([post(1), post(2) | told], pages=1)
    assert [each.url for each in found.entries] == [f"{SITE}/1/"]


def test_nonsense_in_a_post_is_no_crash():
    odd = {"link": f"{SITE}/9/", "date": "soon", "title": 7, "content": []}
    (entry,) = read([odd, 7, None, []], pages=1).entries
    assert entry == Entry(f"{SITE}/9/", "article", "wordpress", position=1, archive=start().url)


def test_what_is_older_follows_and_the_last_second_is_asked_for_again():
    posts = [post(2, "2018-07-19T23:30:00"), post(1, "2018-07-19T08:00:00")]
    (url,) = following(read(posts, start(since=DAY, until=DAY), pages=2))
    asked = query(url)
    assert (asked["after"], asked["before"]) == ("2018-07-18T23:59:59", "2018-07-19T08:00:01")
    assert "page" not in asked


def test_pages_of_one_second_are_counted():
    posts = [post(number) for number in range(3)]
    (second,) = following(read(posts, pages=3))
    assert query(second)["page"] == "2"
    assert query(second) | {"page": ""} == query(start().url) | {"page": ""}
    (third,) = following(read(posts, Entry(second, "listing", "wordpress"), pages=3))
    assert query(third)["page"] == "3"
    assert following(read(posts, Entry(third, "listing", "wordpress"), pages=3)) == []


def test_pages_are_counted_where_the_server_does_not_hear_what_is_asked():
    newest = [post(2, "2018-07-19T23:30:00"), post(1, "2018-07-19T08:00:00")]
    (second,) = following(read(newest, pages=3))
    (third,) = following(read(newest, Entry(second, "listing", "wordpress"), pages=3))
    assert query(third)["page"] == "2"


def test_pages_are_counted_where_posts_are_in_another_order():
    posts = [post(1, "2018-07-19T08:00:00"), post(2, "2018-07-19T23:30:00")]
    assert query(following(read(posts, pages=2))[0])["page"] == "2"


@pytest.mark.parametrize(
    ("headers", "goes_on"),
    [
        ({"x-wp-totalpages": "1"}, False),
        ({"x-wp-totalpages": "2"}, True),
        ({"link": f'<{SITE}/wp-json/?page=2>; rel="next"'}, True),
        ({"link": f'<{SITE}/wp-json/?page=1>; rel="prev"'}, False),
        ({"server": "of few words"}, True),
    ],
)
def test_the_last_page_is_told_by_the_server_else_it_is_looked_for(headers, goes_on):
    posts = [post(2, "2018-07-19T23:30:00"), post(1, "2018-07-19T08:00:00")]
    assert bool(following(read(posts, headers=headers))) == goes_on


def test_an_empty_list_is_the_end():
    assert read([], headers={"server": "of few words"}).entries == ()


def totals(found):
    return [(each.day, each.count) for each in found.observations if each.kind == "REST total"]


def test_the_total_is_that_of_the_site_or_of_the_day_that_was_asked_for():
    assert totals(read([post(1)], pages=1, total=425)) == [(None, 425)]
    assert totals(read([post(1)], start(since=DAY, until=DAY), pages=1, total=7)) == [(DAY, 7)]


def test_a_total_of_anything_else_is_no_observation():
    assert totals(read([post(1)], start(since=DAY, until=TODAY), pages=1, total=7)) == []
    assert totals(read([post(1)], start(since=DAY), pages=1, total=7)) == []
    second = Entry(start(since=DAY, until=DAY).url, "listing", "wordpress", archive=SITE)
    assert totals(read([post(1)], second, pages=1, total=7)) == []
    two = WordPress(SITE, types=("posts", "haber"))
    entry = next(iter(two.start(Window(), TODAY)))
    assert totals(read([post(1)], entry, source=two, pages=1, total=7)) == []


def test_the_text_is_evidence_and_never_an_article():
    told = post(1, content={"rendered": "<p>Ab, c1!</p><script>var x</script>", "protected": False})
    found = read([told], pages=1)
    assert found.observations == (Observation("REST text", DAY, 4, url=f"{SITE}/1/"),)
    assert "Ab, c1" not in repr(found)


def test_a_post_behind_a_password_is_marked_and_its_text_is_none():
    told = post(1, content={"rendered": "", "protected": True})
    found = read([told], pages=1)
    assert found.observations == (Observation("REST protected", DAY, 1, url=f"{SITE}/1/"),)


def test_texts_need_not_be_asked_for():
    source = WordPress(SITE, bodies=False)
    assert query(start(source).url)["_fields"].endswith(",content.protected")
    assert read([post(1, content={"protected": False})], source=source, pages=1).observations == ()


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"<html>Login</html>", "no JSON"),
        (b'{"code": "rest_disabled"}', "rest_disabled"),
        (b'"none"', "something else"),
    ],
)
def test_what_is_no_list_of_posts_is_an_error(body, says):
    with pytest.raises(PageError, match=says):
        read(body)


@pytest.mark.parametrize(
    ("status", "body", "ends"),
    [
        (400, b'{"code": "rest_post_invalid_page_number"}', True),
        (400, b'{"code": "rest_invalid_param"}', False),
        (401, b'{"code": "rest_post_invalid_page_number"}', False),
        (404, b"<html>", False),
    ],
)
def test_a_page_number_too_large_is_the_end_and_nothing_else_is(status, body, ends):
    assert SOURCE.is_end(Page(body, status=status)) == ends


class Site:
    """A WordPress whose posts come and go: a number → the second of its publication."""

    def __init__(self, posts):
        self.posts = dict(posts)

    def answer(self, url, per_page):
        """Return the page at *url* as WordPress 6 answers it."""
        asked = query(url)
        before = asked.get("before", "9999")
        found = sorted(
            ((moment(second), number) for number, second in self.posts.items()), reverse=True
        )
        found = [each for each in found if each[0] < before]
        page = int(asked.get("page", 1))
        shown = found[(page - 1) * per_page : page * per_page]
        pages = -(-len(found) // per_page)
        return [post(number, at, None) for at, number in shown], pages

    def crawl(self, per_page, change=lambda: None):
        """Return the posts that a crawl finds, which *change* befalls after each page."""
        source = WordPress(SITE, per_page=per_page)
        due, found = [start(source)], set()
        for _ in range(200):
            if not due:
                return found
            entry = due.pop()
            posts, pages = self.answer(entry.url, per_page)
            entries = read(posts, entry, source=source, pages=pages).entries
            articles = (each.url for each in entries if each.kind == "article")
            found |= {int(url.rstrip("/").rpartition("/")[2]) for url in articles}
            due += [each for each in entries if each.kind == "listing"]
            change()
        raise AssertionError("it never ends")


def moment(second):
    return (datetime(2018, 7, 19) + timedelta(seconds=second)).isoformat()  # noqa: DTZ001


@given(st.lists(st.integers(0, 9), max_size=30), st.integers(1, 5))
def test_all_posts_are_found_were_they_of_one_second(seconds, per_page):
    site = Site(enumerate(seconds))
    assert site.crawl(per_page) == set(site.posts)


@given(st.data(), st.lists(st.integers(0, 30), unique=True, min_size=1), st.integers(2, 5))
def test_no_post_is_missed_when_others_come_and_go(data, seconds, per_page):
    site = Site(enumerate(seconds))
    gone = data.draw(st.lists(st.sampled_from(sorted(site.posts)), unique=True))
    stay = set(site.posts) - set(gone)

    def change():
        if gone:
            site.posts.pop(gone.pop())
        else:
            site.posts[1000 + len(site.posts)] = 1000 + len(site.posts)

    assert site.crawl(per_page, change) >= stay
