"""Answers that trickle, or never come: they take the time that they are given, and no more."""

import time

from tests.faults import floods, ledger, wire
from tests.faults.process import crawl
from tests.faults.wire import head, serve

SLOW = "slower than 1,000 bytes a second"
SHORT = ("-s", "DOWNLOAD_MINRATE_SPAN=.5", "-s", "DOWNLOAD_TIMEOUT=2")
ONCE = ("-s", "RETRY_TIMES=0")


def steady(server, connection, body):
    """A body that comes fast enough, and does not end: 10,000 bytes a second."""
    floods.trickle(server, connection, head("Connection: close"), b"x" * 500)


def thoughtful(server, connection, body):
    """A page after a second and a half of silence."""
    server.closing.wait(1.2)
    connection.sendall(head(f"Content-Length: {len(body)}") + body)


def hinting(server, connection, body):
    """The same, after a word that it will come."""
    connection.sendall(b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n")
    thoughtful(server, connection, body)


REASONS = {
    floods.drip_body: SLOW,
    floods.drip_head: SLOW,
    floods.drip_interim: SLOW,
    wire.drip: SLOW,
    wire.hang: SLOW,
    steady: "not whole within 2 s",
    wire.silence: "DownloadTimeoutError: no answer within 2 s",
}


def test_what_trickles_ends_early_and_what_thinks_has_its_time(tmp_path):
    faults = (*REASONS, thoughtful, hinting)
    with serve(days=1, per_day=9) as server:
        paths = dict(zip(faults, map(server.site.path, server.site.stories), strict=True))
        server.always = {path: fault for fault, path in paths.items()}
        with crawl(tmp_path, server, *SHORT, *ONCE) as process:
            begin = time.monotonic()
            assert process.wait() == 1, process.err
            assert "Traceback" not in process.err
        assert ledger.reasons(tmp_path / "data") == {
            paths[fault]: reason for fault, reason in REASONS.items()
        }
        assert ledger.states(tmp_path / "data") == {"failed": 7, "kept": 2}
        # Alone on one connection: five of half a second, two of two, two of one.
        assert time.monotonic() - begin < 30


def test_a_drip_is_asked_for_three_times_and_what_takes_too_long_once(tmp_path):
    with serve(days=1, per_day=2) as server:
        dripping, long = map(server.site.path, server.site.stories)
        server.always = {dripping: floods.drip_body, long: steady}
        with crawl(tmp_path, server, *SHORT) as process:
            assert process.wait() == 1, process.err
        assert [server.paths.count(path) for path in (dripping, long)] == [3, 1]


def test_a_large_sitemap_may_take_longer_while_it_comes_fairly(tmp_path):
    with serve(days=1, per_day=1) as server:
        [story] = server.site.stories
        rows = b"<url><loc>%s</loc></url>" % server.site.address(story).encode()
        body = b"<urlset>" + rows + b"<!-- -->" * 30_000 + b"</urlset>"

        def fair(server, connection, _):
            connection.sendall(head(f"Content-Length: {len(body)}"))
            for start in range(0, len(body), 10_000):
                connection.sendall(body[start : start + 10_000])
                server.closing.wait(0.08)

        server.always = {"/fair.xml": fair, "/slow.xml": steady}
        for path, code in (("/fair.xml", 0), ("/slow.xml", 1)):
            folder = tmp_path / path.strip("/")
            folder.mkdir()
            given = ("-a", "source=sitemap", "-a", f"sitemap={server.url}{path}")
            with crawl(folder, server, *given, *SHORT, *ONCE) as process:
                assert process.wait() == code, process.err
        assert ledger.reasons(folder / "data") == {"/slow.xml": "not whole within 2 s"}
