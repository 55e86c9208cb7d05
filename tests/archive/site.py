"""A whole small news site, its pages made when they are asked for."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.archive import addresses, truth
from tests.archive.listings import Listing, listings
from tests.archive.options import Options
from tests.archive.stories import Newsroom, Story
from tests.archive.themes import theme
from tests.archive.words import Words, load

HTML = {"Content-Type": "text/html; charset=UTF-8"}
ROBOTS = b"User-agent: *\nDisallow: /wp-admin/\n"


class Response(NamedTuple):
    """What the server answers."""

    status: int
    headers: dict[str, str]
    body: bytes


class Pages(Mapping[str, Response]):
    """Paths with their query → responses, each made when it is looked up."""

    def __init__(self, makers: dict[str, Callable[[], Response]]) -> None:
        self._makers = makers

    def __getitem__(self, path: str) -> Response:
        return self._makers[path]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


@dataclass(frozen=True, slots=True)
class Bar:
    """The header bar of the 2018 template."""

    day: date
    """The day of the capture."""
    counts: tuple[tuple[date, int], ...]
    """The five newest days that have stories, and how many, the newest first."""
    total: int
    """All stories that the site has."""


class Site:
    """The truth, and the pages that show it."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.words: Words = load(options.language)
        self.stories: tuple[Story, ...] = tuple(Newsroom(options).stories())
        self.newest = self.stories[:-6:-1]
        self.counts = Counter(story.day for story in self.stories)
        self.months = Counter(story.day.replace(day=1) for story in self.stories)
        self.listings: dict[str, Listing] = {
            addresses.page_path(options, listing.first, listing.number): listing
            for listing in listings(options, self.stories)
        }
        self.pages = Pages(self._makers())
        self._lookup = {unquote(path): path for path in self.pages}

    @property
    def bar(self) -> Bar:
        """The header bar, the same on every page."""
        days = sorted(self.counts, reverse=True)[:5]
        counts = tuple((day, self.counts[day]) for day in days)
        return Bar(self.options.today, counts, self.options.earlier + len(self.stories))

    @property
    def requests(self) -> frozenset[str]:
        """The paths that a crawl by day archives needs: each day's pages, each story once."""
        days = {path for path, listing in self.listings.items() if listing.kind == "day"}
        return frozenset(days | {self.path(story) for story in self.stories})

    def get(self, path: str) -> Response:
        """Return the answer to *path*, however it is escaped and whatever tracks it."""
        split = urlsplit(path)
        kept = [pair for pair in parse_qsl(split.query) if not pair[0].startswith("utm_")]
        query = "&".join("=".join(pair) for pair in kept)
        key = self._lookup.get(unquote(split.path) + ("?" + query if query else ""))
        return self.pages[key] if key else self._missing()

    def path(self, story: Story) -> str:
        """Return the path of the story's own address."""
        return addresses.story_path(self.options, story)

    def url(self, path: str) -> str:
        """Return the address of a path."""
        return self.options.base_url + path

    def address(self, story: Story) -> str:
        """Return the story's own address, the one that its page names as canonical."""
        return self.url(self.path(story))

    def author(self, story: Story) -> str:
        """Return the address of the page about the story's author."""
        return self.url(addresses.author_path(self.options, story.author))

    def date_published(self, story: Story) -> str | None:
        """Return the publication as its own page tells it (see ``truth``)."""
        return truth.date_published(self, story)

    def expected(self, story: Story) -> dict[str, Any]:
        """Return the fields of the article record that its own page fixes (see ``truth``)."""
        return truth.expected(self, story, self.path(story))

    def canonical(self, story: Story, path: str) -> str:
        """Return the address that the story's page at *path* names as its own."""
        return self.url(path) if self.options.permalinks == "dated" else self.address(story)

    def aliases(self, story: Story) -> tuple[str, ...]:
        """Return the other addresses that lead to the story, those that redirect included."""
        paths = {*self._redirects(story)}
        if self.mirrored(story):
            paths.add(addresses.mirror_path(self.options, story))
        return tuple(self.url(path) for path in sorted(paths))

    def mirrored(self, story: Story) -> bool:
        """Tell whether the story stands at two addresses."""
        return "mirror" in self.options.traps and story.number % 7 == 5

    def link(self, listing: Listing | None, story: Story) -> str:
        """Return the address that a listing, or a sidebar (null), links to for a story."""
        traps, path = self.options.traps, self.path(story)
        if listing and listing.kind in {"month", "section"} and self.mirrored(story):
            path = addresses.mirror_path(self.options, story)
        if "old links" in traps and self.options.permalinks == "flat":
            path = addresses.dated_path(story)
        if "tracking" in traps and story.number % 3 == 1:
            path += ("&" if "?" in path else "?") + "utm_source=front&utm_medium=list"
        return self.url(path)

    def _makers(self) -> dict[str, Callable[[], Response]]:
        """Return what makes each page."""
        makers: dict[str, Callable[[], Response]] = {}
        for path, listing in self.listings.items():
            makers[path] = partial(self._listing, listing)
        for story in self.stories:
            for path in self._redirects(story):
                makers[path] = partial(self._redirect, story)
            if self.mirrored(story):
                path = addresses.mirror_path(self.options, story)
                makers[path] = partial(self._article, story, path)
            makers[self.path(story)] = partial(self._article, story, self.path(story))
        makers["/robots.txt"] = lambda: Response(200, {"Content-Type": "text/plain"}, ROBOTS)
        return makers

    def _redirects(self, story: Story) -> Iterator[str]:
        """Yield the paths that redirect to the story."""
        if self.options.permalinks != "query":
            yield addresses.short_path(story)
        if self.options.permalinks == "flat" and not self.mirrored(story):
            yield addresses.dated_path(story)

    def _article(self, story: Story, path: str) -> Response:
        text = theme(story.template).article(self, story, path)
        return Response(200, HTML, text.encode())

    def _listing(self, listing: Listing) -> Response:
        return Response(200, HTML, theme(self.options.template).listing(self, listing).encode())

    def _redirect(self, story: Story) -> Response:
        return Response(301, {**HTML, "Location": self.address(story)}, b"")

    def _missing(self) -> Response:
        return Response(404, HTML, theme(self.options.template).missing(self).encode())


def build(**options: Any) -> Site:
    """Return the site with these options (see ``Options``)."""
    return Site(Options(**options))
