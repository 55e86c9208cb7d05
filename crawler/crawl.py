"""What Scrapy's parts (scheduler, downloader, pipelines, extensions) know of a site's spider."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol, TypeGuard

from scrapy import Request

from crawler.cleaning import Step
from crawler.cleaning.absence import Absences
from crawler.errors import CrawlerError
from crawler.items import Entry, EntryKind, Page, Window
from crawler.ledger import Lease, Run
from crawler.pages import Profile
from crawler.records import Recorder, Shelf
from crawler.secrets import Session

PROBE = "probe"
"""Source of an address that no page has: how a site answers there tells what is missing."""

BLANK = "backfile/blank"
"""Stat: how many hosts showed nothing but what they show for pages that they have not."""


class SiteCrawl(Protocol):
    """A spider that crawls a site into a ledger; plain Scrapy spiders are none."""

    window: Window
    """Publication days that are asked for."""
    saved: Shelf | None
    """The pages of a replay; null in a crawl."""
    rounds: Iterator[Sequence[Entry]]
    """What a replay asks for together, and has not yet; none in a crawl."""
    recorder: Recorder | None
    """What writes down what is received; null: nothing does."""
    clock: Callable[[], datetime]
    """Tells the time."""
    error: CrawlerError | None
    """What ended the crawl; null while nothing did."""

    @property
    def site(self) -> str:
        """Name of the site in the ledger."""

    @property
    def given(self) -> Mapping[str, str]:
        """What the user gave it, by name."""

    @property
    def steps(self) -> Sequence[Step]:
        """The steps of cleaning that its reader takes, in order."""

    @property
    def profile(self) -> Profile | None:
        """What its pages are read with; null: no profile."""

    @property
    def run(self) -> Run:
        """The run that this crawl works in."""

    @property
    def origins(self) -> Container[str]:
        """The addresses that may be asked: those of the site, and of who keeps copies of it."""

    def places(self, entry: Entry) -> Container[str]:
        """Return the addresses that may be asked for what *entry* announces."""

    @property
    def session(self) -> Session:
        """What its requests carry in this run; false when that is nothing."""

    def admits(self, url: str, kind: EntryKind) -> bool:
        """Tell whether the site's patterns let an address be asked for."""

    def is_quiet(self) -> bool:
        """Tell whether the site is to be left alone at this hour; then the crawl ends."""

    @property
    def absences(self) -> Absences:
        """What the site shows for pages that it has not."""

    async def learn_absent(self, page: Page, entry: Entry) -> None:
        """Take note of what came for *entry*, which no page has."""

    def request(self, lease: Lease) -> Request:
        """Return the request for an address that is handed out."""

    def stop(self, error: CrawlerError) -> None:
        """End the crawl because of *error*, which becomes its outcome."""


def crawls_site(spider: object) -> TypeGuard[SiteCrawl]:
    """Tell whether *spider*, an instance or a class, crawls a site into a ledger."""
    # Looked for on the class: asking an instance for its run would begin one.
    return hasattr(spider if isinstance(spider, type) else type(spider), "run")
