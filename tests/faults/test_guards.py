"""No request leads into a private network but to the scheme, host and port that a person named."""

import json
from contextlib import closing, suppress
from pathlib import Path
from sqlite3 import connect

import pytest

from tests.archive import Response, serve
from tests.archive.site import HTML
from tests.commands.test_keys import encrypted
from tests.faults import names
from tests.faults.process import FAST, Process, session, until
from tests.faults.targets import listening

TEXT = {"Content-Type": "text/plain"}
XML = {"Content-Type": "application/xml"}

SPELT = (
    "127.0.0.1",
    "2130706433",
    "0177.0.0.1",
    "0x7f.1",
    "0x7f000001",
    "127.1",
    "１２７．０．０．１",
    "127。0。0。1",
    "127.0.0.1.",
    "127.0.0.2",
    "localhost",
    "LOCALHOST",
    "news.localhost",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[0:0:0:0:0:0:0:1]",
    "[64:ff9b::7f00:1]",
    "[fe80::1%25lo]",
    "%31%32%37.0.0.1",
    "0.0.0.0",
    "0",
)
"""This machine, as an address may call it."""

ODD = (
    "file:///etc/hostname",
    "data:text/html,<h1>one</h1>",
    "ftp://127.0.0.1:{port}/a",
    "gopher://127.0.0.1:{port}/a",
    "javascript:alert(1)",
    "https://{site}/2018/07/20/scheme/",
    "http://{site}@127.0.0.1:{port}/2018/07/20/user/",
    "http://127.0.0.1:{port}\\@{site}/2018/07/20/slash/",
    "http://{site}\\@127.0.0.1:{port}/2018/07/20/other/",
    "http://{site}%2F@127.0.0.1:{port}/2018/07/20/escape/",
    "http://127.0.0.1:{port}%2F@{site}/2018/07/20/back/",
    "//127.0.0.1:{port}/2018/07/20/bare/",
    "http:127.0.0.1:{port}/2018/07/20/none/",
    "http:///127.0.0.1:{port}/2018/07/20/three/",
    "http://127.0.0.1:0{port}/2018/07/20/zero/",
    "http://127.0.0.1\t:{port}/2018/07/20/tab/",
)


def rows(folder, query):
    with closing(connect(folder / "data" / "ledger.sqlite3")) as ledger:
        return ledger.execute(query).fetchall()


def hostile(port, site):
    """Addresses that lead to the port, in every spelling that we know."""
    spelt = [f"http://{host}:{port}/2018/07/20/story-{n}/" for n, host in enumerate(SPELT)]
    return [*spelt, *(each.format(port=port, site=site) for each in ODD)]


def asked(folder):
    """Return the addresses that were looked up, one answer a line."""
    path = folder / "asked.txt"
    return path.read_text().splitlines() if path.exists() else []


def told(folder, answers):
    """Have the resolver of tests know these *answers*; return the option that takes it."""
    (folder / "names.json").write_text(json.dumps(answers))
    return names.SETTING


def listed(urls):
    return "".join(f'<h2><a href="{url}">The harbour is open</a></h2>' for url in urls).encode()


def sitemap(urls, kind="urlset", entry="url"):
    locs = "".join(f"<{entry}><loc>{url}</loc></{entry}>" for url in urls)
    return f'<{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{locs}</{kind}>'.encode()


def feed(urls):
    items = "".join(
        f"<item><title>Open</title><link>{url}</link><guid>{url}</guid></item>" for url in urls
    )
    return f'<rss version="2.0"><channel><title>C</title>{items}</channel></rss>'.encode()


def test_nothing_that_a_site_says_leads_to_a_private_address(tmp_path):
    with serve(days=2, per_day=2) as server, listening() as target:
        site = server.url.removeprefix("http://")
        urls = hostile(target.port, site)
        safe = [url.replace("<", "&lt;") for url in urls]
        front = server.site.get("/").body
        led = [f"/2018/07/20/led-{number}/" for number in range(len(urls))]
        listings = [url.replace("/story", "/page").replace("/2018/07/20", "") for url in safe]
        robots = "".join(f"Sitemap: {url}\n" for url in (f"{server.url}/sitemap.xml", *urls))
        server.changed |= {
            "/": Response(200, HTML, front.replace(b"</h2>", b"</h2>" + listed(safe), 1)),
            "/robots.txt": Response(200, TEXT, f"User-agent: *\n{robots}".encode()),
            "/sitemap.xml": Response(
                200, XML, sitemap([*listings, f"{server.url}/leaf.xml"], "sitemapindex", "sitemap")
            ),
            "/leaf.xml": Response(200, XML, sitemap([*safe, *(server.url + each for each in led)])),
            "/feed/": Response(200, XML, feed(safe)),
        }
        for path, url in zip(led, urls, strict=True):
            server.changed[path] = Response(302, {"Location": url.encode().decode("latin-1")}, b"")
        given = ("-a", "source=links,sitemap,feed", *FAST, "-L", "INFO")
        told = [
            f"url={server.url}/",
            f"sitemap={server.url}/robots.txt",
            f"feed={server.url}/feed/",
        ]
        arguments = [word for each in told for word in ("-a", each)]
        with Process(tmp_path, "crawl", "archive", *arguments, *given) as process:
            process.wait(90)
            assert "Traceback" not in process.err, process.err
        assert target.heard == []
        assert set(led) <= set(server.paths)
        assert "/feed/" in server.paths
    query = "SELECT url, state || ': ' || coalesce(reason, '') FROM addresses"
    found = dict(rows(tmp_path, query))
    states = {url: found[server.url + path] for path, url in zip(led, urls, strict=True)}
    # Some spell the site itself, for everybody: it is asked, and has no such page.
    refused = ("rejected: leads ", "rejected: no address of the web: ", "gone: HTTP 404")
    assert {url: told for url, told in states.items() if not told.startswith(refused)} == {}


PUBLIC = "93.184.216.34"
PRIVATE = (
    "127.0.0.1",
    "10.0.0.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "::1",
    "::ffff:127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "fe80::1",
    "fc00::1",
    "224.0.0.1",
)


@pytest.mark.parametrize(
    "answers",
    [
        [["127.0.0.1"]],
        [[PUBLIC], ["127.0.0.1"]],
        [[PUBLIC], [PUBLIC], ["127.0.0.1"]],
        [PRIVATE],
    ],
    ids=["at once", "at the guard", "at the connection", "all of them"],
)
def test_a_public_name_never_leads_inside_whenever_it_says_so(tmp_path, answers):
    with listening() as target:
        name = told(tmp_path, {"rebind.example": answers})
        url = f"url=http://rebind.example:{target.port}/"
        with Process(tmp_path, "crawl", "archive", "-a", url, *FAST, *name) as process:
            assert process.wait() == 1
            lines = process.err.splitlines()
        assert target.heard == []
    assert "127.0.0.1" in asked(tmp_path)[-1]
    assert any("leads to a private address: http://rebind.example" in line for line in lines), lines


def test_a_subdomain_of_a_site_inside_leads_nowhere_else_inside(tmp_path):
    """Not even where the user lets the site itself be inside, and on its port."""
    with serve(days=1, per_day=1) as server:
        port = int(server.url.rpartition(":")[2])
        place = f"news.example:{port}"
        front = server.site.get("/").body.replace(server.url.encode(), f"http://{place}".encode())
        moved = {"Location": f"http://inner.{place}/2018/07/16/inner/"}
        server.changed["/2018/07/16/led/"] = Response(302, moved, b"")
        front = front.replace(b"</h2>", b"</h2>" + listed(["/2018/07/16/led/"]), 1)
        server.changed["/"] = Response(200, HTML, front)
        answers = {"news.example": [["127.0.0.1"]], "inner.news.example": [["127.0.0.2"]]}
        given = (*told(tmp_path, answers), "-s", f"PRIVATE_HOSTS={place}", *FAST)
        (tmp_path / "sites").mkdir()
        (tmp_path / "sites" / "news.py").write_text(SITE.format(place=place))
        with (
            listening(("127.0.0.2",), port) as target,
            Process(tmp_path, "crawl", "news", *given) as process,
        ):
            process.wait()
            assert "kept 1" in process.err
        assert target.heard == []
    state = "SELECT state || ': ' || reason FROM addresses WHERE url LIKE '%led/%'"
    told_of = f"rejected: leads to a private address: http://inner.{place} (127.0.0.2)"
    assert rows(tmp_path, state) == [(told_of,)]


SITE = """
from crawler.site import SiteSpider
from crawler.sources import Archive


class NewsSpider(SiteSpider):
    name = "news"
    allowed_domains = ("{place}",)
    sources = (Archive("http://{place}/"),)
"""


def test_the_other_scheme_of_a_private_host_and_a_source_that_was_typed(tmp_path):
    """What is typed is asked, a feed elsewhere too; where it leads is not."""
    with serve(days=1, per_day=2) as server, listening() as target:
        with serve(days=1) as feeds:
            inside = f"http://127.0.0.1:{target.port}/2018/07/16/a/"
            stories = [server.site.address(story) for story in server.site.stories]
            secure = [f"{server.url}/2018/07/16/b/".replace("http:", "https:")]
            here = [f"{feeds.url}/2018/07/16/a/"]
            feeds.changed["/feed/"] = Response(200, XML, feed([*stories, *secure, *here, inside]))
            given = [f"url={server.url}/", f"feed={feeds.url}/feed/", "source=feed"]
            arguments = [word for each in given for word in ("-a", each)]
            with Process(tmp_path, "crawl", "archive", *arguments, *FAST) as process:
                assert process.wait() == 0, process.err
                assert "kept 2" in process.err
            assert set(feeds.paths) == {"/robots.txt", "/feed/", "/feed/?paged=2"}
        assert target.heard == []


@pytest.mark.parametrize("command", [("crawl", "archive", "-a"), ("discover",)])
def test_a_server_whose_certificate_nobody_signed_is_not_asked(tmp_path, command):
    with encrypted(tmp_path) as (place, seen):
        url = f"https://{place}/"
        told = (f"url={url}",) if "-a" in command else (url,)
        with Process(tmp_path, *command, *told, *FAST, "-s", "RETRY_TIMES=0") as process:
            assert process.wait() == 1
            assert "no secure connection: certificate verify failed" in process.err
            assert "Traceback" not in process.err
        assert seen == []


def test_scrapys_own_fetch_is_guarded_and_tells_what_it_came_to(tmp_path):
    with serve(days=1) as server, listening() as target:
        inside = f"http://127.0.0.1:{target.port}/"
        server.changed["/away/"] = Response(302, {"Location": inside}, b"")
        for url, code, line in (
            (f"{server.url}/", 0, ""),
            (f"{server.url}/away/", 1, f"Refused: leads to a private address: {inside[:-1]}"),
            ("file:///etc/hostname", 2, "error: give one address of the web"),
        ):
            with Process(tmp_path, "fetch", url, *FAST) as process:
                assert process.wait() == code, process.err
                assert line in process.err
                assert "Traceback" not in process.err
        assert target.heard == []


def test_no_process_of_a_crawl_listens(tmp_path):
    with serve(days=2, per_day=4) as server:
        server.latency = 0.3
        url = f"url={server.url}/"
        with Process(tmp_path, "crawl", "archive", "-a", url, *FAST) as process:
            assert until(lambda: len(server.paths) > 4 and process.workers(), 30)
            sockets = {where: [*listeners(where)] for where in session(process.pid)}
            assert len(sockets) > 1
            assert {where: each for where, each in sockets.items() if each} == {}
            assert process.wait() == 0, process.err


def listeners(pid):
    """Yield the sockets on which a process listens, as Linux tells."""
    own = set()
    for path in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):
            own.add(path.readlink().name)
    for table in ("tcp", "tcp6", "udp", "udp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            _, local, _, state, *_ = line.split()
            is_open = state == "0A" or table.startswith("udp")
            if is_open and f"socket:[{line.split()[9]}]" in own:
                yield table, local
