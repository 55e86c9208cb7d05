import asyncio
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy.settings import Settings
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.cleaning import remove_sharing
from crawler.errors import DefinitionError
from crawler.items import Article, Entry
from crawler.ledger import Lease
from crawler.pages import ArticlePage
from crawler.pipelines.share import SharePipeline
from crawler.secrets import Key
from crawler.settings import ITEM_PIPELINES
from crawler.site import SiteSpider
from crawler.sources import Captures, DayArchive, Feed, Listing, Sitemap, WordPress
from crawler.workers.layouts import TIDYING


class CourierSpider(SiteSpider):
    name = "courier"
    allowed_domains = ("courier.example",)
    sources = (
        DayArchive("https://courier.example/{day:%Y/%m/%d}/", "h2 > a", since=date(2018, 7, 1)),
        Listing(("https://courier.example/news/",), "h2 > a"),
    )


def url(path):
    return f"https://courier.example{path}"


def test_arguments_are_checked():
    spider = CourierSpider.asked({"since": "2018-07-18", "until": "2018-07-20"})
    assert date(2018, 7, 19) in spider.window
    with pytest.raises(DefinitionError, match="takes no argument 'until_'; it takes since, until"):
        CourierSpider.asked({"until_": "2018-07-20"})


def test_a_crawl_begins_with_what_the_sources_start_with_in_the_window():
    spider = CourierSpider.asked({"since": "2018-07-19", "until": "2018-07-20"})
    assert [entry.url for entry in spider.start_entries()] == [
        url("/2018/07/20/"),
        url("/2018/07/19/"),
        url("/news/"),
    ]


def test_a_request_is_read_as_what_its_address_was_announced_for():
    spider = CourierSpider()
    listing = spider.request(Lease(7, Entry(url("/2018/07/20/"), "listing", "day archive")))
    article = spider.request(Lease(8, Entry(url("/a/"))))
    assert listing.callback == spider.parse_listing
    assert article.callback == spider.parse_article
    assert (listing.meta["address"], article.meta["address"]) == (7, 8)


def test_a_page_whose_reading_a_stop_ended_is_neither_kept_nor_lost():
    class Closed:
        async def read(self, page, following):
            raise asyncio.CancelledError

    async def run():
        spider = CourierSpider()
        spider.readers = Closed()
        request = Request(url("/a/"), meta={"address": 8})
        response = HtmlResponse(url("/a/"), body=b"<p>A ferry", request=request)
        # No reading comes: the lease stays open, and the next run reads the page again.
        with pytest.raises(asyncio.CancelledError):
            await anext(spider.parse_article(response, Entry(url("/a/"))))

    asyncio.run(run())


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        (Entry(url("/news/"), "listing", "listing"), True),
        (Entry(url("/2018/07/20/"), "listing", "day archive", day=date(2018, 7, 20)), False),
        (Entry(url("/news/page/2/"), "listing", "listing", archive=url("/news/")), False),
        (Entry(url("/a/"), source="day archive", archive=url("/2018/07/20/")), False),
    ],
)
def test_only_what_a_person_named_must_answer(entry, named):
    assert CourierSpider().is_named(entry) is named


def test_only_addresses_of_the_site_and_days_of_the_window_are_followed():
    spider = CourierSpider.asked({"since": "2018-07-19"})
    assert spider.wants(Entry(url("/a/"), day=date(2018, 7, 19)))
    assert spider.wants(Entry(url("/a/")))
    assert not spider.wants(Entry(url("/a/"), day=date(2018, 7, 18)))
    assert not spider.wants(Entry("https://other.example/a/"))


@pytest.mark.parametrize(
    ("status", "code", "before", "outcome"),
    [
        (400, "rest_post_invalid_page_number", "/page/", "fetched"),
        (400, "rest_invalid_param", "/page/", "failed"),
        (404, "rest_no_route", "/page/", "failed"),
        (401, "rest_not_logged_in", None, "failed"),
    ],
)
def test_an_error_is_a_failure_unless_the_source_says_that_its_list_ends(
    status, code, before, outcome
):
    spider = CourierSpider()
    spider.sources = (WordPress(url("/")),)
    spider.settings = Settings()
    entry = Entry(url("/posts"), "listing", "wordpress", archive=before and url(before))
    request = Request(url("/posts"), meta={"address": 7}, cb_kwargs={"entry": entry})
    body = f'{{"code": "{code}"}}'.encode()
    failure = Failure(HttpError(TextResponse(url("/posts"), status, body=body, request=request)))
    failure.request = request

    async def run():
        return [each async for each in spider.parse_failure(failure)]

    (reading,) = asyncio.run(run())
    assert (reading.outcome, reading.address) == (outcome, 7)
    assert reading.reason == (None if outcome == "fetched" else f"HTTP {status}")


@pytest.mark.parametrize("name", ["run", "only", "saved", "self", "cls", "name"])
def test_what_is_no_argument_of_the_site_is_refused_whatever_its_name(name):
    with pytest.raises(DefinitionError, match=f"takes no argument '{name}'"):
        CourierSpider.asked({name: "x"})


class FedSpider(SiteSpider):
    name = "fed"
    allowed_domains = ("courier.example",)
    layouts = (type("Page", (ArticlePage,), {"timezone": ZoneInfo("Europe/Istanbul")}),)
    sources = (
        Feed(url("/feed/")),
        Sitemap(url("/sitemap.xml")),
        Listing((url("/news/"),), "h2 > a"),
    )


@pytest.mark.parametrize(
    ("entry", "size"),
    [
        (Entry(url("/sitemap.xml"), "listing", "sitemap"), 50 * 2**20),
        (Entry(url("/feed/"), "listing", "feed"), 16 * 2**20),
        (Entry(url("/news/"), "listing", "listing"), None),
        (Entry(url("/a/"), "article", "sitemap"), None),
    ],
)
def test_a_sitemap_and_a_feed_may_be_larger_than_a_page(entry, size):
    assert FedSpider().request(Lease(7, entry)).meta.get("download_maxsize") == size


def listing_of(spider, path, body, *, archive=None, kind="application/rss+xml"):
    """Return the reading of a listing page with *body*."""

    async def run():
        entry = Entry(url(path), "listing", spider.sources[0].name, archive=archive)
        request = Request(url(path), meta={"address": 8})
        headers = {"Content-Type": kind}
        response = Response(url(path), body=body.encode(), headers=headers, request=request)
        return await anext(spider.parse_listing(response, entry))

    return asyncio.run(run())


RSS = """<rss version="2.0"><channel><item><link>https://courier.example/harbour-opens/</link>
<pubDate>Fri, 20 Jul 2018 22:30:00 +0000</pubDate></item></channel></rss>"""


def test_an_announced_time_gives_the_day_in_the_zone_of_the_site():
    article, following = listing_of(FedSpider(), "/feed/", RSS).entries
    assert (article.day, article.published) == (date(2018, 7, 21), "2018-07-20T22:30:00+00:00")
    assert following.url == url("/feed/?paged=2")


def test_an_announced_article_of_another_day_is_not_asked_for():
    spider = FedSpider(until="2018-07-20")
    assert [each.kind for each in listing_of(spider, "/feed/", RSS).entries] == ["listing"]


def test_a_page_of_a_feed_that_repeats_the_one_before_is_the_last():
    spider = FedSpider()
    listing_of(spider, "/feed/", RSS)
    found = listing_of(spider, "/feed/?paged=2", RSS, archive=url("/feed/"))
    assert [each.kind for each in found.entries] == ["article"]
    token = RSS.replace(
        "<channel>",
        '<channel><a:link xmlns:a="http://www.w3.org/2005/Atom" rel="next" href="/feed/?token=2"/>',
    )
    found = listing_of(spider, "/feed/?token=1", token, archive=url("/feed/?paged=2"))
    assert [each.kind for each in found.entries] == ["article"]
    alone = listing_of(FedSpider(), "/feed/?token=1", token, archive=url("/feed/"))
    assert [each.kind for each in alone.entries] == ["article", "listing"]


def test_a_feed_that_cannot_be_read_failed():
    reading = listing_of(FedSpider(), "/feed/", "<html><body>No</body></html>", kind="text/html")
    assert (reading.outcome, reading.reason) == (
        "failed",
        "the page is no feed: neither RSS nor Atom nor JSON Feed",
    )


def test_a_key_is_shown_unencrypted_where_the_definition_asks_so():
    class Old(CourierSpider):
        sources = (Listing(("http://www.courier.example/news/",), "h2 > a"),)

    key = Key(headers={"X-Api-Key": "abcdef"})
    for spider, is_shown in ((CourierSpider(key=key), False), (Old(key=key), True)):
        assert spider.session.headers(url("/")) == {"X-Api-Key": "abcdef"}
        assert bool(spider.session.headers("http://courier.example/")) is is_shown
        assert not spider.session.headers("http://archive.courier.example/")
    assert not CourierSpider().session


def test_patterns_are_checked_before_a_crawl():
    class Wrong(CourierSpider):
        exclude = ("(",)

    class Nothing(CourierSpider):
        exclude = ("/2018/", "^/news/$")

    class Some(CourierSpider):
        exclude = ("^/news/$",)

    for spider, words in (
        (Wrong, "courier: exclude has '\\('"),
        (Nothing, "courier: exclude leaves nothing to begin with"),
    ):
        with pytest.raises(DefinitionError, match=words):
            spider.asked({"until": "2018-07-20"})
    assert Some.asked({"until": "2018-07-20"})


def test_listings_that_are_excluded_are_not_followed_and_articles_are_left_to_the_ledger():
    class Some(CourierSpider):
        exclude = ("/video/",)
        include = ("^/2018/",)

    spider = Some()
    assert not spider.wants(Entry(url("/video/"), "listing"))
    assert spider.wants(Entry(url("/archive/"), "listing"))
    assert spider.wants(Entry(url("/video/a/")))
    admits = spider.terms(Settings({"RECORDS": "none", "RECORDS_SIZE": 1}))["admits"]
    assert not admits(url("/2018/video/a/"), "article")
    assert not admits(url("/a/"), "article")
    assert admits(url("/2018/a/"), "article")


def test_what_has_changed_is_asked_for_by_the_tag_of_the_page_unpacked():
    lease = Lease(7, Entry(url("/feed/"), "listing", "feed"), etag='"one-gzip"')
    assert FedSpider().request(lease).headers["If-None-Match"] == b'"one"'


ARCHIVE = "https://archive.example:8070/news"
CAPTURE = f"{ARCHIVE}/20180720090000id_/"


class CapturedSpider(CourierSpider):
    sources = (
        Listing((url("/news/"),), "h2 > a"),
        Captures("courier.example", f"{ARCHIVE}/cdx", f"{ARCHIVE}/{{timestamp}}id_/{{url}}"),
    )


class Mine:
    """A pipeline of a user's own."""

    def process_item(self, item):
        return item


class Own(SharePipeline):
    """A step of this project that a user does otherwise."""

    def process_item(self, item):
        return item


def steps(**pipelines):
    """Return what the reader of a crawl does when the settings have other pipelines, too."""
    spider = CourierSpider()
    spider.settings = Settings({"ITEM_PIPELINES": {**ITEM_PIPELINES, **pipelines}})
    return spider.steps


def test_the_reader_cleans_all_that_comes_before_another_pipeline():
    assert steps() == TIDYING
    between = ITEM_PIPELINES["crawler.pipelines.share.SharePipeline"] - 5
    assert steps(**{"tests.test_site.Mine": between}) == TIDYING[: TIDYING.index(remove_sharing)]
    assert steps(**{"tests.test_site.Mine": 1}) == ()
    own = steps(**{"crawler.pipelines.share.SharePipeline": None, "tests.test_site.Own": between})
    assert own == TIDYING[: TIDYING.index(remove_sharing)]


def test_a_step_that_is_switched_off_is_not_taken_by_the_reader():
    without = steps(**{"crawler.pipelines.share.SharePipeline": None})
    assert without == tuple(step for step in TIDYING if step is not remove_sharing)


class Remembering:
    """Reads nothing of a page, and remembers it."""

    async def read(self, page, following):
        self.page = page
        return Article(site="courier", url=page.url), ()


def captured(address, **meta):
    """Return the reading of a capture at *address*, and the page that was read."""
    spider = CapturedSpider()
    spider.readers = Remembering()
    entry = Entry(address, "article", "captures")
    request = Request(address, meta={"address": 8, **meta})
    response = HtmlResponse(address, body=b"<p>A ferry", request=request)

    async def run():
        return [each async for each in spider.parse_article(response, entry)]

    (reading,) = asyncio.run(run())
    return reading, getattr(spider.readers, "page", None)


def test_a_copy_is_read_as_the_page_that_it_is_of():
    reading, page = captured(f"{CAPTURE}{url('/a/')}")
    assert (page.url, page.fetched_at) == (url("/a/"), "2018-07-20T09:00:00Z")
    assert (reading.url, reading.fetched_at) == (page.url, page.fetched_at)
    assert reading.is_copy
    assert reading.articles[0].aliases == ()


def test_redirects_among_copies_are_those_of_the_site():
    led = [f"{CAPTURE}{url('/old/')}", f"{ARCHIVE}/2018id_/{url('/a/')}", f"{ARCHIVE}/moved"]
    reading, _ = captured(f"{CAPTURE}{url('/a/')}", redirect_urls=led)
    assert reading.articles[0].aliases == (url("/old/"),)


@pytest.mark.parametrize(
    ("address", "outcome", "reason"),
    [
        (f"{CAPTURE}https://other.example/a/", "rejected", "leads away from the site"),
        (f"{ARCHIVE}/", "failed", "no capture"),
    ],
)
def test_a_copy_of_another_site_or_of_nothing_gives_no_article(address, outcome, reason):
    reading, page = captured(address)
    assert (reading.outcome, page) == (outcome, None)
    assert reason in reading.reason


def test_who_keeps_copies_is_asked_for_them_and_for_nothing_else():
    spider = CapturedSpider()
    assert f"{CAPTURE}{url('/a/')}" in spider.origins
    assert "https://archive.example/" not in spider.origins
    assert spider.wants(Entry(f"{CAPTURE}{url('/a/')}", source="captures"))
    assert not spider.wants(Entry(f"{CAPTURE}{url('/a/')}", source="listing"))
    assert not spider.wants(Entry(url("/a/"), source="captures"))
    assert spider.wants(Entry(url("/a/"), source="listing"))


def test_a_page_of_the_site_leads_to_no_copy_kept_elsewhere():
    spider = CapturedSpider()
    page, capture = Entry(url("/a/")), Entry(CAPTURE + url("/a/"), source="captures")
    assert url("/b/") in spider.places(page)
    assert CAPTURE + url("/b/") not in spider.places(page)
    assert CAPTURE + url("/b/") in spider.places(capture)
    assert url("/b/") not in spider.places(capture)


def test_a_listing_of_a_source_that_is_not_asked_now_is_no_failure():
    entry = Entry(url("/news/"), "listing", "archive")
    request = Request(entry.url, meta={"address": 8})
    response = HtmlResponse(entry.url, body=b"<p>News", request=request)

    async def run():
        return [each async for each in CourierSpider().parse_listing(response, entry)]

    [reading] = asyncio.run(run())
    assert (reading.state, reading.reason) == ("rejected", "of a source that is not asked now")
