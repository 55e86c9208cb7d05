import json
from datetime import date

import pytest

from crawler.errors import DefinitionError, PageError
from crawler.items import Entry, Page, Window
from crawler.sources import LoadMore

API = "https://courier.example/api/stories"
ALL = Window()
SOURCE = LoadMore(
    f"{API}?page={{page}}",
    entries="data.items",
    url="links.0.href",
    title="head.text",
    published="times.out",
    modified="times.changed",
)


def item(number, out="2018-07-19T10:00:00+03:00", **more):
    return {
        "links": [{"href": f"/{number}/"}],
        "head": {"text": f"Harbour &amp; ferry <b>{number}</b>"},
        "times": {"out": out, "changed": None},
        **more,
    }


def start(source):
    (entry,) = source.start(ALL, date(2018, 7, 20))
    return entry.url


def read(source, told, *, url=None, before=None, window=ALL):
    entry = Entry(url or start(source), "listing", source.name, archive=before)
    body = told if isinstance(told, bytes) else json.dumps(told).encode()
    return source.read(Page(body, entry.url, "application/json", None, 200, entry), window)


def items(*found):
    return {"data": {"items": list(found)}}


def following(found):
    return [each.url for each in found.entries if each.kind == "listing"]


def test_an_article_is_announced_with_all_that_its_entry_tells():
    told = item(7)
    told["times"]["changed"] = "2018-07-20 08:00:00"
    article, _ = read(SOURCE, items(told)).entries
    assert article == Entry(
        "https://courier.example/7/",
        "article",
        "load more",
        date(2018, 7, 19),
        1,
        f"{API}?page=1",
        "Harbour & ferry 7",
        "2018-07-19T10:00:00+03:00",
        "2018-07-20T08:00:00",
    )


@pytest.mark.parametrize(
    ("out", "published", "day"),
    [
        (1531987200, "2018-07-19T08:00:00+00:00", None),
        ("1531987200000", "2018-07-19T08:00:00+00:00", None),
        ("19 July 2018", "2018-07-19", date(2018, 7, 19)),
        ("soon", None, None),
        (True, None, None),
        (float("inf"), None, None),
        (-5, None, None),
        (["2018"], None, None),
    ],
)
def test_times_come_in_many_forms(out, published, day):
    article, _ = read(SOURCE, items(item(7, out))).entries
    assert (article.published, article.day) == (published, day)


def test_pages_and_offsets_are_counted():
    assert start(SOURCE) == f"{API}?page=1"
    assert following(read(SOURCE, items(item(1)), url=f"{API}?page=9")) == [f"{API}?page=10"]
    source = LoadMore(f"{API}?skip={{offset}}", "", "links.0.href", "head.text")
    assert start(source) == f"{API}?skip=0"
    assert following(read(source, [item(1), item(2)], url=f"{API}?skip=4")) == [f"{API}?skip=6"]
    assert start(LoadMore(f"{API}?page={{page}}", first=0)) == f"{API}?page=0"


@pytest.mark.parametrize(
    ("pattern", "named", "url"),
    [
        (f"{API}?after={{cursor}}", "a+b/c=", f"{API}?after=a%2Bb%2Fc%3D"),
        (f"{API}?after={{cursor}}", 17, f"{API}?after=17"),
        (API, "?after=x", f"{API}?after=x"),
        (API, "https://courier.example/more/2", "https://courier.example/more/2"),
        (API, None, None),
        (API, "", None),
        (API, False, None),
    ],
)
def test_the_next_piece_is_named(pattern, named, url):
    source = LoadMore(pattern, "data.items", "links.0.href", "head.text", next="data.next")
    told = items(item(1))
    told["data"]["next"] = named
    assert following(read(source, told)) == ([url] if url else [])
    assert "{" not in start(source)


@pytest.mark.parametrize("told", [items(), {"data": {}}, {"data": False}, b"", b"0"])
def test_a_later_piece_without_articles_is_the_end(told):
    found = read(SOURCE, told, url=f"{API}?page=3", before=f"{API}?page=2")
    assert (found.entries, found.series) == ((), SOURCE.pattern)


def test_what_says_whether_there_is_more_is_heard():
    source = LoadMore(f"{API}?page={{page}}", "data.items", "links.0.href", more="more")
    assert following(read(source, items(item(1)) | {"more": True}))
    assert not following(read(source, items(item(1)) | {"more": False}))


def test_only_the_window_is_listed_and_what_is_older_ends_it():
    told = items(item(3), item(2, "2018-07-18"), item(1, "2018-07-17"))
    found = read(SOURCE, told, window=Window(date(2018, 7, 18), date(2018, 7, 18)))
    assert [each.url[-3:] for each in found.entries] == ["/2/", "e=2"]
    assert read(SOURCE, told, window=Window(date(2018, 7, 20))).entries == ()


def test_lists_may_be_objects_by_number():
    found = read(SOURCE, {"data": {"items": {"0": item(1), "1": item(2)}}})
    assert [each.kind for each in found.entries] == ["article", "article", "listing"]


def test_html_in_json_is_read_by_a_selector():
    source = LoadMore(
        "https://courier.example/wp-admin/admin-ajax.php?action=more&page={page}",
        html="html",
        links="h2 > a",
    )
    told = """<article><h2><a href="/a/">Harbour opens</a></h2><time>19 July 2018</time></article>
    <article><h2><a href="/b/">Ferry sails</a></h2><p><a href="/about/">Us</a></p></article>"""
    found = read(source, {"html": told})
    assert [(each.url, each.title, each.day) for each in found.entries[:2]] == [
        ("https://courier.example/a/", "Harbour opens", date(2018, 7, 19)),
        ("https://courier.example/b/", "Ferry sails", None),
    ]
    assert following(found) == [start(source).replace("page=1", "page=2")]
    assert read(source, {"html": [told, ""]}).entries == found.entries
    assert read(source, {"html": " "}, before=API).entries == ()
    assert read(source, {"html": "No more stories"}, before=API).entries == ()


def test_a_link_in_a_piece_of_html_does_not_lead_on_where_nothing_else_does():
    source = LoadMore(API, html="html", links="h2 > a", next="next")
    told = '<h2><a href="/a/">A</a></h2><a rel="next" href="?page=2">Older</a>'
    assert following(read(source, {"html": told})) == []


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"data": {}}, "no list at 'data.items'"),
        (b"<html>", "no JSON"),
        (items({"id": 7}), "no address at 'links.0.href'"),
    ],
)
def test_what_a_definition_names_and_is_not_there_is_an_error(told, says):
    with pytest.raises(PageError, match=says):
        read(SOURCE, told)


def test_html_that_is_not_there_is_an_error():
    with pytest.raises(PageError, match="no HTML at 'html'"):
        read(LoadMore(f"{API}?page={{page}}", html="html"), {"success": True})


def test_an_address_that_leads_nowhere_is_refused():
    with pytest.raises(DefinitionError, match="lead on"):
        LoadMore(API)
    with pytest.raises(DefinitionError, match="selector"):
        LoadMore(f"{API}?page={{page}}", html="html", links="][")


@pytest.mark.parametrize(
    ("status", "before", "ends"),
    [(404, API, True), (404, None, False), (500, API, False), (400, API, True), (400, None, False)],
)
def test_a_later_piece_that_is_not_there_is_the_end(status, before, ends):
    entry = Entry(f"{API}?page=9", "listing", "load more", archive=before)
    assert SOURCE.is_end(Page(b"", status=status, entry=entry)) == ends


def test_a_cursor_that_is_refused_is_no_end():
    source = LoadMore(f"{API}?after={{cursor}}", next="next")
    entry = Entry(f"{API}?after=x", "listing", "load more", archive=API)
    assert not source.is_end(Page(b"", status=400, entry=entry))


def test_an_error_that_calls_itself_a_success_is_no_end():
    with pytest.raises(PageError, match="an error: too many requests"):
        read(SOURCE, {"error": "too many requests"}, before=f"{API}?page=1")


def test_a_day_may_be_written_without_marks():
    article, _ = read(SOURCE, items(item(7, "20180720"))).entries
    assert article.published == "2018-07-20"
