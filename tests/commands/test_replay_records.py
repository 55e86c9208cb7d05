"""Replays of files of records, by the command that a user types."""

import json

import pytest

from tests.archive import build, serve
from tests.commands.conftest import crawl
from tests.records.warc import by_warcio, packed, record, response, wacz

PROVENANCE = ("provenance",)


@pytest.fixture
def site():
    return build(template="wordpress", days=2, timezone="UTC")


def pages(site):
    """The front page and the stories of *site*, as a crawler met them."""
    paths = ["/", *map(site.path, site.stories)]
    return [
        (f"https://courier.example{path}", f"2024-01-01T00:00:{n:02}Z", site.get(path).body)
        for n, path in enumerate(paths)
    ]


def records(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_files_of_another_writer_are_replayed_whatever_their_form(run, tmp_path, site):
    met = pages(site)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b.warc.gz").write_bytes(by_warcio(met[:3]))
    (tmp_path / "in" / "a.wacz").write_bytes(wacz({"archive/a.warc.gz": by_warcio(met[3:])}))
    done = run("replay", "in", "-o", "a.jsonl")
    assert done.code == 0, done.err
    found = records(tmp_path / "a.jsonl")
    assert {each["url"] for each in found} == {url for url, _, _ in met[1:]}
    assert {each["headline"] for each in found} == {each.headline for each in site.stories}
    assert run("replay", "in/b.*", "./in/a.wacz", "-o", "b.jsonl").code == 0
    assert (tmp_path / "b.jsonl").read_bytes() == (tmp_path / "a.jsonl").read_bytes()


def test_a_damaged_file_is_told_and_the_rest_is_read(run, tmp_path, site):
    data = by_warcio(pages(site))
    (tmp_path / "x.warc.gz").write_bytes(data[:-40])
    done = run("replay", "x.warc.gz", "-o", "a.jsonl")
    assert done.code == 1
    [line] = [each for each in done.err.splitlines() if "error" in each]
    assert line.startswith("backfile: error: x.warc.gz, byte ")
    assert len(records(tmp_path / "a.jsonl")) == len(site.stories) - 1


def test_what_holds_no_page_is_told(run, tmp_path):
    (tmp_path / "x.warc.gz").write_bytes(packed(record(b"a: b", "warcinfo", url=None)))
    done = run("replay", "x.warc.gz", "-o", "a.jsonl")
    assert done.code == 1
    assert done.line == "backfile: error: x.warc.gz: no page of a site is recorded"
    assert run("replay", "none*.warc").code == 2


TRAPS = ("mirror", "namesake", "old links", "tracking", "gap")


def test_a_replay_of_crawls_records_gives_what_the_crawls_gave(run, tmp_path):
    with serve(template="flat", permalinks="flat", days=5, traps=TRAPS) as server:
        for options in ((), ("--recheck",)):  # the second reads with what the first one learnt
            assert crawl(run, server, *options).code == 0
    run("export", "-o", "crawled.jsonl")
    done = run("replay", "data/records", "-o", "replayed.jsonl", "--data", "again")
    assert done.code == 0, done.err
    crawled, replayed = records(tmp_path / "crawled.jsonl"), records(tmp_path / "replayed.jsonl")
    assert len(crawled) > 10
    assert all(each["cleaning"]["profile"] for each in crawled)
    assert all(each["date_published"].endswith("+03:00") for each in crawled)
    assert any(each["aliases"] for each in crawled)
    assert _bare(crawled) == _bare(replayed)
    run("replay", "data/records", "-o", "second.jsonl")
    assert (tmp_path / "second.jsonl").read_bytes() == (tmp_path / "replayed.jsonl").read_bytes()


def _bare(records):
    return [{name: each[name] for name in each if name not in PROVENANCE} for each in records]


def test_a_file_of_many_sites_is_replayed_some_at_a_time(run, tmp_path):
    story = "<html><h1>Ship {0}</h1><p>It waits in harbour {0} for a day.</p></html>"
    made = [
        record(response(story.format(n).encode()), url=f"https://host{n}.example/a-{n}-b-c-d/")
        for n in range(20)
    ]
    (tmp_path / "x.warc.gz").write_bytes(packed(*made))
    done = run("replay", "x.warc.gz", "-o", "a.jsonl")
    assert done.code == 0, done.err
    assert len(records(tmp_path / "a.jsonl")) == 20
