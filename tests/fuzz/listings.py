"""What an archive announces, damaged: sitemaps, feeds, listings, captures, JSON and robots.txt."""

# ruff: noqa: E501 - what is made up reads better whole

import json
import re
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from random import Random
from typing import NamedTuple

from crawler.downloader.rules import Rules
from crawler.errors import CrawlerError
from crawler.items import Entry, Page, Window
from crawler.sources import (
    Archive,
    Captures,
    DayArchive,
    Feed,
    Listed,
    Listing,
    LoadMore,
    MonthArchive,
    Sitemap,
    WordPress,
    YearArchive,
)
from tests.fuzz.cases import bases
from tests.fuzz.judge import SECONDS, Verdict
from tests.fuzz.mutations import MOST, MUTATIONS, marathon, utf8
from tests.fuzz.naughty import ADDRESSES, DATES, TEXTS

SITE = "https://courier.example"
WINDOWS = (Window(), Window(date(2018, 7, 18), date(2018, 7, 20)))
LARGEST_NUMBER = 2**63
"""What no database counts."""

MARATHONS = 0.01


class Kind(NamedTuple):
    """A kind of file, and what reads it."""

    name: str
    read: Callable[[Page, Window], Listed]
    url: str
    content_type: str
    body: bytes


def _story(number: int) -> str:
    return f"{SITE}/2018/07/{number % 28 + 1:02}/story-{number}-of-the-harbour/"


def _urlset() -> bytes:
    one = "<url><loc>{}</loc><lastmod>2018-07-20T10:00:00+03:00</lastmod><news:news><news:title>A &amp; B"
    two = "</news:title><news:publication_date>2018-07-20</news:publication_date></news:news></url>"
    rows = "".join(one.format(_story(n)) + two for n in range(30))
    return f"<?xml version='1.0' encoding='UTF-8'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>{rows}</urlset>".encode()


def _index() -> bytes:
    rows = "".join(
        f"<sitemap><loc>{SITE}/post-sitemap{n}.xml</loc><lastmod>2018-07-{n + 1:02}</lastmod></sitemap>"
        for n in range(20)
    )
    return f"<?xml version='1.0'?><sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{rows}</sitemapindex>".encode()


def _rss() -> bytes:
    rows = "".join(
        f"<item><title>Story {n}</title><link>{_story(n)}</link><guid>{n}</guid><pubDate>Fri, 20 Jul 2018 10:00:{n:02} +0300</pubDate><description><![CDATA[<p>It sails.</p>]]></description></item>"
        for n in range(20)
    )
    return f"<?xml version='1.0'?><rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>Courier</title><link>{SITE}</link><atom:link rel='next' href='{SITE}/feed/?paged=2'/>{rows}</channel></rss>".encode()


def _atom() -> bytes:
    rows = "".join(
        f"<entry><title type='html'>Story &lt;b&gt;{n}&lt;/b&gt;</title><link href='{_story(n)}'/><id>urn:{n}</id><published>2018-07-20T10:00:{n:02}Z</published><updated>2018-07-21T10:00:00Z</updated></entry>"
        for n in range(20)
    )
    return f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>Courier</title>{rows}</feed>".encode()


def _json_feed() -> bytes:
    items = [
        {"id": n, "url": _story(n), "title": f"Story {n}", "date_published": "2018-07-20T10:00:00Z"}
        for n in range(20)
    ]
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "Courier",
            "next_url": f"{SITE}/2",
            "items": items,
        }
    ).encode()


def _posts() -> bytes:
    posts = [
        {
            "id": n,
            "date": f"2018-07-20T10:00:{n:02}",
            "date_gmt": f"2018-07-20T07:00:{n:02}",
            "modified_gmt": "2018-07-21T07:00:00",
            "link": _story(n),
            "status": "publish",
            "title": {"rendered": f"Story &#8211; {n}"},
            "content": {"rendered": "<p>It sails.</p>", "protected": False},
        }
        for n in range(20)
    ]
    return json.dumps(posts).encode()


def _more() -> bytes:
    items = [
        {
            "links": [{"href": _story(n)}],
            "head": {"text": f"Story {n}"},
            "times": {"out": 1532093100 + n, "changed": None},
        }
        for n in range(20)
    ]
    return json.dumps(
        {
            "data": {"items": items},
            "html": f"<a href='{_story(1)}'>Story 1 of the harbour</a>",
            "cursor": "abc",
            "more": True,
        }
    ).encode()


def _cdx() -> bytes:
    rows = [
        json.dumps(
            {
                "urlkey": "x",
                "timestamp": f"201901{n + 1:02}120000",
                "url": _story(n),
                "status": "200",
                "mime": "text/html",
                "digest": str(n),
            }
        )
        for n in range(25)
    ]
    return "\n".join(rows).encode()


def _old_cdx() -> bytes:
    rows = [["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]]
    rows += [
        ["x", f"201901{n + 1:02}120000", _story(n), "text/html", "200", f"D{n}", "99"]
        for n in range(25)
    ]
    return json.dumps([*rows, [], ["com,courier)/ 2019"]]).encode()


def _list() -> bytes:
    rows = "".join(
        f"<article><h2><a href='{_story(n)}'>Story {n} of the harbour</a></h2><time datetime='2018-07-20'>20 July 2018</time></article>"
        for n in range(30)
    )
    return f"<html><head><title>News</title></head><body><nav><a href='/sea/'>Sea</a></nav><h1>20/07/2018 (26)</h1>{rows}<div class=pagination><a href='page/2/'>2</a><a href='?start=60'>3</a><a rel=next href='page/2/'>Next</a></div></body></html>".encode()


ROBOTS = b"User-agent: *\nDisallow: /a*b$\nAllow: /a/\nCrawl-delay: 2\nSitemap: https://courier.example/sitemap.xml\n\nUser-agent: Backfile\nDisallow: /private/\n"


def _rules(page: Page, _: Window) -> Listed:
    body = page.body if isinstance(page.body, bytes) else page.body.encode()
    rules = Rules(body)
    for url in (SITE, _story(1), f"{SITE}/{'a' * 3000}b?c=%FF", f"{SITE}/\u2028"):
        rules.allows(url, "Backfile")
    if not 0 <= rules.delay("Backfile") < 1e6:
        raise ValueError("a delay that is none")
    return Listed()


@cache
def kinds() -> tuple[Kind, ...]:
    """Return every kind of file, sound."""
    xml, data, html = "application/xml", "application/json", "text/html; charset=utf-8"
    more = LoadMore(
        f"{SITE}/api?page={{page}}",
        "data.items",
        "links.0.href",
        "head.text",
        "times.out",
        "times.changed",
    )
    piece = LoadMore(f"{SITE}/api?c={{cursor}}", html="html", next="cursor", more="more")
    days, months = f"{SITE}/{{day:%Y/%m/%d}}/", f"{SITE}/{{month:%Y/%m}}/"
    return (
        Kind("sitemap", Sitemap(f"{SITE}/sitemap.xml").read, f"{SITE}/sitemap.xml", xml, _urlset()),
        Kind("sitemap index", Sitemap(f"{SITE}/sitemap.xml").read, f"{SITE}/sitemap.xml", xml, _index()),
        Kind("sitemap in robots", Sitemap(f"{SITE}/robots.txt").read, f"{SITE}/robots.txt", "text/plain", ROBOTS),
        Kind("rss", Feed(f"{SITE}/feed/").read, f"{SITE}/feed/", xml, _rss()),
        Kind("atom", Feed(f"{SITE}/feed/").read, f"{SITE}/feed/", xml, _atom()),
        Kind("json feed", Feed(f"{SITE}/feed.json").read, f"{SITE}/feed.json", data, _json_feed()),
        Kind("wordpress", WordPress(SITE).read, f"{SITE}/wp-json/wp/v2/posts?per_page=100", data, _posts()),
        Kind("load more", more.read, f"{SITE}/api?page=1", data, _more()),
        Kind("load more html", piece.read, f"{SITE}/api?c=1", data, _more()),
        Kind("cdx", Captures("courier.example").read, "https://web.archive.org/cdx/search/cdx?url=a", data, _cdx()),
        Kind("cdx in rows", Captures("courier.example").read, "https://web.archive.org/cdx/search/cdx?url=a", data, _old_cdx()),
        Kind("archive", Archive(SITE).read, f"{SITE}/2018/07/20/", html, _list()),
        Kind("archive of fixtures", Archive(SITE).read, f"{SITE}/", html, bases()[4].read()),
        Kind("listing", Listing((f"{SITE}/news/",), None).read, f"{SITE}/news/", html, _list()),
        Kind("listing by links", Listing((f"{SITE}/news/",), "h2 > a", "a[rel=next]").read, f"{SITE}/news/", html, _list()),
        Kind("days", DayArchive(days, links=None, since=date(1998, 3, 2)).read, f"{SITE}/2018/07/20/", html, _list()),
        Kind("months", MonthArchive(months, links=None, since=date(1998, 3, 2)).read, f"{SITE}/2018/07/", html, _list()),
        Kind("years", YearArchive(f"{SITE}/{{year:%Y}}/", links=None, since=date(1998, 3, 2)).read, f"{SITE}/2018/", html, _list()),
        Kind("robots.txt", _rules, f"{SITE}/robots.txt", "text/plain", ROBOTS),
    )  # fmt: skip


class Announced(NamedTuple):
    """A damaged file."""

    kind: Kind
    page: Page
    window: Window


def announced(seed: int) -> Announced:
    """Return the damaged file of *seed*."""
    random = Random(seed)
    kind, other = random.choice(kinds()), random.choice(kinds())
    body = kind.body
    if random.random() < MARATHONS:
        body = marathon(random, body, body)
    else:
        every = [*MUTATIONS, _swapped, _counted]
        for each in random.choices(
            every, [*MUTATIONS.values(), 60, 20], k=random.choice((1, 1, 2, 3))
        ):
            body = each(random, body, other.body) or b" "
    told = random.choice(
        (kind.content_type, kind.content_type, None, "text/html; charset=utf-16", "x")
    )
    entry = Entry(kind.url, "listing", "x", None, 1, random.choice((None, SITE)))
    return Announced(
        kind, Page(body[:MOST], kind.url, told, None, 200, entry), random.choice(WINDOWS)
    )


def _swapped(random: Random, page: bytes, _: bytes) -> bytes:
    """Some words of the file are naughty: values of JSON, of XML, of lines."""
    some = (
        *TEXTS,
        *DATES,
        *ADDRESSES,
        "99999999999999999999",
        "-5",
        "[]",
        "{}",
        "null",
        "1e999",
        "\\ud800",
    )
    words = page.split(b'"') if page[:1] in b"[{" else page.split(b">")
    with_what = b'"' if page[:1] in b"[{" else b">"
    share = random.choice((0.02, 0.2))
    return with_what.join(
        utf8(random.choice(some)) if random.random() < share else each for each in words
    )


def _counted(random: Random, page: bytes, _: bytes) -> bytes:
    """Some numbers of the file are of more digits than Python reads, or than a counter has."""
    some = [b"9" * 4400, b"9" * 20, b"0", b"1000000", "\u0663".encode()]
    share = random.choice((0.05, 0.5))
    return re.sub(
        rb"\d+", lambda one: random.choice(some) if random.random() < share else one[0], page
    )


def judged(seed: int) -> Verdict:
    """Return what became of the file of *seed*."""
    made = announced(seed)
    begin = time.process_time()
    listed, found = Listed(), []
    try:
        listed, outcome = made.kind.read(made.page, made.window), "read"
    except CrawlerError as error:
        outcome = type(error).__name__
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        outcome = type(error).__name__
        found.append(f"uncaught {error!r:.300}")
    took = time.process_time() - begin
    if took > SECONDS:
        found.append(f"it took {took:.1f} s")
    return Verdict(seed, made.kind.name, outcome, took, (*found, *_faults(listed)))


def _faults(listed: Listed) -> Iterator[str]:
    """Yield what no ledger can hold of what is announced."""
    texts = [
        text
        for each in listed.entries
        for text in (each.url, each.title, each.published, each.modified, each.archive)
        if text
    ]
    texts += [*listed.shown, listed.series or ""]
    if any(each != each.encode(errors="replace").decode() for each in texts):
        yield "a text that is none"
    if any(not each.url.startswith(("http://", "https://")) for each in listed.entries):
        yield "an address that is none of the web"
    if any(not -LARGEST_NUMBER < each.count < LARGEST_NUMBER for each in listed.observations):
        yield "a count that no database holds"
