"""Sitemaps: the addresses that a site gives to search engines."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar
from urllib.parse import urljoin

from crawler.items import Entry, Observation, Page, Window
from crawler.sources import shapes
from crawler.sources.feed import Feed
from crawler.sources.moments import may_be_of, read_moment, span_of, sure_day
from crawler.sources.periods import read_period
from crawler.sources.sitemap_file import read_sitemap
from crawler.sources.sitemap_names import content_of, periods, widened
from crawler.sources.sitemap_xml import Row
from crawler.sources.source import Listed
from crawler.sources.unpacking import LARGEST
from crawler.text.addresses import key
from crawler.text.numbering import page_of

KIND = "sitemap"
"""Kind of the observation of how many articles a sitemap lists."""

FEW = 5
"""Addresses of which that many may have changed in one second: more were listed in it."""

_DATED = re.compile(r"https?://[^/?#]+/\d{4}/\d\d/(?:\d\d/)?[\w%~]+(?:-[\w%~]+)+(?:\.html?)?/?")
"""Address of an article that begins with its day or month and ends with its name, as most do."""

_ABSOLUTE = re.compile(r"https?://[\w.:-]+(?:[/?#].*)?")
"""Address that needs no look at what it may be relative to."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A sitemap, an index of sitemaps, or the robots.txt that names them.

    Sitemaps in XML, as text and as a feed are read, packed or not. Those whose name says that they
    list something else than articles are left alone, as are those that cannot have any of the
    window.
    """

    url: str
    """Its address, or that of the site's robots.txt."""
    name: str = "sitemap"
    """Name that its entries carry."""
    is_calendar: ClassVar[bool] = False
    """A person named its start address: it must answer."""
    is_finite: ClassVar[bool] = True
    """A sitemap names what there is: no budget leaves any of it out."""
    largest: ClassVar[int] = LARGEST
    """Bytes of its largest file."""

    def start(self, window: Window, today: date) -> Iterator[Entry]:  # noqa: ARG002 - Source's
        """Yield its address."""
        yield Entry(self.url, "listing", self.name)

    def read(self, page: Page, window: Window) -> Listed:
        """Return the articles that may be of the window, the sitemaps that may have some, a count.

        Raises SourceError for what is no sitemap, is too large, cut off or damaged.
        """
        url = page.url or self.url
        file = read_sitemap(page)
        if file.shape == "feed":
            feed = Feed(self.url, name=self.name)
            return feed.read(replace(page, body=file.body), window)
        content = content_of(url)
        rows = [each for row in file.rows if (each := _absolute(row, url)) is not None]
        if _is_stamped(rows):
            rows = [replace(row, lastmod=None) for row in rows]
        stories = [row for row in rows if not row.is_map and self._is_story(row, content)]
        shown = tuple(row.url for row in stories)
        count = (Observation(KIND, None, len(shown), url=url),) if shown else ()
        articles = self._articles(stories, url, window)
        maps = self._maps([row for row in rows if row.is_map], url, window)
        return Listed((*articles, *maps), count, shown)

    def _is_story(self, row: Row, content: str | None) -> bool:
        """Tell whether an address of a sitemap of such *content* is an article's."""
        if _DATED.fullmatch(row.url):
            return True
        if shapes.is_home(row.url):
            return False
        # A post may be called "search", or "weather".
        if content == "articles" or row.published is not None:
            return True
        if shapes.is_other(row.url) or shapes.is_section(row.url):
            return False
        is_list = read_period(row.url) is not None or page_of(row.url).number > 1
        return not (is_list or shapes.is_standing(row.url)) or shapes.is_numbered(row.url)

    def _articles(self, stories: Iterable[Row], url: str, window: Window) -> Iterator[Entry]:
        for place, row in enumerate(stories, start=1):
            published, modified = read_moment(row.published), read_moment(row.lastmod)
            if may_be_of(window, row.url, published, modified):
                day = sure_day(row.url, published)
                yield Entry(
                    row.url, "article", self.name, day, place, url, row.title, published, modified
                )

    def _maps(self, maps: Sequence[Row], url: str, window: Window) -> Iterator[Entry]:
        """Yield the sitemaps that may list articles of *window*."""
        named = periods(row.url for row in maps)
        # Where no name is that of a sitemap of articles, a site calls its articles "pages".
        are_others = all(content_of(row.url) == "other" for row in maps)
        for place, row in enumerate(maps, start=1):
            modified = read_moment(row.lastmod)
            changed, period = span_of(modified), named.get(row.url)
            is_old = changed is not None and window.since and changed.last < window.since
            is_beside = period is not None and not widened(period).meets(window)
            is_other = content_of(row.url) == "other" and not are_others
            if is_other or is_old or is_beside or key(row.url) == key(url):
                continue
            yield Entry(row.url, "listing", self.name, None, place, url, None, modified=modified)


def _absolute(row: Row, base: str) -> Row | None:
    """Return *row* with its address as it is meant beside *base*; null when that is none."""
    if _ABSOLUTE.fullmatch(row.url):
        return row
    try:
        return replace(row, url=urljoin(base, row.url))
    except ValueError:
        return None


def _is_stamped(rows: Sequence[Row]) -> bool:
    """Tell whether all *rows* have one time of change: that at which the file was made."""
    times = {row.lastmod for row in rows}
    return len(rows) >= FEW and len(times) == 1 and len(times.pop() or "") > len("2018-07-20")
