"""A site: its sources and layouts, turned into a crawl."""

import asyncio
import inspect
import logging
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cached_property, reduce
from hashlib import sha256
from pathlib import Path
from typing import Any, ClassVar, Self
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.settings import BaseSettings
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler import __version__
from crawler.answers import (
    MAXSIZE,
    Redirected,
    answer_of,
    may_pass,
    received,
    record_of,
    told,
    unpacked_tag,
)
from crawler.cleaning import STEPS, Step
from crawler.cleaning.absence import Absences
from crawler.cleaning.answered import Absent
from crawler.crawl import PROBE
from crawler.downloader.origins import Origins, OwnOrigins
from crawler.errors import (
    CrawlerError,
    DefinitionError,
    LedgerError,
    NoPage,
    OverBudget,
    PageError,
    ReadingDied,
    RecordError,
    Rejected,
    RobotsUnreachable,
    SourceError,
)
from crawler.items import (
    GONE,
    UNCHANGED,
    Article,
    Entry,
    EntryKind,
    Page,
    Publisher,
    Reading,
    State,
    Window,
)
from crawler.ledger import PER_HOST, UNASKED, Floor, Lease, Looks, Run
from crawler.pages import ArticlePage, Profile, Trace
from crawler.pipelines.step import leading_steps
from crawler.records import Keeping, Recorder, Shelf
from crawler.schedule import Quiet
from crawler.secrets import Key, Session
from crawler.sources import Announcers, Copies, Filling, Listed, Source
from crawler.sources.bounds import is_bounded
from crawler.sources.copying import originals
from crawler.sources.moments import dated
from crawler.sources.repeats import Repeats
from crawler.text.patterns import Patterns
from crawler.workers import Budget, Definition, Readers

logger = logging.getLogger(__name__)

QUIET = "quiet"
"""Why a crawl ended that met hours in which its site is left alone."""

DAYS = ("since", "until")
"""Arguments that every site takes: first and last day of publication."""


READ = (None, 200)
"""Statuses of saved pages that are sure to be read."""


class SiteSpider(Spider):
    """Crawls one site: lists what its sources announce, reads it with its layouts.

    A site definition is a subclass with a name and class attributes; see docs/how-to/add-a-site.md.
    Every callback yields one :class:`~crawler.items.Reading`.
    """

    publisher: ClassVar[str | None] = None
    """Name of the publisher, for people."""
    allowed_domains: Sequence[str] = ()
    """Hosts that may be asked, their subdomains included; ``host:port`` for another port."""
    layouts: ClassVar[Sequence[type[ArticlePage]]] = (ArticlePage,)
    """Layouts of its article pages; the first whose structure matches reads a page."""
    options: Mapping[str, Any] = {}
    """Class attributes that a crawl gives its layouts: ``{"timezone": …}``."""
    sources: Sequence[Source] = ()
    """What announces its articles."""
    include: Sequence[str] = ()
    """Regular expressions: an article's path and query must have one; none: it need not."""
    exclude: Sequence[str] = ()
    """Regular expressions: what has one in its path and query is not asked for."""
    quiet: str | None = None
    """Hours of every day in which nothing is asked for, ``07:00-22:00``; null: none. They are those
    of the zone that its layouts share, else of UTC."""
    arguments: ClassVar[Sequence[str]] = DAYS
    """Names that ``-a`` takes."""

    def __init__(
        self,
        name: str | None = None,
        *,
        run: Run | None = None,
        only: Sequence[Entry] | None = None,
        saved: Shelf | None = None,
        key: Key | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        **arguments: str,
    ) -> None:
        """Take *arguments* as ``-a`` gives them. Raises DefinitionError for a wrong one.

        *only*: read these instead of what the sources start with; *saved*: the pages of
        a replay, which reads nothing else; *key*: what the requests carry; *clock* tells the time.
        """
        super().__init__(name)
        self.check(arguments)
        self.window = Window.of(arguments.get("since"), arguments.get("until"))
        self.only = only
        self.saved = saved
        self.rounds: Iterator[Sequence[Entry]] = saved.rounds() if saved else iter(())
        self.recorder: Recorder | None = None
        self.readers: Readers
        self.key = key or Key()
        self.clock = clock
        self.error: CrawlerError | None = None
        self.rests_until: datetime | None = None
        self._run = run
        self._given = arguments
        self._kept: dict[str, Origins] = {}
        self._repeats = Repeats()

    @classmethod
    def check(cls, names: Iterable[str]) -> None:
        """Raise DefinitionError unless *names* are all of arguments that the site takes."""
        for unknown in sorted(set(names) - set(cls.arguments)):
            known = ", ".join(cls.arguments)
            raise DefinitionError(f"{cls.name} takes no argument {unknown!r}; it takes {known}")

    @classmethod
    def asked(cls, arguments: Mapping[str, str]) -> Self:
        """Return the spider that ``-a`` with *arguments* makes. Raises DefinitionError."""
        cls.check(arguments)
        options: dict[str, Any] = dict(arguments)
        asked = cls(**options)
        asked.definition.load()
        if not asked.allowed_domains:
            raise DefinitionError(f"{asked.name} names no host: write allowed_domains = (…)")
        asked.check_patterns()
        _ = asked.quiet_hours
        return asked

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **options: Any) -> Self:
        """Return the spider of a crawl, whose pages are read by workers."""
        spider = super().from_crawler(crawler, *args, **options)
        spider.begin_reading()
        crawler.signals.connect(spider.end_reading, signals.spider_closed)
        return spider

    @cached_property
    def announcers(self) -> Announcers:
        """The sources, and which of them announced an address."""
        return Announcers(self.sources)

    @cached_property
    def origins(self) -> Origins:
        """The addresses that may be asked: those of the site, and of who keeps copies of it."""
        hosts = (*self.allowed_domains, *self.announcers.hosts)
        return Origins(hosts, self.named, self.named)

    @property
    def hosts(self) -> frozenset[str]:
        """Names of the hosts that it may ask."""
        named = (*self.allowed_domains, *self.announcers.hosts)
        begun = (urlsplit(url).hostname for url in self.named)
        return frozenset(
            filter(None, (*(urlsplit(f"//{each}").hostname for each in named), *begun))
        )

    @cached_property
    def own(self) -> Origins:
        """The addresses that belong to the site."""
        return Origins(self.allowed_domains, self.named)

    @cached_property
    def lists(self) -> Origins:
        """The addresses of its listings: some of them may be where a source begins, elsewhere."""
        return Origins(self.allowed_domains, self.named, self.named)

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The addresses that a person named: where its sources begin."""
        return tuple(entry.url for entry in self._begins())

    @cached_property
    def patterns(self) -> Patterns:
        """Which of these addresses are asked for. Raises DefinitionError."""
        return Patterns.of(self.include, self.exclude)

    def check_patterns(self) -> None:
        """Raise DefinitionError for patterns that are none, or leave nothing to begin with."""
        try:
            patterns = self.patterns
        except DefinitionError as error:
            raise DefinitionError(f"{self.name}: {error}") from error
        begins = [*self._begins()]
        if begins and not any(patterns.admits(each.url, "listing") for each in begins):
            raise DefinitionError(
                f"{self.name}: exclude leaves nothing to begin with: it fits {begins[0].url}"
            )

    def admits(self, url: str, kind: EntryKind) -> bool:
        """Tell whether *url* may be asked for by the patterns; a replay reads what it is given."""
        return self.saved is not None or self.patterns.admits(url, kind)

    def _begins(self) -> Iterator[Entry]:
        """Yield the first entry of each source that has any."""
        return self.announcers.first(self.window, self.clock().date())

    @cached_property
    def session(self) -> Session:
        """What the requests carry: the key, for the addresses that the site itself names."""
        asked = map(urlsplit, self.named)
        plain = [parts.hostname or "" for parts in asked if parts.scheme == "http"]
        return Session(self.key, OwnOrigins(self.allowed_domains, plain))

    @property
    def site(self) -> str:
        """Name of the site in the ledger."""
        return self.name

    @property
    def given(self) -> Mapping[str, str]:
        """What the user gave it, by name."""
        return self._given

    @property
    def run(self) -> Run:
        """The run that this crawl works in; begun when first asked for."""
        if self._run is None:
            folder = Path(self.settings["DATA_DIR"])
            self._run = Run.open(folder, self.site, **self.terms(self.settings))
        return self._run

    def terms(self, settings: BaseSettings) -> dict[str, Any]:
        """Return what :meth:`Run.open` is to be given for a crawl with these *settings*.

        Raises DefinitionError for a setting of no use.
        """
        Keeping.of(settings["RECORDS"], settings["RECORDS_SIZE"])
        return {
            "window": self.window,
            "arguments": {**self._told, **self._given},
            "admits": self.admits,
            "asked_for": self.asked_for,
            "looks": Looks(
                timedelta(hours=settings.getfloat("RECHECK_AFTER")),
                timedelta(days=settings.getfloat("RECHECK_DAYS")),
            ),
            "tries": settings.getint("RETRY_TIMES") + 1,
            "budget": settings.getint("PATTERN_BUDGET"),
            "is_bounded": self.is_bounded,
            "finite": self.announcers.finite,
            "per_host": _at_once(settings),
            "floor": Floor.of(settings["DISK_FLOOR"]),
        }

    @property
    def _told(self) -> dict[str, str]:
        """The patterns of the definition, as ``-a`` would give them: with others, more is due."""
        told = {"include": self.include, "exclude": self.exclude}
        return {name: "|".join(texts) for name, texts in told.items() if texts}

    @cached_property
    def profile(self) -> Profile | None:
        """What the pages of earlier runs taught of the site; null when they taught nothing.

        A run reads all of its pages with the profile that it began with. A spider that is given no
        run, as Scrapy's shell makes one, has none. Nor has a replay: what comes of its pages hangs
        on them alone, whatever was replayed before.
        """
        if self.saved is not None:
            return None
        try:
            learnt = Profile.of(map(Trace.load, self._run.traces if self._run else ()))
        except ValueError:  # another version of Backfile left them
            return None
        return learnt if learnt.stories > 1 else None

    def stop(self, error: CrawlerError) -> None:
        """End the crawl because of *error*, which becomes its outcome."""
        if self.error is None:
            self.error = error
            logger.info("%s", error)  # the command says it, last
            engine = self.crawler.engine
            self._stopping = asyncio.ensure_future(engine.close_spider_async(reason="failed"))

    @cached_property
    def quiet_hours(self) -> Quiet | None:
        """When nothing is asked for; null: there are no such hours. Raises DefinitionError."""
        try:
            return Quiet.of(self.quiet, self.zone or UTC) if self.quiet is not None else None
        except DefinitionError as error:
            raise DefinitionError(f"{self.name}: {error}") from error

    def rest(self) -> str | None:
        """Return until when the site is left alone, on its own clocks; null: it may be asked."""
        hours = self.quiet_hours
        if hours is None:
            return None
        until = self.rests_until or hours.until(self.clock())
        return until.astimezone(hours.zone).isoformat(timespec="minutes") if until else None

    def is_quiet(self) -> bool:
        """Tell whether the site is to be left alone at this hour; then the crawl ends."""
        hours = self.quiet_hours
        until = hours.until(self.clock()) if hours is not None else None
        if until is not None and self.rests_until is None:
            self.rests_until = until
            engine = self.crawler.engine
            self._stopping = asyncio.ensure_future(engine.close_spider_async(reason=QUIET))
        return until is not None

    # What is asked for

    async def start(self) -> AsyncIterator[Reading]:
        """Announce the addresses that a crawl begins with, and keep what it reads with."""
        try:
            self._keep_profile()
        except LedgerError as error:
            self.stop(error)
            return
        entries = self.start_entries()
        yield Reading(entries=tuple(each for each in entries if self._begins_with(each)))

    def _begins_with(self, entry: Entry) -> bool:
        """Tell whether a crawl asks for *entry*, which its sources begin with; or was told to."""
        return self.only is not None or entry.kind == "article" or self.admits(entry.url, "listing")

    def _keep_profile(self) -> None:
        """Write the profile; take out traces that cannot be read. Raises LedgerError."""
        if self.profile is not None:
            self.run.keep_profile(self.profile.version, self.profile.dump())
            return
        try:
            _ = [Trace.load(each) for each in self.run.traces]
        except ValueError:
            self.run.drop_traces()

    def start_entries(self) -> Iterable[Entry]:
        """Yield what the sources start with, in the window."""
        if self.saved is not None:
            return next(self.rounds, ())
        if self.only is not None:
            return self.only
        today = self.clock().date()
        if self.filling is not None:
            return self.filling.start(self.sources, today)
        return self.announcers.start(self.window, today)

    @cached_property
    def filling(self) -> Filling | None:
        """The gaps that this crawl is to fill; null when it takes what is due."""
        if self._run is None or self._run.gaps is None:
            return None
        days = [row.day for row in self._run.gaps]
        return Filling(days, self._run.unlisted, self.window)

    def request(self, lease: Lease) -> Request:
        """Return the request for an address that is handed out.

        Of a page that is known it asks for what has changed since (RFC 9110, section 13).
        """
        tag, largest = unpacked_tag(lease.etag), self.announcers.largest(lease.entry)
        told = {"If-None-Match": tag, "If-Modified-Since": lease.last_modified}
        conditions = {name: value for name, value in told.items() if value is not None}
        return Request(
            lease.entry.url,
            callback=self._callback(lease.entry),
            errback=self.parse_failure,
            headers=conditions,
            cb_kwargs={"entry": lease.entry},
            meta={
                "address": lease.address,
                "handle_httpstatus_list": [UNCHANGED] if conditions or self.saved else [],
                **({} if largest is None else {MAXSIZE: largest}),
                "dont_retry": True,  # the ledger does, and keeps count
            },
            dont_filter=True,
        )

    @cached_property
    def asked_for(self) -> str:
        """A digest of what a page is read with: what is unchanged since is not read again.

        It tells of this definition's file and its arguments, but for the days: where these are
        others, what a server calls unchanged may give more than before.
        """
        given = sorted((name, told) for name, told in self._given.items() if name not in DAYS)
        file = Path(inspect.getfile(type(self)))
        return sha256(f"{__version__} {given}\n".encode() + file.read_bytes()).hexdigest()[:16]

    # Who reads

    @cached_property
    def definition(self) -> Definition:
        """What the pages are read with, by name. Raises DefinitionError."""
        return Definition.of(self.site, self.layouts, self.options)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps of cleaning that the reader takes: those that come first in the pipelines."""
        return leading_steps(self.settings)

    def begin_reading(self) -> None:
        """Start what reads the pages, so that it is ready when the first is there."""
        self.readers = Readers(
            replace(self.definition, profile=self.profile, steps=self.steps),
            self.settings.getint("READER_WORKERS"),
            Budget(self.settings.getfloat("READER_TIMEOUT"), self.settings.getint("READER_MEMORY")),
            lambda page: Publisher(self.publisher, self.domain(page)),
            self.saved.profile if self.saved is not None else None,
        )

    async def end_reading(self) -> None:
        """End what reads the pages."""
        await self.readers.close()

    def _following(self) -> Iterator[Page]:
        """Yield the pages that a replay reads next; those of a crawl are not there yet."""
        if self.saved is not None:
            for entry in self.run.ready:
                if entry.kind != "article" or self.announcers.copies(entry) is not None:
                    continue
                with suppress(RecordError):  # it is told when it is that page's turn
                    page = self.saved.next(entry.url)
                    if page is not None and page.status in READ:
                        yield page

    def _callback(self, entry: Entry) -> Callable[[Response, Entry], AsyncIterator[Reading]]:
        return self.parse_listing if entry.kind == "listing" else self.parse_article

    # What came back

    @cached_property
    def absences(self) -> Absences:
        """What the site shows for pages that it has not."""
        return Absences()

    async def learn_absent(self, page: Page, entry: Entry) -> None:
        """Take note of what came for *entry*, which no page has."""
        article: Article | None = None
        with suppress(PageError, Rejected):
            read, _ = await self.readers.read(page)
            left = (step for step in STEPS if step not in self.steps)
            article = reduce(lambda cleaned, step: step(cleaned), left, read)
        self.absences.add(Absent(entry.url, page.url or entry.url, article))

    async def parse_listing(self, response: Response, entry: Entry) -> AsyncIterator[Reading]:
        """Read the addresses that a listing announces."""
        page = received(response, entry, self.clock())
        address = response.meta["address"]
        if entry.source == PROBE:  # a crawl asked for it, and recorded what came
            await self.learn_absent(page, entry)
            yield Reading(address=address, url=page.url, fetched_at=page.fetched_at)
            return
        if response.status == UNCHANGED:
            yield self.unchanged(response, page)
            return
        is_named = self.saved is not None and not self.saved.is_picked
        if self.announcers.of(entry) is None and not is_named:
            record = record_of(response)
            yield Reading(address=address, state="rejected", reason=UNASKED, record=record)
            return
        try:
            window = self.filling.window if self.filling else self.window
            listed = self.source(entry).read(page, window)
        except (SourceError, PageError) as error:
            is_other = self.saved is not None and self.saved.is_picked
            state: State = "rejected" if is_other else "failed"
            yield Reading(
                address=address, state=state, reason=str(error), record=record_of(response)
            )
            return
        yield Reading(
            address=address,
            url=page.url,
            entries=tuple(each for each in self.entries(listed, page) if self.wants(each)),
            shown=listed.shown,
            observations=listed.observations,
            fetched_at=page.fetched_at,
            answer=answer_of(response),
            record=record_of(response),
        )

    async def parse_article(self, response: Response, entry: Entry) -> AsyncIterator[Reading]:
        """Read the article that a page holds."""
        page = received(response, entry, self.clock())
        address = response.meta["address"]
        if response.status == UNCHANGED:
            yield self.unchanged(response, page)
            return
        copies = self.announcers.copies(entry)
        led: Iterable[str] = response.meta.get("redirect_urls", ())
        try:
            if copies is not None:
                led = tuple(originals(copies, page, led))
                page = self.original(copies, page)
            article, seen = await self.readers.read(page, self._following())
            self._count(article)
        except PageError as error:
            state: State = "rejected" if self._is_other(error) else "failed"
            yield Reading(
                address=address,
                state=state,
                reason=str(error),
                passing=self.saved is None and isinstance(error, ReadingDied),
                record=record_of(response),
            )
            return
        asked = set(led) - {page.url}
        yield Reading(
            address=address,
            url=page.url,
            articles=(replace(article, aliases=tuple(sorted(asked))),),
            observations=seen,
            fetched_at=page.fetched_at,
            answer=answer_of(response),
            record=record_of(response),
            is_copy=copies is not None,
        )

    def _count(self, article: Article) -> None:
        """Count the blocks that its reader took out, by rule."""
        for rule, count in Counter(each.rule for each in article.cleaning.removed).items():
            self.crawler.stats.inc_value(f"backfile/removed/{rule}", count)

    def original(self, copies: Copies, page: Page) -> Page:
        """Return a copy as the page that it is of. Raises PageError, NoPage for another site's."""
        original = copies.original(page)
        if original.url is None or original.url not in self.own:
            raise NoPage(f"leads away from the site: {original.url}")
        return original

    def _is_other(self, error: PageError) -> bool:
        """Tell whether what could not be read was never meant to be an article.

        A crawl meets pictures and documents, and records hold all that somebody met; one who
        replays a file means it to be read.
        """
        if self.saved is None:
            return isinstance(error, NoPage)
        return self.saved.is_picked and not isinstance(error, OverBudget | ReadingDied)

    def unchanged(self, response: Response, page: Page) -> Reading:
        """Return the reading of a page that the server says is as it was when it was read."""
        return Reading(
            address=response.meta["address"],
            url=page.url,
            fetched_at=page.fetched_at,
            answer=answer_of(response),
            record=record_of(response),
        )

    async def parse_failure(self, failure: Failure) -> AsyncIterator[Reading]:
        """Tell why an address could not be fetched."""
        request: Request = failure.request  # type: ignore[attr-defined]
        entry: Entry = request.cb_kwargs["entry"]
        error = failure.value
        if entry.source == PROBE:  # as it should be
            yield Reading(address=request.meta["address"], state="fetched")
            return
        state: State = "failed"
        reason: str | None = told(error)
        if isinstance(error, HttpError):
            status = error.response.status
            state, reason = ("gone" if status in GONE else "failed"), f"HTTP {status}"
            ends = self.announcers.ends(entry)
            if ends is not None:
                is_end = ends.is_end(received(error.response, entry, self.clock()))
                state, reason = ("fetched", None) if is_end else ("failed", reason)
        elif isinstance(error, IgnoreRequest):
            # Where a crawl begins it must be let in: by robots.txt, and by its own definition.
            begins = entry.archive is None and self.saved is None
            lost = begins or isinstance(error, Redirected)
            state, reason = ("failed" if lost else "rejected"), str(error) or "not allowed"
        if self.is_named(entry):
            state = "failed"
        is_deferred = isinstance(error, RobotsUnreachable) and self._defers(request.url, entry)
        state = "announced" if is_deferred else state
        answered = error.response if isinstance(error, HttpError) else None
        saved: Page | None = request.meta.get("saved")
        yield Reading(
            address=request.meta["address"],
            state=state,
            reason=reason,
            fetched_at=saved.fetched_at if saved is not None else None,
            passing=state == "failed" and may_pass(error, self.settings),
            is_deferred=is_deferred,
            answer=answer_of(answered) if answered is not None else None,
            record=record_of(answered) if answered is not None else None,
        )

    def is_bounded(self, entry: Entry) -> bool:
        """Tell whether an address is one of a finite number, whatever its pattern gives.

        So are those that a crawl begins with, copies that somebody else keeps, and archives of days
        and months that no other archive led to: a calendar that has no end is walked step by step.
        """
        return self.announcers.copies(entry) is not None or is_bounded(entry)

    def _defers(self, url: str, entry: Entry) -> bool:
        """Tell whether *entry* waits for another run, as all of the server of *url* does now."""
        if not self.run.leaves(url):
            self.run.leave(url)
        return self.run.leaves(entry.url)

    def is_named(self, entry: Entry) -> bool:
        """Tell whether a person named this address, so that it must answer."""
        return (
            entry.archive is None and self.saved is None and not self.announcers.is_calendar(entry)
        )

    def source(self, entry: Entry) -> Source:
        """Return the source that reads a listing. Raises SourceError when there is none."""
        source = self.announcers.of(entry)
        if source is None:
            raise SourceError(f"{self.name} has no source {entry.source!r}")
        return source

    def places(self, entry: Entry) -> Origins:
        """Return the addresses that may be asked for what *entry* announces.

        A page of the site leads to no copy that somebody else keeps, of whatever page.
        """
        copies = self.announcers.copies(entry)
        if copies is not None:
            return self._kept.setdefault(copies.name, Origins(copies.hosts, self.named))
        return self.lists if entry.kind == "listing" else self.own

    def entries(self, listed: Listed, page: Page) -> Iterator[Entry]:
        """Yield what a listing announces, each article with its day where that is known."""
        return (dated(each, self.zone) for each in self._repeats.new(listed, page))

    @cached_property
    def zone(self) -> tzinfo | None:
        """The zone of the site, which its layouts share; null when none is known."""
        told = self.options.get("timezone")
        zones = {told} if told else {layout.timezone for layout in self.layouts}
        return zones.pop() if len(zones) == 1 else None

    def wants(self, entry: Entry) -> bool:
        """Tell whether an announced address is one to follow."""
        if self.filling is not None and not self.filling.wants(entry):
            return False
        if entry.kind == "listing" and not self.admits(entry.url, entry.kind):
            return False  # an article that is excluded is noted as such
        return entry.url in self.places(entry) and (
            entry.kind == "listing" or entry.day is None or entry.day in self.window
        )

    def domain(self, page: Page) -> str | None:
        """Return the host of the publisher, without ``www.``; null when nothing tells."""
        named = f"//{self.allowed_domains[0]}" if self.allowed_domains else page.url
        return (urlsplit(named or "").hostname or "").removeprefix("www.") or None


def _at_once(settings: BaseSettings) -> int:
    """Return how many addresses of a host are out at once, those whose pages are read among them.

    Where there is no pause between requests, there are some more: no worker is to wait for one.
    """
    asked = settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")
    fetched = max(PER_HOST, asked or settings.getint("CONCURRENT_REQUESTS"))  # 0: no limit
    is_paced = settings.getfloat("DOWNLOAD_DELAY") > 0
    return fetched if is_paced else fetched + max(settings.getint("READER_WORKERS"), 0)
