"""Archives that are generated, crawled without a network: a queue stands for the frontier."""

from collections import deque
from datetime import date

import pytest

from crawler.items import Page, Window
from crawler.sources import Archive, DayArchive
from crawler.text.addresses import key
from tests.archive import build

TRAPS = ("gap", "mirror", "old links", "tracking")
THEMES = ("bar2018", "flat", "twentysixteen", "twentyten", "twentytwentyfour")
TODAY = date(2018, 7, 21)
DAYS = Window(date(2018, 7, 17), date(2018, 7, 19))


@pytest.fixture(scope="module")
def archive():
    def archive(**options):
        return build(first_day=date(2018, 7, 16), days=6, per_day=(4, 3, 12), **options)

    return archive


class Crawl:
    """What following a source over a site asks for."""

    def __init__(self, site, source, window):
        self.site = site
        self.listings = []
        self.articles = {}
        queue = deque(source.start(window, TODAY))
        seen = {key(entry.url) for entry in queue}
        while queue:
            entry = queue.popleft()
            if entry.kind == "article":
                self.articles[key(entry.url)] = entry
                continue
            new = [each for each in self.read(source, entry, window) if key(each.url) not in seen]
            once = {key(each.url): each for each in reversed(new)}
            seen |= once.keys()
            queue.extend(reversed(once.values()))

    def read(self, source, entry, window):
        path = entry.url.removeprefix(self.site.options.base_url)
        response = self.site.get(path)
        self.listings.append(path)
        if response.status != 200:
            return ()
        page = Page(response.body, entry.url, "text/html", f"{TODAY}T12:00:00Z", 200, entry)
        return source.read(page, window).entries

    @property
    def asked(self):
        """Paths of the listings, and of the stories whose addresses were announced."""
        stories = {self.site.path(self.story(entry)) for entry in self.articles.values()}
        return stories | {*self.listings}

    def story(self, entry):
        """Return the story behind an article's address."""
        for story in self.site.stories:
            addresses = (self.site.address(story), *self.site.aliases(story))
            if key(entry.url) in map(key, addresses):
                return story
        raise AssertionError(f"no story at {entry.url}")


def follow(site, window):
    return Crawl(site, Archive(site.url("/")), window)


@pytest.mark.parametrize("permalinks", ["dated", "flat", "query"])
@pytest.mark.parametrize("template", THEMES)
@pytest.mark.parametrize("window", [Window(), DAYS], ids=["all", "days"])
def test_every_article_of_the_window_is_announced_and_nothing_else(
    archive, template, permalinks, window
):
    site = archive(template=template, permalinks=permalinks, traps=TRAPS)
    crawl = follow(site, window)
    found = {crawl.story(entry).number for entry in crawl.articles.values()}
    assert found >= {story.number for story in site.stories if story.day in window}
    for entry in crawl.articles.values():
        story = crawl.story(entry)
        assert entry.day in (None, story.day)
        assert entry.title == story.headline


@pytest.mark.parametrize("permalinks", ["dated", "flat", "query"])
def test_days_of_the_header_bar_are_all_that_is_asked_for(archive, permalinks):
    site = archive(template="bar2018", permalinks=permalinks)
    crawl = follow(site, Window(date(2018, 7, 16), TODAY))
    assert crawl.asked == site.requests | {"/"}


@pytest.mark.parametrize("permalinks", ["dated", "flat", "query"])
def test_no_article_outside_the_window_is_announced_where_days_are_known(archive, permalinks):
    crawl = follow(archive(template="bar2018", permalinks=permalinks), DAYS)
    assert {crawl.story(entry).day for entry in crawl.articles.values()} == set(DAYS.days())
    assert len(crawl.listings) == 1 + 3 + 1  # the front page, three days, a day's second page


@pytest.mark.parametrize("counts", ["after", "span", "badge"])
def test_counters_are_observed(archive, counts):
    site = archive(template="bar2018", counts=counts)
    body = site.get("/").body
    page = Page(body, site.url("/"), "text/html", None, 200, None)
    seen = Archive(site.url("/")).read(page, Window()).observations
    bar = {each.day: each.count for each in seen if each.kind == "header bar"}
    assert bar == {**dict(site.bar.counts), None: site.bar.total}
    assert {each.observed_on for each in seen} == {site.bar.day}


def test_definition_asks_for_each_days_pages_and_each_story(archive):
    site = archive(template="bar2018", permalinks="flat", traps=("gap",))
    source = DayArchive(site.url("/{day:%Y/%m/%d}/"), "h2.post-title > a", since=date(2018, 7, 16))
    crawl = Crawl(site, source, Window())
    assert crawl.asked == site.requests | {"/2018/07/18/"}
    for entry in crawl.articles.values():
        assert entry.day == crawl.story(entry).day
