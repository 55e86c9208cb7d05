"""Answers that do not come to their end are no pages: they are asked for again, never kept."""

import json

from warcio.archiveiterator import WARCIterator

from tests.faults import ledger, wire
from tests.faults.process import Process, crawl

BROKEN = (
    wire.reset,
    wire.short,
    wire.chunks,
    wire.malformed,
    wire.cut_gzip,
    wire.cut_deflate,
    wire.cut_brotli,
    wire.cut_zstd,
    wire.surplus,
)


def export(folder):
    with Process(folder, "export", "-o", "articles.jsonl") as process:
        assert process.wait() == 0, process.err
    text = (folder / "articles.jsonl").read_text(encoding="utf-8")
    return {each["url"]: each["article_body"] for each in map(json.loads, text.splitlines())}


def test_broken_answers_are_asked_for_again_and_the_articles_are_whole(tmp_path):
    with wire.serve(days=3, per_day=4) as server:
        stories = server.site.stories
        for story, fault in zip(stories, BROKEN, strict=False):
            server.faults[server.site.path(story)] = [fault]
        with crawl(tmp_path, server) as process:
            assert process.wait() == 0, process.err
        assert all(
            server.paths.count(server.site.path(each)) == 2 for each in stories[: len(BROKEN)]
        )
        whole = {server.site.address(each): each.article_body for each in stories}
        assert export(tmp_path) == whole


def test_answers_that_stay_broken_are_lost_and_never_exported(tmp_path):
    with wire.serve(days=3, per_day=4) as server:
        stories = server.site.stories
        for story, fault in zip(stories, BROKEN, strict=False):
            server.faults[server.site.path(story)] = [fault] * 9
        with crawl(tmp_path, server) as process:
            assert process.wait() == 1, process.err
            assert "Traceback" not in process.err
            assert process.err.count(" Lost ") == len(BROKEN)
        assert ledger.states(tmp_path / "data") == {"kept": 3, "failed": 9}
        assert export(tmp_path).keys() == {
            server.site.address(each) for each in stories[len(BROKEN) :]
        }


def odd(server, connection, body):
    """An answer that Scrapy would tell otherwise: its words, the order and case of its headers."""
    chunk = f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"
    connection.sendall(ODD + b"\r\n".join((b"transfer-encoding: chunked", b"", chunk)))


ODD = b"HTTP/1.1 200 As you like it\r\nx-LAST: 1\r\nContent-type: text/html\r\nX-Last: 2\r\n"


def test_what_an_answer_began_with_is_recorded_as_it_was_sent(tmp_path):
    with wire.serve(days=1, per_day=1) as server:
        [story] = server.site.stories
        server.faults[server.site.path(story)] = [odd]
        with crawl(tmp_path, server) as process:
            assert process.wait() == 0, process.err
    [path] = (tmp_path / "data").rglob("*.warc.gz")
    with path.open("rb") as file:
        blocks = [record.raw_stream.read() for record in WARCIterator(file, no_record_parse=True)]
    told = ODD + b"X-Crawler-transfer-encoding: chunked\r\n\r\n"
    [recorded] = [block for block in blocks if block.startswith(ODD)]
    assert recorded == told + server.site.get(server.site.path(story)).body
    assert any(block.startswith(b"GET " + server.site.path(story).encode()) for block in blocks)
