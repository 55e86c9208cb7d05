"""Pages that are too much, or not what they say: each costs itself at most, and no other page."""

import json

from tests.faults import ledger, wire
from tests.faults.process import Process, crawl

TYPE = "Content-Type: text/html"


def shows(change, kind=TYPE):
    """Return a fault that answers with the page as *change*, from bytes to bytes, makes it."""

    def fault(server, connection, body):
        page = change(body)
        connection.sendall(wire.head(kind, f"Content-Length: {len(page)}") + page)

    return fault


def behind(text):
    """Return what puts *text* behind all else on a page."""
    return shows(lambda body: body.replace(b"</body>", text.encode() + b"</body>"))


def before(text):
    """Return what puts *text* into a page's head."""
    return shows(lambda body: body.replace(b"</head>", text.encode() + b"</head>"))


DEEP = '<script type="application/ld+json">{"@type": "NewsArticle", "a": '
READ = (
    behind("<p " + " ".join(f"a{each}=1" for each in range(5_000)) + ">ads</p>"),
    behind("<i>" * 900 + "ads"),
    before(DEEP + "[" * 100_000 + "</script>"),
    before(DEEP + '"broken, "headline": }</script>'),
    shows(lambda body: body.decode().encode("windows-1254", "replace")),
    shows(lambda body: body.decode().encode("utf-16"), "Content-Type: text/html; charset=utf-8"),
)
"""What is read as if nothing were."""

REFUSED = {
    behind("<p " + " ".join(f"a{each}=1" for each in range(100_000)) + ">ads</p>"): "attributes",
    behind("<div>" * 10_000): "elements in each other",
    behind("<p>ships and more ships</p>" * 80_000): "tags",
}
"""What no page is like, and the reason that it is lost with."""


def test_hostile_pages_are_read_or_lost_with_a_reason_and_change_no_other(tmp_path):
    faults = (*READ, *REFUSED)
    with wire.serve(days=6, per_day=3, language="tr") as server:
        stories = server.site.stories
        paths = dict(zip(faults, map(server.site.path, stories[::2]), strict=True))
        server.always = {path: fault for fault, path in paths.items()}
        with crawl(tmp_path, server) as process:
            assert process.wait(120) == 1, process.err
            assert "Traceback" not in process.err
        lost = ledger.reasons(tmp_path / "data")
        assert lost.keys() == {paths[fault] for fault in REFUSED}, lost
        assert all(why in lost[paths[fault]] for fault, why in REFUSED.items())
        with Process(tmp_path, "export", "-o", "articles.jsonl") as process:
            assert process.wait() == 0, process.err
        text = (tmp_path / "articles.jsonl").read_text(encoding="utf-8")
        read = {each["url"]: each["article_body"] for each in map(json.loads, text.splitlines())}
        assert read == {
            server.site.address(each): each.article_body
            for each in stories
            if server.site.path(each) not in lost
        }
