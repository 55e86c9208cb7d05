"""Recorded pages are read anew, by the command that a user types."""

import json
import shutil

import pytest

from tests.archive import serve
from tests.commands.conftest import FAST

SITE = """
from crawler.pages import ArticlePage
from crawler.site import SiteSpider
from crawler.sources import Archive


class Page(ArticlePage):
    {layout}


class CourierSpider(SiteSpider):
    name = "courier"
    allowed_domains = ("{host}",)
    layouts = (Page,)
    sources = (Archive("http://{host}/"),)
"""
PLAIN = "timezone = None"
LOUD = "def read_headline(self):\n        return super().read_headline().upper()"
BLIND = """@classmethod
    def matches(cls, document):
        return b"viaduct" not in document.page.body"""


@pytest.fixture
def crawled(run, tmp_path):
    """Crawl a site whose layout is as given; return what makes it another one."""

    def crawled(layout):
        def define(layout):
            text = SITE.format(layout=layout, host=server.url.removeprefix("http://"))
            (tmp_path / "sites" / "courier.py").write_text(text)

        with serve(template="wordpress", days=4, timezone="UTC") as server:
            (tmp_path / "sites").mkdir()
            define(layout)
            run("crawl", "courier", *FAST)
        return define

    return crawled


def test_a_changed_layout_changes_texts_and_no_history(run, export, crawled):
    define = crawled(PLAIN)
    before = export("--cursor", "c")
    define(LOUD)
    dry = run("reextract", "--dry-run")
    assert dry.code == 0, dry.err
    assert f"courier: changed {len(before)}, unchanged 0, new 0, unreadable 0" in dry.out
    assert f"headline {len(before)}" in dry.out
    assert "{+" in dry.out
    assert "nothing is written" in dry.out
    assert export() == before
    done = run("reextract", "courier")
    assert done.code == 0, done.err
    after = export("--cursor", "c")
    assert [each["headline"] for each in after] == [each["headline"].upper() for each in before]
    assert [each["version"] for each in after] == [each["version"] for each in before]
    for name in ("id", "url", "aliases", "archive", "date_published", "article_body"):
        assert [each[name] for each in after] == [each[name] for each in before], name
    again = run("reextract")
    assert f"changed 0, unchanged {len(before)}, new 0" in again.out
    assert export("--cursor", "c") == []
    editions = json.loads(run("history", "--editions", "--json").out)
    assert [(each["n"], each["counts"]) for each in editions] == [
        (1, {"changed": len(before)}),
        (2, {"unchanged": len(before)}),
    ]
    assert run("doctor").code == 0


def test_a_page_that_gave_none_gives_its_article(run, export, crawled):
    define = crawled(BLIND)
    before = export()
    define(PLAIN)
    done = run("reextract")
    assert done.code == 0, done.err
    after = export()
    new = {each["id"]: each for each in after if each not in before}
    assert new
    assert {each["id"] for each in before} | new.keys() == {each["id"] for each in after}
    assert f"new {len(after) - len(before)}" in done.out
    assert all(each["provenance"]["warc_file"] for each in new.values())


def test_what_cannot_be_read_keeps_its_text_and_is_named(run, export, crawled, tmp_path):
    define = crawled(PLAIN)
    before = export()
    define(BLIND)
    done = run("reextract")
    assert done.code == 1
    lost = [line for line in done.out.splitlines() if "kept as it was" in line]
    assert lost
    assert all("no layout of the site" in line for line in lost)
    assert {each["id"] for each in export()} == {each["id"] for each in before}
    shutil.rmtree(tmp_path / "data" / "records")
    done = run("reextract")
    assert done.code == 1
    assert f"unreadable {len(before)}" in done.out
    assert "No such file" in done.out
    assert len(export()) == len(before)


def test_a_site_whose_definition_is_not_there_is_refused(run, export, crawled, tmp_path):
    crawled(PLAIN)
    before = export()
    (tmp_path / "sites").rename(tmp_path / "elsewhere")
    done = run("reextract")
    assert done.code == 2
    assert "a definition that is not here" in done.line
    assert export() == before


def test_an_unknown_site_is_refused(run, crawled):
    crawled(PLAIN)
    assert run("reextract", "other").code == 2
