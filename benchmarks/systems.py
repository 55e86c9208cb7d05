"""What is compared: Backfile and the libraries that people use, all called the same way.

A system gets a page's bytes and address; decoding and parsing are part of what is measured. Each is
called as its own documentation says, with default settings. It is imported when it is first
loaded, so that what it costs in memory can be told.
"""

import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from benchmarks.metrics import Reading
from crawler.errors import CrawlerError, PageError
from crawler.items import Article, Page

MANY = "Backfile, extract_many"
"""Name of Backfile's other way to read: all pages at once, with publisher memory."""

WARM = "Backfile, warm profile"
"""Name of Backfile as a crawl reads: a page at a time, its publisher's profile made before."""

Read = Callable[[bytes, str | None], Reading]
"""Reads one page; may raise anything."""


@dataclass(frozen=True)
class System:
    """A reader of pages."""

    name: str
    """As the tables have it."""
    package: str
    """Its distribution."""
    imported: Callable[[], Read]
    """Imports it and returns what reads a page."""

    @property
    def version(self) -> str | None:
        """Version that is installed; null when none is."""
        try:
            return version(self.package)
        except PackageNotFoundError:
            return None

    def load(self) -> Read:
        """Import it and return what reads a page; raise CrawlerError if that fails."""
        try:
            return self.imported()
        except ImportError as error:
            reason = str(error).partition("\n")[0]
            raise CrawlerError(f"{self.name} cannot be imported: {reason}") from error


def attempt(read: Read, html: bytes, url: str | None) -> Reading:
    """Return the reading of a page; an empty one with the error if the system raises."""
    try:
        return read(html, url)
    except Exception as error:  # noqa: BLE001 - what another's library raises is its own affair
        return Reading(error=f"{type(error).__name__}: {error}")


def many(pages: Iterable[tuple[bytes, str | None]]) -> Iterator[Reading]:
    """Yield Backfile's reading of each page, in order, with publisher memory."""
    from crawler import extract_many  # noqa: PLC0415 - see the module

    for result in extract_many({"html": html, "url": url} for html, url in pages):
        if isinstance(result, PageError):
            yield Reading(error=f"PageError: {result}")
        else:
            yield _reading(result)


def warm(pages: Iterable[tuple[bytes, str | None]]) -> System:
    """Return Backfile with the profiles that *pages* teach, which are made here and now."""
    from crawler import extract  # noqa: PLC0415 - see the module
    from crawler.pages import Publishers  # noqa: PLC0415 - see the module

    held = [Page(html, url) for html, url in pages]
    publishers = Publishers(held)
    profiles = {page.url: publishers.profile(page) for page in held}
    return System(
        WARM,
        BACKFILE.package,
        lambda: lambda html, url: _reading(extract(html, url=url, profile=profiles.get(url))),
    )


def peers() -> list[System]:
    """Return the systems to compare with that are installed, trafilatura first.

    Raises CrawlerError without trafilatura, which every figure of speed is a ratio to.
    """
    if TRAFILATURA.version is None:
        raise CrawlerError("trafilatura is not installed: pip install -e '.[bench]'")
    return [system for system in (TRAFILATURA, NEWSPAPER) if system.version]


def _backfile() -> Read:
    from crawler import extract  # noqa: PLC0415 - see the module

    return lambda html, url: _reading(extract(html, url=url))


def _reading(article: Article) -> Reading:
    return Reading(
        article.article_body,
        article.headline,
        article.date_published,
        tuple(author.name for author in article.authors),
    )


def _trafilatura() -> Read:
    from trafilatura import bare_extraction  # noqa: PLC0415 - see the module
    from trafilatura.settings import Document  # noqa: PLC0415 - see the module

    def read(html: bytes, url: str | None) -> Reading:
        document = bare_extraction(html, url=url, with_metadata=True)
        if not isinstance(document, Document):  # nothing was found
            return Reading(error="nothing found")
        authors = (document.author or "").split("; ")  # how it joins them
        return Reading(
            document.text or "", document.title, document.date, tuple(filter(None, authors))
        )

    return read


def _newspaper() -> Read:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that nltk is missing, which only summaries need
        from newspaper import Article as Paper  # noqa: PLC0415 - see the module

    def read(html: bytes, url: str | None) -> Reading:
        paper = Paper(url or "", fetch_images=False)  # which would ask for them over the network
        paper.download(input_html=html)
        paper.parse()
        published = paper.publish_date.isoformat() if paper.publish_date else None
        return Reading(paper.text, paper.title, published, tuple(paper.authors))

    return read


BACKFILE = System("Backfile", "backfile", _backfile)
TRAFILATURA = System("trafilatura", "trafilatura", _trafilatura)
NEWSPAPER = System("newspaper4k", "newspaper4k", _newspaper)
BY_NAME = {system.name: system for system in (BACKFILE, TRAFILATURA, NEWSPAPER)}
