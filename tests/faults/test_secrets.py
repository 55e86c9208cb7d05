"""What a person typed in secret: it goes where it was meant to go, and is written nowhere."""

import gzip
import json
from base64 import b64encode

from tests.archive import Response, serve
from tests.archive.site import HTML
from tests.faults.process import FAST, Process
from tests.faults.test_guards import SITE, XML, feed, listed

LOGIN = "Basic " + b64encode(b"CANARY-user:CANARY-pass").decode()
CANARIES = (b"CANARY", LOGIN.removeprefix("Basic ").encode())


def written(folder):
    """Yield all that is written below *folder*, unpacked."""
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            yield path, gzip.decompress(content) if path.suffix == ".gz" else content


def test_no_canary_is_written_anywhere_and_none_goes_to_another_server(tmp_path):
    with serve(days=1) as other, serve(days=1, per_day=3) as server:
        seen, site = [], server.url.removeprefix("http://")
        for each in (server, other):
            each.answer = _watched(each, seen)
        stories = [server.site.address(story) for story in server.site.stories]
        tokened = f"/feed/?format=rss&api_key=CANARY-key%2B1&access_token=CANARY-{'x' * 40}"
        away = f"{other.url}/2018/07/20/away/?token=CANARY-leak-1"
        front = server.site.get("/").body
        moved = {"Location": tokened.replace("/feed/", "/feeds/all/")}
        server.changed |= {
            "/?token=CANARY-front": Response(
                200, HTML, front.replace(b"</h2>", b"</h2>" + listed(["/2018/07/20/led/"]), 1)
            ),
            tokened: Response(302, moved, b""),
            moved["Location"]: Response(200, XML, feed(stories)),
            "/2018/07/20/led/": Response(302, {"Location": away}, b""),
        }
        server.fail(server.site.path(server.site.stories[0]), 503, times=1)
        headers = {"X-Api-Key": "CANARY-header", "Accept-Language": "de"}
        given = [
            *("-a", f"url=http://CANARY-user:CANARY-pass@{site}/?token=CANARY-front"),
            *("-a", f"feed={server.url}{tokened}", "-a", "source=links,feed"),
            *("-s", f"DEFAULT_REQUEST_HEADERS={json.dumps(headers)}"),
            *("-s", "MY_SECRET=CANARY-secret", "-s", "MAIL_PASS=CANARY-mail"),
            *("-s", "PROXY_ADDRESS=http://CANARY-a:CANARY-b@proxy.example:3128"),
        ]
        with Process(tmp_path, "crawl", "archive", *given, *FAST, "-L", "DEBUG") as process:
            assert process.wait() == 0, process.err
            assert "Overridden settings" in process.err
        for command in (("show",), ("export", "-o", "a.jsonl"), ("coverage",), ("verify",)):
            with Process(tmp_path, *command) as process:
                process.wait()
                assert "CANARY" not in process.err, process.err
        with Process(tmp_path, "explain", f"{server.url}{tokened}", "-L", "DEBUG") as process:
            process.wait()
            assert "CANARY" not in process.err, process.err
    paths = {path for _, path, _ in seen}
    assert {"/?token=CANARY-front", tokened, moved["Location"]} <= paths
    assert [place for place, _, _ in seen if place == other.url] == []
    for _, path, told in seen:
        assert told["x-api-key"] == "CANARY-header", path
        assert told["authorization"] == LOGIN, path
        assert told["accept-language"] == "de", path
    for path, content in written(tmp_path):
        for canary in CANARIES:
            at = content.find(canary)
            # What a site itself writes into its answers is on record as it was.
            is_theirs = path.suffix == ".gz" and b"leak-1" in content[at : at + 40]
            assert at < 0 or is_theirs, (path, content[max(0, at - 200) : at + 60])


def _watched(server, seen):
    answer = server.answer

    def watched(path, headers):
        seen.append((server.url, path, {name.lower(): each for name, each in headers.items()}))
        return answer(path, headers)

    return watched


def test_a_header_of_the_users_settings_stays_with_the_site(tmp_path):
    with serve(days=1) as other, serve(days=1) as server:
        seen = []
        for each in (server, other):
            each.answer = _watched(each, seen)
        server.changed["/away/"] = Response(302, {"Location": f"{other.url}/a/"}, b"")
        headers = json.dumps({"X-Api-Key": "CANARY", "Cookie": "CANARY", "Authorization": "CANARY"})
        given = ("-s", f"DEFAULT_REQUEST_HEADERS={headers}", *FAST)
        # The other is typed as well, so that it may be asked at all.
        text = SPIDER.format(urls=[f"{server.url}/away/", f"{other.url}/b/"])
        (tmp_path / "plain.py").write_text(text)
        with Process(tmp_path, "runspider", "plain.py", *given) as process:
            assert process.wait() == 0, process.err
    led = {path: told for place, path, told in seen if place == other.url}
    assert led.keys() == {"/robots.txt", "/a/", "/b/"}
    for name in ("x-api-key", "cookie", "authorization", "x-own-key"):
        assert name not in led["/a/"], led
        assert name in led["/b/"], led
        assert name in next(told for place, path, told in seen if path == "/away/")


SPIDER = """
import scrapy


class Plain(scrapy.Spider):
    name = "plain"

    async def start(self):
        for url in {urls}:
            yield scrapy.Request(url, headers={{"X-Own-Key": "CANARY"}})

    def parse(self, response):
        pass
"""


def test_an_argument_of_a_definition_is_kept_nowhere_if_its_name_says_so(tmp_path):
    with serve(days=1, per_day=1) as server:
        place = server.url.removeprefix("http://")
        (tmp_path / "sites").mkdir()
        text = SITE.format(place=place) + TAKES
        (tmp_path / "sites" / "news.py").write_text(text)
        given = ("-a", "access_token=CANARY-1", "-a", "pin_password=CANA", *FAST)
        with Process(tmp_path, "crawl", "news", *given, "-L", "DEBUG") as process:
            assert process.wait() == 0, process.err
    for path, content in written(tmp_path):
        assert b"CANA" not in content, path


TAKES = """
    arguments = ("since", "until", "access_token", "pin_password")
"""
