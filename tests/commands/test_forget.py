"""An article is forgotten for good, by the commands that a user types."""

from pathlib import Path

from tests.archive import serve
from tests.commands.test_explain import crawl


def test_a_forgotten_article_is_out_of_the_ledger_and_stays_out(run, export, tmp_path):
    with serve(days=2, per_day=2) as server:
        crawl(run, server)
        story, *others = server.site.stories
        address = server.site.address(story)
        told = run("forget", address, "--dry-run")
        assert (told.code, len(export())) == (0, 4)
        assert told.out.startswith(f"would be forgotten: {story.headline}\n")
        done = run("forget", address)
        assert done.code == 0, done.err
        assert done.out.startswith(f"forgotten: {story.headline}\n")
        assert "never asked for again: " + address in done.out
        kept = {each.headline for each in others}
        assert {record["headline"] for record in export()} == kept
        files = [path for path in Path(tmp_path, "data").rglob("*") if path.is_file()]
        for text in (story.headline, *story.paragraphs):
            assert not any(text.encode() in path.read_bytes() for path in files)
        server.requests.clear()
        crawl(run, server, "--recheck")
        assert server.site.path(story) not in server.paths
        assert server.site.path(others[0]) in server.paths
        assert {record["headline"] for record in export()} == kept
        page = Path(tmp_path, "saved.html")
        page.write_bytes(server.site.get(server.site.path(story)).body)
    again = run("replay", page, "--data", "data")
    assert "Not kept" in again.err
    assert {record["headline"] for record in export()} == kept
    assert "forgotten on request" in run("explain", address).out
    assert run("history", address).code == 1


def test_what_cannot_be_forgotten_is_one_line(run):
    with serve(days=1, per_day=1) as server:
        crawl(run, server)
    unknown = "https://courier.example/never/"
    assert "--site" in run("forget", unknown).line
    assert run("forget", unknown).code == 2
    assert run("forget", "0f").code == 2
    assert run("forget", f"{server.url}/").code == 2
    barred = run("forget", unknown, "--site", server.url.removeprefix("http://"))
    assert (barred.code, barred.err) == (0, "")
    assert "never asked for again: " + unknown in barred.out
