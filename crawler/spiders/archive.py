"""Any site without a definition: ``backfile crawl archive -a url=https://…``."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from functools import cached_property
from typing import ClassVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.downloader.places import PORTS
from crawler.errors import DefinitionError
from crawler.items import Entry, Page, Reading
from crawler.secrets import Login, hide, of_path, parted
from crawler.site import SiteSpider
from crawler.sources.choice import ARGUMENTS, choose
from crawler.text.addresses import bare
from crawler.text.site_names import is_site_name


class ArchiveSpider(SiteSpider):
    """Follows the archives, paginations and listings it recognises; reads articles generically.

    The site is called by its host and port, or as ``-a name=`` says. With ``-a source=`` it takes
    what other sources announce instead; where they are, the site is asked at the usual addresses
    unless an argument with the source's name tells.
    """

    name = "archive"
    arguments: ClassVar = (
        "url", "name", "since", "until", "timezone", "include", "exclude", "source", "quiet",
        *ARGUMENTS
    )  # fmt: skip

    def __init__(
        self,
        name: str | None = None,
        *,
        url: str | None = None,
        timezone: str | None = None,
        include: str | None = None,
        exclude: str | None = None,
        source: str = "links",
        **options: object,
    ) -> None:
        """Take the address of the archive; *timezone*: an IANA name for times shown without.

        *include*, *exclude*: a pattern each, as in a definition. *source*: names of sources,
        parted by commas; *quiet*: hours in which nothing is asked for.
        """
        host, quiet = _host(url), options.pop("quiet", None)
        login, tokens = Login.of(str(url)), dict[str, str]()
        url = _open(bare(str(url)), tokens)
        options |= {each: bare(str(options[each])) for each in ARGUMENTS if each in options}
        for each in WHOLE & options.keys():
            options[each] = " ".join(_open(one, tokens) for one in str(options[each]).split())
        if not is_site_name(name or host):
            raise DefinitionError(
                f"no site may be called {(name or host)[:60]!r}: give it a short name, -a name=NAME"
            )
        super().__init__(name or host, **options)  # type: ignore[arg-type]
        self.key = self.key.signed(login).with_tokens(tokens)
        hide(self.key.secrets())
        self._given |= {"url": url} | ({"timezone": timezone} if timezone else {})
        self.include = () if include is None else (include,)
        self.quiet = None if quiet is None else str(quiet)
        self.exclude = () if exclude is None else (exclude,)
        self._given |= {"source": source} if source != "links" else {}
        self.allowed_domains = (host,)
        given = {each: str(options[each]) for each in ARGUMENTS if each in options}
        chosen = choose(source, url, given, self.window.since)
        self.sources = chosen.sources
        today = self.clock().date()
        self._guesses = tuple(
            entry for each in chosen.guesses for entry in each.start(self.window, today)
        )
        self._missed: set[str] = set()
        if timezone:
            self.options = {"timezone": _zone(timezone)}

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The addresses that a person named: that of the site among them, wherever it begins."""
        return (self._given["url"], *(entry.url for entry in self._begins()))

    def start_entries(self) -> Iterable[Entry]:
        """Yield what the sources start with, in the window; and where they may be besides."""
        yield from super().start_entries()
        if self.saved is None and self.only is None and self.filling is None:
            yield from self._guesses

    async def parse_listing(self, response: Response, entry: Entry) -> AsyncIterator[Reading]:
        """Read the addresses that a listing announces."""
        async for reading in super().parse_listing(response, entry):
            yield self._judged(entry, reading)

    async def parse_failure(self, failure: Failure) -> AsyncIterator[Reading]:
        """Tell why an address could not be fetched."""
        entry = failure.request.cb_kwargs["entry"]  # type: ignore[attr-defined]
        async for reading in super().parse_failure(failure):
            yield self._judged(entry, reading)

    def _judged(self, entry: Entry, reading: Reading) -> Reading:
        """Return what came of an address; of the usual ones of a source one must be right.

        A site answers with a page of its own at some that it does not have, and its robots.txt may
        name nothing.
        """
        usual = self._usual(entry)
        is_empty = entry.url.endswith("/robots.txt") and reading.outcome == "fetched"
        is_wrong = reading.outcome in ("failed", "gone") or (is_empty and not reading.entries)
        if entry.url not in usual or reading.passing or not is_wrong:
            return reading
        self._missed.add(entry.url)
        if usual <= self._missed:
            return replace(reading, state="failed", reason=_not_found(entry, usual, reading.reason))
        return replace(reading, state="gone") if reading.outcome == "failed" else reading

    def is_named(self, entry: Entry) -> bool:
        """Tell whether a person named this address, so that it must answer."""
        return entry.url not in self._usual(entry) and super().is_named(entry)

    def _usual(self, entry: Entry) -> set[str]:
        """Return where the source of *entry* usually begins, where nobody named an address."""
        return {each.url for each in self._guesses if each.source == entry.source}

    def domain(self, page: Page) -> str | None:
        """Return the host of the page, without ``www.``; null for a page without an address."""
        return (urlsplit(page.url or "").hostname or "").removeprefix("www.") or None


def _not_found(entry: Entry, usual: Iterable[str], reason: str | None) -> str:
    """Return why the source of *entry* is lost, of which none of its *usual* addresses is one."""
    name = "REST interface" if entry.source == "wordpress" else entry.source
    tried = " ".join(sorted(f"/{url.split('/', 3)[3].partition('&')[0]}" for url in usual))
    return (
        f"no {name} was found at {tried}: {reason or 'nothing is announced there'}; name one with"
        f" -a {entry.source}=ADDRESS, or ask 'backfile discover' what there is"
    )


WHOLE = {"sitemap", "feed", "cdx"}
"""Arguments whose addresses are asked for as they are, whatever is added to their queries."""


def _open(url: str, tokens: dict[str, str]) -> str:
    """Return *url* without its secret parameters; they are added to *tokens*.

    Where another address of the same path has others, neither would be the right ones.
    """
    told, secret = parted(url)
    if not secret or tokens.get(of_path(told), secret) != secret:
        return url
    tokens[of_path(told)] = secret
    return told


def _host(url: str | None) -> str:
    """Return host and port of *url*. Raises DefinitionError when it is no web address."""
    if not url:
        raise DefinitionError("archive needs an address: -a url=https://…")
    # What stands before the last @ may be a password that is not encoded.
    shown = f"***{url[url.rindex('@') :]}" if "@" in url else url
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises for a port that is none
    except ValueError as error:
        told = f": {error}" if shown == url else ", or its password is not encoded: / is %2F"
        raise DefinitionError(f"url={shown} is no web address{told}") from None
    if parts.scheme not in PORTS or not parts.hostname:
        raise DefinitionError(f"url={shown} is no web address: write https://host/…")
    return parts.netloc.rpartition("@")[2].lower()


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise DefinitionError(
            f"timezone={name} is no zone: write one like Europe/Istanbul"
        ) from error
