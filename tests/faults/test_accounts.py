"""Every address that was announced is accounted for, and code 0 says that none is left."""

import json

import pytest

from tests.faults import ledger, wire
from tests.faults.process import Process, crawl


def answer(status, body=b"", *lines):
    """A fault that answers with this status."""

    def send(server, connection, _):
        head = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}", *lines, "", ""]
        connection.sendall("\r\n".join(head).encode() + body)

    return send


IMAGE = answer(200, b"\x89PNG\r\n\x1a\n" + bytes(99), "Content-Type: image/png")
MENU = answer(200, b"<html><body><nav>Home</nav></body></html>", "Content-Type: text/html")
AWAY = answer(302, b"", "Location: https://elsewhere.example/")
FAULTS = (answer(404), answer(410), answer(500), answer(403), IMAGE, MENU, AWAY, wire.short)


def accounts(folder):
    """Return state and reason of each article's address."""
    query = "SELECT url, state, reason FROM addresses WHERE kind = 'article'"
    with ledger.opened(folder / "data") as opened:
        return {url: (state, reason) for url, state, reason in opened.execute(query)}


def exported(folder):
    with Process(folder, "export", "-o", "articles.jsonl") as process:
        assert process.wait() == 0, process.err
    lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    return sorted(json.loads(line)["url"] for line in lines)


@pytest.mark.parametrize("limit", [None, 3])
def test_what_was_announced_is_exported_lost_with_a_reason_gone_or_due(tmp_path, limit):
    with wire.serve(days=3, per_day=4) as server:
        stories = server.site.stories
        for story, fault in zip(stories, FAULTS, strict=False):
            server.always[server.site.path(story)] = fault
        more = () if limit is None else ("--limit", limit)
        with crawl(tmp_path, server, "-s", "RETRY_TIMES=0", *more) as process:
            assert process.wait() == (1 if limit is None else 11), process.err
    told = accounts(tmp_path)
    kept = sorted(url for url, (state, _) in told.items() if state == "kept")
    due = [url for url, (state, _) in told.items() if state == "announced"]
    assert exported(tmp_path) == kept
    assert set(told) <= {server.site.address(each) for each in stories}
    assert all(reason for state, reason in told.values() if state not in {"kept", "announced"})
    if limit is None:
        assert set(told) == {server.site.address(each) for each in stories}
        assert due == []
        assert len(kept) == len(stories) - len(FAULTS)
    else:
        assert len(kept) == limit
        assert due
