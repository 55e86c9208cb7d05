"""Each advisory that a crawler on Scrapy, lxml and Protego has to hold, and where it is held.

Compression bombs (CVE-2025-6176, GHSA-7j7m-v7m3) are tested with the other limits of what comes,
redirects to other schemes (GHSA-23j4-mw76) and the listening ports in ``test_guards``, custom
headers in ``test_secrets``.
"""

import pickle
import re
import time
import tomllib
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import pytest

from crawler import settings
from crawler.downloader.rules import Rules
from crawler.errors import SourceError
from crawler.items import Page, Window
from crawler.sources import Feed, Sitemap
from tests.archive import Response, serve
from tests.faults.process import FAST, ROOT, Process
from tests.faults.targets import listening
from tests.faults.test_guards import XML, feed, sitemap

WHOLE = Window(None, None)


class Deed:
    """Leaves a file where it is unpickled."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return (Path.touch, (self.path,))


def cpu(work):
    """Return the CPU seconds that *work* takes, refused or not."""
    begin = time.process_time()
    with suppress(SourceError):
        work()
    return time.process_time() - begin


@pytest.mark.parametrize(("package", "least"), [("lxml", (6, 1)), ("protego", (0, 6, 2))])
def test_libraries_are_new_enough_and_no_older_ones_are_allowed(package, least):
    installed = tuple(int(each) for each in re.findall(r"\d+", version(package))[:3])
    assert installed >= least
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    [told] = [each for each in project["dependencies"] if each.startswith(f"{package}>")]
    assert tuple(map(int, re.search(r">=([\d.]+)", told)[1].split("."))) >= least


# GHSA-cc65-xxvf, and the same in other hands: XML that costs more than its size


@pytest.mark.parametrize(
    "body",
    [
        b"<urlset>" + b"<url><loc" * 50_000,
        b"<urlset>" + b"<url " * 200_000,
        b"<urlset " + b"a" * 1_000_000,
        b"<urlset>" + b"</url>" * 100_000,
        b"<urlset>" + b"<url>" * 100_000,
        b"<urlset>" + b"<!-- " * 100_000,
        b"<urlset xmlns:" + b"a:" * 100_000 + b"='b'>",
    ],
)
def test_xml_is_read_in_time_however_it_is_broken(body):
    for source in (Sitemap("https://a.example/s.xml"), Feed("https://a.example/f")):
        page = Page(body, "https://a.example/s.xml", content_type="application/xml")
        assert cpu(lambda source=source, page=page: source.read(page, WHOLE)) < 5.0


# lxml's external entities


def test_no_entity_brings_in_a_file_or_an_address(tmp_path):
    """Nor do parameter entities, external subsets and XInclude."""
    secret = tmp_path / "secret.txt"
    secret.write_text("CANARY")
    with listening() as target, serve(days=1, per_day=1) as server:
        away = f"http://127.0.0.1:{target.port}/x.dtd"
        story = f"{server.url}/2018/07/16/&e;/"
        for body in (sitemap([story]), feed([story])):
            for name, doctype in (
                ("file", f'<!DOCTYPE r [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'),
                ("http", f'<!DOCTYPE r [<!ENTITY e SYSTEM "{away}">]>'),
                ("parameter", f'<!DOCTYPE r [<!ENTITY % p SYSTEM "{away}"> %p;]>'),
                ("subset", f'<!DOCTYPE r SYSTEM "{away}">'),
                ("public", f'<!DOCTYPE r PUBLIC "-//a//b" "{away}">'),
            ):
                kind = "sitemap" if b"urlset" in body else "feed"
                path = f"/{kind}-{name}.xml"
                server.changed[path] = Response(200, XML, doctype.encode() + body)
        paths = [*server.changed]
        named = {
            kind: " ".join(server.url + path for path in paths if kind in path)
            for kind in ("sitemap", "feed")
        }
        given = [f"{kind}={urls}" for kind, urls in named.items()]
        told = [f"url={server.url}/", "source=sitemap,feed", *given]
        arguments = [word for each in told for word in ("-a", each)]
        with Process(tmp_path, "crawl", "archive", *arguments, *FAST) as process:
            process.wait(90)
            assert "Traceback" not in process.err
            assert "CANARY" not in process.err
        assert set(paths) <= set(server.paths)
        assert target.heard == []
        assert not any("CANARY" in path for path in server.paths)
    ledger = (tmp_path / "data" / "ledger.sqlite3").read_bytes()
    assert b"CANARY" not in ledger


# Protego's regular expressions


@pytest.mark.parametrize(
    "rule", ["/" + "*a" * 2_000 + "b$", "/" + "*" * 10_000 + "$", "/" + "a*" * 5_000, "/(a+)+$"]
)
def test_a_rule_of_robots_txt_is_matched_in_time(rule):
    rules = Rules(f"User-agent: *\nDisallow: {rule}\n".encode())
    url = "https://a.example/" + "a" * 2_000
    assert cpu(lambda: rules.allows(url, "Backfile")) < 2.0


# Pickles: they run what they say


def test_a_jobdir_and_a_cache_of_scrapys_are_not_taken(tmp_path):
    for given in ("JOBDIR=job", "HTTPCACHE_ENABLED=True"):
        with Process(tmp_path, "crawl", "archive", "-a", "url=http://x.test/", "-s", given) as one:
            assert one.wait() == 2
            assert f"error: {given.partition('=')[0]} is not taken" in one.err
    assert not (tmp_path / "data").exists()


def test_what_others_pickled_is_never_run(tmp_path):
    """Not even by Scrapy's own commands, which know no such error."""
    done = tmp_path / "done"
    deed = pickle.dumps(Deed(done))
    pickle.loads(deed)  # as any reader would
    assert done.exists()
    done.unlink()
    with serve(days=1) as server:
        (tmp_path / "job").mkdir()
        (tmp_path / "job" / "spider.state").write_bytes(deed)
        for given in (["JOBDIR=job"], ["HTTPCACHE_ENABLED=True", f"HTTPCACHE_DIR={tmp_path}/c"]):
            told = [word for each in given for word in ("-s", each)]
            asked = ("shell", f"{server.url}/", "-c", "response.status")
            with Process(tmp_path, *asked, *FAST, *told) as process:
                process.wait()
        assert "/" in server.paths
    assert not done.exists()
    assert not (tmp_path / "c").exists()
    assert "Pickle" not in settings.SCHEDULER_DISK_QUEUE
    assert "Pickle" not in settings.SCHEDULER_START_DISK_QUEUE
