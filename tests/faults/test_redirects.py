"""Redirects that lead on and on, or back: few requests, a reason for each, the truth at the end."""

from tests.faults import ledger
from tests.faults.process import crawl
from tests.faults.wire import serve

MANY = "more redirects than are followed"
BACK = "it leads back to itself"
BLOCKED = "blocked: it leads back to itself, with the cookie that it set, too"


def to(place, *lines, status=302):
    """An answer that leads to *place*."""

    def redirect(wire, connection, body):
        told = (f"HTTP/1.1 {status} X", f"Location: {place}", "Content-Length: 0", *lines)
        connection.sendall("\r\n".join([*told, "", ""]).encode())

    return redirect


def page(body):
    def whole(wire, connection, _):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)

    return whole


def begun(server, paths):
    """Return how often each of *paths*, or what begins with one, was asked for."""
    return [sum(each.startswith(path) for each in server.paths) for path in paths]


def test_redirects_end_after_five_or_where_they_lead_back(tmp_path):
    with serve(days=1, per_day=7) as server:
        paths = [*map(server.site.path, server.site.stories)]
        on, five, itself, around, set_, shut, kept = paths
        for number in range(9):
            source, target = (f"{on}{number}" if number else on), f"{on}{number + 1}"
            status = (301, 302, 303, 307, 308)[number % 5]
            server.always[source] = to(target, status=status)
            five_target = f"{five}{number + 1}"
            if number < 5:
                server.always[f"{five}{number}" if number else five] = to(five_target)
        body = server.site.get(five).body
        server.always[f"{five}5"] = page(body)
        server.always[itself] = to(f"{server.url}{itself}#top")
        server.always[around] = to(f"{around}?again")
        server.always[f"{around}?again"] = to(around)
        server.faults[set_] = [to(set_, "Set-Cookie: seen=1; Path=/; HttpOnly")]
        server.always[shut] = to(f"{shut}?check", "Set-Cookie: one=1", "Set-Cookie: two=2; Secure")
        server.always[f"{shut}?check"] = to(shut, "Set-Cookie: two=3")
        with crawl(tmp_path, server) as process:
            assert process.wait() == 1, process.err
            assert "Traceback" not in process.err
            assert "lost 4" in process.err
        assert ledger.reasons(tmp_path / "data") == {
            on: MANY,
            itself: BACK,
            around: BACK,
            shut: BLOCKED,
        }
        assert ledger.states(tmp_path / "data") == {"failed": 4, "kept": 3}
        assert ledger.kept(tmp_path / "data") >= {server.url + each for each in (five, set_, kept)}
        assert begun(server, paths) == [6, 6, 1, 2, 2, 3, 1]
        # Cookies go back to who set them, once, and nowhere else.
        assert dict(server.cookies) == {set_: "seen=1", shut: "one=1; two=3"}
        assert len(server.cookies) == 2


def test_a_site_that_leads_round_where_a_crawl_begins_is_not_complete(tmp_path):
    with serve(days=1, per_day=1) as server:
        server.always["/"] = to("/", "Set-Cookie: wall=1")
        with crawl(tmp_path, server) as process:
            assert process.wait() == 1, process.err
            assert f"Lost {server.url}/: {BLOCKED}" in process.err
        assert server.paths.count("/") == 2


def test_a_robots_txt_that_leads_round_is_asked_for_six_times_and_forbids_nothing(tmp_path):
    with serve(days=1, per_day=1) as server:
        server.always["/robots.txt"] = to("/robots.txt")
        with crawl(tmp_path, server) as process:
            assert process.wait() == 0, process.err
        assert server.paths.count("/robots.txt") == 6
