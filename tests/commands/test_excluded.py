"""Crawls that leave out a part of a site."""

from tests.archive import Response, serve
from tests.commands.conftest import crawl

WINDOW = ("-a", "since=2018-07-16", "-a", "until=2018-07-17")


def test_what_is_excluded_is_not_asked_for_and_no_day_is_short_of_it(run, export):
    with serve(days=2, per_day=4) as server:
        site = server.site
        first, second, *rest = (site.path(story) for story in site.stories)
        slug = first.rstrip("/").rsplit("/", 1)[-1]
        # One is announced by its own address, another leads there.
        server.changed[second] = Response(302, {"Location": f"{server.url}{first}?again"}, b"")
        exclude = ("-a", f"exclude={slug}|/category/")
        done = crawl(run, server, *WINDOW, *exclude)
        assert done.code == 0, done.err
        assert second in server.paths
        assert not [path for path in server.paths if slug in path or "/category/" in path]
        assert {record["url"] for record in export()} == {f"{server.url}{path}" for path in rest}
        assert run("coverage", "--check").code == 0
        assert "excluded" in run("explain", f"{server.url}{first}").out

        server.requests.clear()
        assert crawl(run, server, *WINDOW, *exclude).code == 0
        assert not [path for path in server.paths if slug in path or path == second]
        del server.changed[second]
        done = crawl(run, server, *WINDOW, "-a", "include=/2018/")
        assert done.code == 0, done.err
        assert len(export()) == len(site.stories)


def test_patterns_that_are_none_or_leave_nothing_are_refused(run, tmp_path):
    for pattern, words in (("(", "is no regular expression"), (".", "nothing to begin with")):
        done = run("crawl", "archive", "-a", "url=http://127.0.0.1:1/", "-a", f"exclude={pattern}")
        assert done.code == 2
        assert words in done.line
    assert list(tmp_path.iterdir()) == []
