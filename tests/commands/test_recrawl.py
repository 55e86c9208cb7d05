"""Crawls of what is known: conditional requests, versions, deletions."""

from tests.archive import Response, serve
from tests.archive.site import HTML
from tests.commands.conftest import crawl


def without_looks(records):
    """The records without the time of the last look, which is all that may change."""
    return [record | {"version": record["version"] | {"last_seen": None}} for record in records]


def edited(server, story, old, new):
    path = server.site.path(story)
    body = server.site.get(path).body.replace(old.encode(), new.encode())
    assert body != server.site.get(path).body
    server.changed[path] = Response(200, HTML, body)


def test_what_is_unchanged_is_not_fetched_again(run, export):
    with serve(days=3) as server:
        server.has_validators = True
        assert crawl(run, server).code == 0
        before, fetched = export(), len(server.requests)
        done = crawl(run, server, "--recheck")
        assert done.code == 0, done.err
        again = server.requests[fetched:]
        articles = {server.site.path(story) for story in server.site.stories}
        assert articles <= {request.path for request in again}
        assert {request.status for request in again if request.path != "/robots.txt"} == {304}
        assert without_looks(export()) == without_looks(before)


def test_a_known_article_is_not_asked_for_without_need(run):
    with serve(days=3) as server:
        assert crawl(run, server).code == 0
        fetched = len(server.requests)
        assert crawl(run, server).code == 0
        articles = {server.site.path(story) for story in server.site.stories}
        assert not articles & {request.path for request in server.requests[fetched:]}


def test_furniture_makes_no_version_and_an_edited_paragraph_does(run, export):
    with serve(days=2) as server:
        assert crawl(run, server).code == 0
        before = {record["url"]: record for record in export()}
        redone, touched = server.site.stories[:2]
        paragraph = redone.pieces[0].text
        edited(server, redone, paragraph, "The editor has written this paragraph anew, at length.")
        edited(server, touched, "</body>", "<p class='views'>4,711 views</p></body>")
        assert crawl(run, server, "--recheck").code == 0
        after = {record["url"]: record for record in export()}
        assert after.keys() == before.keys()
        [changed] = [url for url in after if after[url]["version"]["n"] != 1]
        assert changed == server.site.address(redone)
        assert after[changed]["version"]["n"] == 2
        assert after[changed]["version"]["previous_hash"] == before[changed]["content_hash"]
        assert after[changed]["id"] == before[changed]["id"]


def test_what_a_site_takes_down_is_noted_and_kept(run, export):
    with serve(days=2) as server:
        assert crawl(run, server).code == 0
        before = export()
        taken = server.site.stories[0]
        server.changed[server.site.path(taken)] = Response(410, HTML, b"")
        done = crawl(run, server, "--recheck")
        assert done.code == 0, done.err
        assert "gone 1" in done.err
        assert len(export()) == len(before)
