"""Saved pages, sorted by the site that each belongs to."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple
from urllib.parse import urlsplit

from crawler.errors import DefinitionError, PageError, RecordError
from crawler.items import Entry, Window
from crawler.loader import SiteLoader
from crawler.pages import ArticlePage, Document
from crawler.records import Capture, SavedPage, Shelf
from crawler.site import SiteSpider
from crawler.sources.picking import picked
from crawler.text.addresses import day_in, host
from crawler.text.site_names import is_site_name

ARCHIVE = "archive"
"""Name of the site that needs no definition."""


class Owner(NamedTuple):
    """A site: its definition and what that is to be given."""

    spider: type[SiteSpider]
    arguments: dict[str, str]


@dataclass
class Group:
    """The saved pages of one site."""

    spider: type[SiteSpider]
    """Its definition; the one that needs none for a site without."""
    arguments: dict[str, str]
    """What the definition is to be given."""
    pages: Shelf = field(default_factory=Shelf)
    """Its pages."""
    window: Window | None = None
    """The days that its crawls were for; null: nobody noted them."""
    told_at: str = ""
    """When the crawl began whose arguments it has; empty: nobody noted any."""

    def take(self, capture: Capture) -> None:
        """Take what the crawl of a *capture* was given: the last one's, but of the days all."""
        if capture.crawl is None:
            return
        given = capture.crawl.arguments
        try:
            window = Window.of(given.get("since"), given.get("until"))
        except DefinitionError:
            window = Window()
        self.window = _both(self.window or window, window)
        if (capture.fetched_at or "") >= self.told_at:
            self.told_at = capture.fetched_at or ""
            name = {each: told for each, told in self.arguments.items() if each == "name"}
            known = {each: told for each, told in given.items() if each in self.spider.arguments}
            self.arguments = {**self.arguments, **known, **name}
        for each, day in (("since", self.window.since), ("until", self.window.until)):
            self.arguments.pop(each, None)
            if day is not None:
                self.arguments[each] = day.isoformat()


def _both(one: Window, other: Window) -> Window:
    """Return the days from the first to the last of two windows."""
    return Window(
        min(one.since, other.since) if one.since and other.since else None,
        max(one.until, other.until) if one.until and other.until else None,
    )


class Groups:
    """Sorts saved pages by site: by side-car, address or layout, else the one that is *named*.

    *profiles*: those that crawls recorded. Raises DefinitionError when no site has that name.
    """

    def __init__(
        self,
        loader: SiteLoader,
        named: str | None,
        profiles: Mapping[str, Capture] | None = None,
    ) -> None:
        self._loader = loader
        self._profiles = profiles
        self._named = named
        self._groups: dict[str, Group] = {}
        self._owners: dict[tuple[str | None, str], Owner] = {}
        self._asked: dict[tuple[str, str], SiteSpider] = {}
        if named is not None and named not in loader.list():
            raise DefinitionError(
                f"unknown site {named!r}; known are {', '.join(sorted(loader.list()))}"
            )

    def all(self) -> list[Group]:
        """Return the groups in the order of their first pages."""
        return list(self._groups.values())

    def add(self, saved: SavedPage) -> None:
        """Add *saved* to its site's group. Raises RecordError when its site cannot be told."""
        url = saved.page.url or self._address(saved)
        owner = self._owner(saved, url)
        asked = self._spider(owner)
        entry = _entry(saved, url, asked)
        self._group(owner, asked).pages.add(replace(saved.page, url=url, entry=entry), entry)

    def pick(self, capture: Capture) -> bool:
        """Add what was captured to its site's group; tell whether it is a page of one.

        What a crawl noted of it tells where it belongs; without a note its address does.
        Raises RecordError when the site that is named reads no articles.
        """
        owner = self._owner_of(capture)
        asked = self._spider(owner)
        if capture.entry is not None:
            if capture.entry.url != capture.asked:
                capture.entry = replace(capture.entry, url=capture.asked)
            entry = capture.entry
        else:
            found = picked(capture.asked, asked.sources)
            if found is None:
                return False
            entry = found
        group = self._group(owner, asked)
        group.pages.add(capture, entry)
        group.take(capture)
        return True

    def _group(self, owner: Owner, asked: SiteSpider) -> Group:
        if asked.site not in self._groups:
            shelf = Shelf(self._profiles)
            self._groups[asked.site] = Group(owner.spider, dict(owner.arguments), shelf)
        return self._groups[asked.site]

    def _spider(self, owner: Owner) -> SiteSpider:
        """Return the spider of a site, made once."""
        named = owner.spider.name, str(sorted(owner.arguments.items()))
        if named not in self._asked:
            self._asked[named] = owner.spider.asked(owner.arguments)
        return self._asked[named]

    def _owner_of(self, capture: Capture) -> Owner:
        """Return whose page was captured: all of one host, unless a crawl noted it, are one's."""
        at = capture.site, host(capture.url)
        if at not in self._owners:
            self._owners[at] = self._find_owner(capture)
        return self._owners[at]

    def _find_owner(self, capture: Capture) -> Owner:
        if capture.site in self._loader.list():
            return Owner(self._definition(str(capture.site)), {})
        if capture.site:
            return self._undefined(capture.site, capture.url)
        spider = self._loader.site_at(capture.url)
        if spider is not None:
            return Owner(spider, {})
        if self._named is not None and self._named != ARCHIVE:
            return Owner(self._definition(self._named), {})
        return self._undefined(host(capture.url), capture.url)

    def _address(self, saved: SavedPage) -> str | None:
        """Return the address that the page itself says it has; null when it says none."""
        return ArticlePage(_document(saved)).meta.canonical

    def _owner(self, saved: SavedPage, url: str | None) -> Owner:
        known = self._loader.list()
        if saved.site in known:
            return Owner(self._definition(str(saved.site)), {})
        if saved.site:
            return self._undefined(saved.site, url or f"https://{saved.site}/")
        spider = self._loader.site_at(url) if url else None
        spider = spider or self._loader.site_of(_document(saved))
        if spider is not None:
            return Owner(spider, {})
        if self._named is not None and self._named != ARCHIVE:
            return Owner(self._definition(self._named), {})
        if url is not None:
            return self._undefined(urlsplit(url).netloc, url)
        if self._named == ARCHIVE:
            return self._undefined(ARCHIVE, "https://archive.invalid/")
        raise RecordError(f"{saved.path}: its site cannot be told: name it with --site")

    def _definition(self, name: str) -> type[SiteSpider]:
        spider = self._loader.load(name)
        if not issubclass(spider, SiteSpider):
            raise RecordError(f"{name} is no site, but a plain Scrapy spider: it reads no articles")
        return spider

    def _undefined(self, name: str, url: str) -> Owner:
        """Return the site that needs no definition, under a name of its own.

        It begins at the front page, whichever of its pages was found first. Raises RecordError.
        """
        if not is_site_name(name):
            raise RecordError(f"no site may be called {name[:60]!r}: name one with --site")
        parts = urlsplit(url)
        front = f"{parts.scheme}://{parts.netloc}/"
        return Owner(self._definition(ARCHIVE), {"name": name, "url": front})


def _document(saved: SavedPage) -> Document:
    try:
        return Document(saved.page)
    except PageError as error:
        raise RecordError(f"{saved.path}: {error}") from error


def _entry(saved: SavedPage, url: str | None, spider: SiteSpider) -> Entry:
    """Return the entry under which the page is read; one without an address goes by its bytes."""
    body = saved.page.body
    digest = hashlib.sha256(body.encode() if isinstance(body, str) else body).hexdigest()
    if saved.kind == "article":
        return Entry(url or f"capture://{digest}", source="replay")
    named = day_in(url) if url else None
    return Entry(
        url or f"capture://{digest}",
        kind="listing",
        source=saved.source or (spider.sources[0].name if spider.sources else ""),
        day=named[0] if named and named[1] else None,
    )
