"""Every recorded page of every site becomes what its side-car says; no layout is without one."""

from dataclasses import replace
from pathlib import Path

import pytest
from scrapy.settings import Settings

from crawler import pages
from crawler.cleaning import clean
from crawler.items import Entry, Publisher
from crawler.loader import SiteLoader
from crawler.pages import ArticlePage
from crawler.records import find
from crawler.replay import ARCHIVE
from crawler.text.addresses import day_in

SETTINGS = Settings()
SETTINGS.setmodule("crawler.settings")
LOADER = SiteLoader(SETTINGS)

# This project's, and those of the folder that the tests are run in: a user's own sites
FOLDERS = {Path(__file__).parents[1] / "fixtures", Path("fixtures").resolve()}
SAVED = list(find(sorted(folder for folder in FOLDERS if folder.is_dir())))


def cases(kind):
    """Return the saved pages of a kind as parameters, called ``site/case``."""
    return [
        pytest.param(saved, id=f"{saved.path.parent.name}/{saved.path.stem}")
        for saved in SAVED
        if saved.kind == kind
    ]


def definition(saved):
    """Return the spider that reads a saved page, as a crawl of its site would make it."""
    if saved.site in LOADER.list():
        return LOADER.load(saved.site)()
    return LOADER.load(ARCHIVE)(name=saved.site, url=f"https://{saved.site}/")


def read(saved):
    """Return the record and the observations of a saved page."""
    spider = definition(saved)
    publisher = Publisher(spider.publisher, spider.domain(saved.page))
    article, seen = pages.read(saved.page, spider.layouts, site=spider.site, publisher=publisher)
    return clean(article).record(), seen


@pytest.mark.parametrize("saved", cases("article"))
def test_article_is_read(saved):
    record, _ = read(saved)
    assert {field: record[field] for field in saved.expected} == saved.expected


@pytest.mark.parametrize("saved", cases("article"))
def test_counts_are_observed(saved):
    if saved.observations is None:
        return
    _, seen = read(saved)
    told = [
        {
            "kind": each.kind,
            "day": each.day and each.day.isoformat(),
            "count": each.count,
            "observed_on": each.observed_on and each.observed_on.isoformat(),
        }
        for each in seen
    ]
    assert told == [dict(each) for each in saved.observations]


@pytest.mark.parametrize("saved", cases("listing"))
def test_listing_is_read(saved):
    spider = definition(saved)
    named = day_in(saved.page.url)
    day = named[0] if named and named[1] else None
    source = spider.sources[0]
    entry = Entry(saved.page.url, kind="listing", source=source.name, day=day)
    listed = source.read(replace(saved.page, entry=entry), spider.window)
    main = [each.url for each in listed.entries if each.kind == "article"]
    assert main[: len(saved.expected["entries"])] == saved.expected["entries"]


def test_every_fixture_is_readable():
    assert [saved for saved in SAVED if isinstance(saved, Exception)] == []


def layouts():
    """Return every layout that a site defines, called by site and class."""
    return [
        pytest.param(site, layout, id=f"{site.name}/{layout.__name__}")
        for site in LOADER.sites()
        for layout in site.layouts
        if layout is not ArticlePage
    ]


@pytest.mark.parametrize(("site", "layout"), layouts())
def test_every_layout_has_a_fixture(site, layout):
    of_site = [saved for saved in SAVED if saved.site == site.name and saved.kind == "article"]
    assert layout.__name__ in {read(saved)[0]["provenance"]["extractor"] for saved in of_site}
