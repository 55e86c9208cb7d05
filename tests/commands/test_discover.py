"""What a site offers, and its definition, by the commands that a user types."""

import json
import re
import subprocess
import sys

import pytest

from tests.archive import Response, serve
from tests.commands.conftest import FAST

XML = {"Content-Type": "application/xml"}


def with_sitemap(server, stories):
    urls = "".join(f"<url><loc>{server.site.address(story)}</loc></url>" for story in stories)
    body = f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{urls}</urlset>"
    robots = f"User-agent: *\nSitemap: {server.url}/map.xml\n".encode()
    server.changed["/map.xml"] = Response(200, XML, body.encode())
    server.changed["/robots.txt"] = Response(200, {"Content-Type": "text/plain"}, robots)


def pytest_in(folder):
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=folder, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout


def test_a_site_is_found_written_tested_and_crawled_whole(run, export, tmp_path):
    with serve(template="wordpress", days=12, per_day=3) as server:
        with_sitemap(server, server.site.stories)
        done = run("discover", server.url, "--write", "--name", "courier", *FAST)
        assert done.code == 0, done.err
        assert re.search(
            r"^sitemap +36  exact +2018-07-16  2018-07-27 +37 ", done.out, re.MULTILINE
        )
        definition = tmp_path.joinpath("sites", "courier.py").read_text()
        assert f'sources = (Sitemap("{server.url}/map.xml"),)' in definition
        assert 'title_suffix = " - The Courier"' in definition
        assert 'publisher = "The Courier"' in definition

        code, told = pytest_in(tmp_path)
        assert code == 0, told
        assert "7 passed" in told
        server.requests.clear()
        assert run("crawl", "courier", *FAST).code == 0
        read = {record["url"]: record["headline"] for record in export()}
        assert read == {server.site.address(s): s.headline for s in server.site.stories}

    again = run("discover", server.url, "--write", "--name", "courier")
    assert again.code == 2
    assert "sites/courier.py is there already; --force" in again.line
    kept = tmp_path.joinpath("sites", "courier.py").rename(tmp_path / "kept.py")
    again = run("discover", server.url, "--write", "--name", "courier")
    assert again.code == 2
    assert "fixtures/courier is there already; --force" in again.line
    kept.rename(tmp_path / "sites" / "courier.py")
    side_car = tmp_path / "fixtures" / "courier" / "2018.json"
    case = json.loads(side_car.read_text())
    case["expected"]["headline"] = "Another headline"
    side_car.write_text(json.dumps(case))
    code, told = pytest_in(tmp_path)
    assert code == 1
    assert "Another headline" in told


def test_what_is_proposed_is_a_command_that_works_and_robots_txt_is_obeyed(run, export):
    with serve(template="twentyten", days=4, per_day=3) as server:
        server.changed["/robots.txt"] = Response(
            200,
            {"Content-Type": "text/plain"},
            b"User-agent: *\nDisallow: /2018/07/1",
        )
        done = run("discover", server.url, "--json", *FAST)
        assert done.code == 0, done.err
        found = json.loads(done.out)
        assert found["looked_at"] <= 40
        assert not [path for path in server.paths if path.startswith("/2018/07/1")]
        assert [name for name in found["failed"] if "/2018/07/1" in name]
        for offer in found["offers"]:
            assert offer["exactness"] in {"exact", "estimated", "unknown"}
        command = found["proposal"]["command"]
        assert command.startswith("backfile crawl archive -a url=")


def test_nothing_found_is_exit_1_and_says_what_to_try(run):
    with serve(days=1) as server:
        for path in list(server.site.pages):
            server.changed[path] = Response(404, {}, b"")
        server.changed["/"] = Response(200, {"Content-Type": "text/html"}, b"<h1>Soon</h1><p>Soon.")
        done = run("discover", server.url, *FAST)
        assert done.code == 1
        assert "nothing was found that announces articles" in done.line
        server.changed["/"] = Response(503, {}, b"")
        assert "HTTP 503" in run("discover", server.url, *FAST).line


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "give the address"),
        (["ftp://a.example/"], "is no web address"),
        (["https://a.example/", "--name", "a"], "give --write"),
        (["https://a.example/", "--write", "--name", "../a"], "is no name for a site"),
    ],
)
def test_what_is_not_understood_is_exit_2_in_one_line(run, arguments, told):
    done = run("discover", *arguments)
    assert done.code == 2
    assert told in done.line


def test_a_source_is_chosen_by_name_and_found_at_the_usual_addresses(run, export):
    with serve(template="wordpress", days=4, per_day=3) as server:
        with_sitemap(server, server.site.stories[:5])
        url = f"url={server.url}/"
        done = run("crawl", "archive", "-a", url, "-a", "source=sitemap", *FAST)
        assert done.code == 0, done.err
        assert {record["url"] for record in export()} == {
            server.site.address(story) for story in server.site.stories[:5]
        }
        days = f"days={server.url}/{{day:%Y/%m/%d}}/"
        window = ("-a", "since=2018-07-18", "-a", "until=2018-07-19")
        done = run("crawl", "archive", "-a", url, "-a", "source=days", "-a", days, *window, *FAST)
        assert done.code == 0, done.err
        assert len(export()) == 5 + 6
        refused = run("crawl", "archive", "-a", url, "-a", "source=days")
        assert refused.code == 2
        assert "needs the pattern" in refused.line
