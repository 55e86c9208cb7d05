"""What is larger than it may be is cut off and lost, at once, and costs no memory."""

import gzip
import json
import re

from tests.faults import floods, ledger
from tests.faults.process import Process, crawl
from tests.faults.wire import head, serve

LARGE = "larger than 5 MiB"
HEAD = "the head of the answer "
LIMITS = {
    floods.large: LARGE,
    floods.boastful: LARGE,
    floods.endless: LARGE,
    floods.chunked: LARGE,
    floods.extended: LARGE,
    floods.headers: HEAD + "has more than 1,000 lines",
    floods.wide_headers: HEAD + "is larger than 256 KiB",
    floods.line: HEAD + "has a line of more than 64 KiB",
    floods.status: HEAD + "has a line of more than 64 KiB",
    floods.interim: HEAD + "has more than 1,000 lines",
    floods.hints: HEAD + "has more than 1,000 lines",
    **{floods.bomb(each): f"{LARGE}, unpacked" for each in floods.BOMBS},
    floods.layered: "packed more than 5 times",
}
BROKEN = (floods.extension, floods.trailers, floods.broken_off, floods.numberless)
"""What is asked for again: it may have been an accident."""

WHOLE = (floods.nul, floods.packed_twice)
"""What is odd, and read all the same."""


def exported(folder):
    with Process(folder, "export", "-o", "articles.jsonl") as process:
        assert process.wait() == 0, process.err
    text = (folder / "articles.jsonl").read_text(encoding="utf-8")
    return {each["url"]: each["article_body"] for each in map(json.loads, text.splitlines())}


def test_answers_beyond_a_limit_are_lost_at_once_and_cost_no_memory(tmp_path):
    faults = (*LIMITS, *BROKEN, *WHOLE)
    with serve(days=3, per_day=len(faults) // 3 + 1) as server:
        stories = server.site.stories
        paths = dict(zip(faults, map(server.site.path, stories), strict=False))
        server.always = {path: fault for fault, path in paths.items()}
        with crawl(tmp_path, server) as process:
            assert process.wait(120) == 1, process.err
            told = process.err
            assert "Traceback" not in told
        lost = ledger.reasons(tmp_path / "data")
        assert {fault: lost.get(paths[fault]) for fault in LIMITS} == LIMITS
        assert lost.keys() == {paths[fault] for fault in (*LIMITS, *BROKEN)}
        assert told.count(" Lost ") == len(lost)
        assert all(f": {LIMITS[fault]}" in told for fault in LIMITS)
        tries = {fault: server.paths.count(path) for fault, path in paths.items()}
        expected = dict.fromkeys(faults, 1) | dict.fromkeys(BROKEN, 3)
        assert tries == expected
        whole = {server.site.address(each): each.article_body for each in stories}
        assert exported(tmp_path) == {
            url: text for url, text in whole.items() if url.removeprefix(server.url) not in lost
        }


def plain(body, *lines):
    def send(wire, connection, _):
        connection.sendall(head(f"Content-Length: {len(body)}", *lines) + body)

    return send


def in_gzip(wire, connection, _):
    """300 MB of white space in a sitemap, packed by whoever made the file."""
    packed = gzip.compress(b"<urlset>" + b" " * (300 * floods.MB), 1)
    plain(packed)(wire, connection, _)


SITEMAPS = {
    "/a.xml.gz": (in_gzip, "the file is larger than 50 MiB"),
    "/b.xml": (floods.bomb("gzip"), "larger than 50 MiB, unpacked"),
    "/c.xml": (floods.endless, "larger than 50 MiB"),
    "/d.xml": (
        plain(b"<urlset>" + b"<a/>" * (12 * floods.MB) + b"</urlset>"),
        "the sitemap has more than 4,000,000 tags",
    ),
    "/e.xml": (
        plain(b"<urlset><url>" + b"<a/>" * 200_000 + b"</url></urlset>"),
        "an address of the sitemap has more than 100,000 tags",
    ),
    "/f.txt": (
        plain("\U0001f600".encode() * (12 * floods.MB)),
        "the file is no sitemap: neither XML nor a list of addresses",
    ),
}


def test_sitemaps_beyond_a_limit_are_lost_and_cost_no_memory(tmp_path):
    with serve(days=1, per_day=1) as server:
        rows = "".join(f"<sitemap><loc>{server.url}{path}</loc></sitemap>" for path in SITEMAPS)
        index = f"<sitemapindex>{rows}</sitemapindex>".encode()
        server.always = {path: fault for path, (fault, _) in SITEMAPS.items()}
        server.always["/maps.xml"] = plain(index)
        given = ("-a", "source=sitemap", "-a", f"sitemap={server.url}/maps.xml")
        with crawl(tmp_path, server, *given) as process:
            assert process.wait(120) == 1, process.err
            assert "Traceback" not in process.err
        reasons = {path: reason for path, (_, reason) in SITEMAPS.items()}
        assert ledger.reasons(tmp_path / "data") == reasons
        assert all(server.paths.count(path) == 1 for path in SITEMAPS)


def test_a_list_in_json_of_a_million_values_is_lost_and_costs_no_memory(tmp_path):
    with serve(days=1, per_day=1) as server:
        server.always = {"/feed": plain(b'{"items":[' + b"{}," * (5 * floods.MB) + b"{}]}")}
        given = ("-a", "source=feed", "-a", f"feed={server.url}/feed")
        with crawl(tmp_path, server, *given) as process:
            assert process.wait() == 1, process.err
            assert "more than 500,000 values" in process.err


def test_pages_as_large_as_they_may_be_cost_no_memory(tmp_path):
    with serve(days=1, per_day=4) as server:
        for story, count in zip(server.site.stories, (9_000, 9_000, 1_800, 1_800), strict=True):
            path = server.site.path(story)
            more = "<p>" + "The ferry carried many \U0001f600 passengers again. " * 11 + "</p>"
            page = server.site.get(path).body
            server.always[path] = plain(
                page.replace(b"</body>", (more * count).encode() + b"</body>")
            )
        with crawl(tmp_path, server, "-s", "READER_TIMEOUT=20") as process:
            assert process.wait(120) == 1, process.err
            assert len(re.findall(r" Lost \S+: the page has more than 1,000,000", process.err)) == 2
        assert ledger.states(tmp_path / "data") == {"failed": 2, "kept": 2}
