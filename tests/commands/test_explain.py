"""What is told of an archive that was crawled over loopback, by the commands that a user types."""

import json

from tests.archive import serve


def crawl(run, server, *arguments):
    done = run(
        *("crawl", "archive", "-a", f"url={server.url}/", "-s", "DOWNLOAD_DELAY=0", *arguments)
    )
    assert done.code == 0, done.err


def test_an_article_is_explained_by_its_old_address_and_by_its_id(run):
    with serve(days=1, per_day=2, permalinks="flat", traps={"old links"}) as server:
        crawl(run, server)
        story = server.site.stories[0]
    old = next(each for each in server.site.aliases(story) if "/2018/" in each)
    told = json.loads(run("explain", old, "--json").out)
    assert told["record"]["url"] == server.site.address(story)
    kept = [block["text"] for block in told["page"] if block["kept"]]
    assert "\n\n".join(kept) == story.article_body
    assert told["requests"][0]["status"] == 200
    by_id = run("explain", told["article"])
    assert by_id.code == 0
    assert f"headline: {story.headline[:40]}" in by_id.out
    once = run("history", old)
    assert (once.code, "have not changed" in once.out) == (0, True)


def test_what_is_unknown_and_what_is_no_article_end_with_one_line(run):
    with serve(days=1, per_day=1) as server:
        crawl(run, server)
    unknown = run("explain", "https://courier.example/never/")
    assert unknown.code == 1
    assert unknown.line.startswith("backfile: error: the ledger does not know https://courier")
    listing = run("explain", f"{server.url}/")
    assert (listing.code, "article: none" in listing.out) == (0, True)
    none = run("history", f"{server.url}/")
    assert (none.code, none.line.startswith("backfile: error: there is no article")) == (1, True)
    for arguments in ((), ("a", "b"), ("a", "--site", "never")):
        assert run("explain", *arguments).code == 2
