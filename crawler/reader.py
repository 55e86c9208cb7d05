"""The reader as a library: one page, or many of one or several publishers, to articles.

What reads is imported when the first page comes: who only imports this waits for nothing.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache, reduce
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from crawler.errors import PageError

if TYPE_CHECKING:
    from crawler.cleaning import Step
    from crawler.items import Article, Page
    from crawler.pages import Profile, Publishers

ARGUMENTS = frozenset(("html", "url", "fetched_at", "content_type", "profile"))
"""What a page of :func:`extract_many` may tell."""

SCHEMES = frozenset(("http", "https"))
"""Of addresses that tell something; another is as good as none."""

YEARS = range(1970, 9000)
"""When a page may have been fetched: not at the ends of the calendar, which cannot be reckoned
with."""


def extract(
    html: str | bytes | bytearray | memoryview,
    *,
    url: str | None = None,
    fetched_at: str | datetime | None = None,
    content_type: str | None = None,
    profile: "Profile | None" = None,
) -> "Article":
    """Return the article of one page, read and cleaned as a crawl does it.

    *html*: the page's bytes, or its text if it is decoded already. *url*: the address that
    answered; one that is not of the web tells nothing. *fetched_at*: RFC 3339, or a datetime.
    *content_type*: as the server said; ``text/plain`` is a capture of a page's text. *profile*:
    what other pages of the publisher taught. A field that the page does not tell is null or empty,
    headline and body included: a crawl rejects such an article, here it is the caller's to judge.

    Raises PageError if there is nothing to read: an empty page, a binary file, a feed, more tags
    than any page has; and for a broken address or time. Raises TypeError for an argument of another
    type.
    """
    return _read(*_asked(html, url, fetched_at, content_type, profile))


def extract_many(given: Iterable[Mapping[str, Any]]) -> "Iterator[Article | PageError]":
    """Yield an article for each page, in order; for one that cannot be read its PageError.

    A page is a mapping with the names of :func:`extract`'s arguments. The pages of one publisher
    teach how each of them is read: what repeats over them is not the text of any. So all pages are
    taken in before the first is read, and every one is looked at twice; in which order they come
    does not change what is read. A page that has a profile of its own is read with that; where all
    have one, none is looked at twice. Raises TypeError for what holds no pages, as a single page.
    """
    return _outcomes(_pages(given))


def learn(given: Iterable[Mapping[str, Any]]) -> "Profile | None":
    """Return what pages of one publisher teach, to be read with later; null: too little.

    A page is what it is to :func:`extract_many`; one that cannot be read teaches nothing. Of many
    pages some dozens are looked at, in whatever order they come the same ones.
    Raises TypeError for what holds no pages, as a single page.
    """
    from crawler import pages  # noqa: PLC0415

    wanted = map(_wanted, _pages(given))
    return pages.learn(each.page for each in wanted if isinstance(each, _Wanted))


class _Wanted(NamedTuple):
    """A page, and the profile that its caller wants it to be read with."""

    page: "Page"
    profile: "Profile | None"


def _pages(given: Iterable[Mapping[str, Any]]) -> Iterator[Any]:
    """Return an iterator of the pages. Raises TypeError for a single one, and for no pages."""
    if isinstance(given, Mapping | str | bytes | bytearray | memoryview) or not isinstance(
        given, Iterable
    ):
        raise TypeError(f"give a list of pages, not {type(given).__name__}")
    return iter(given)


def _outcomes(given: Iterator[Any]) -> "Iterator[Article | PageError]":
    """Yield what comes of each of many pages; those without a profile are learnt from."""
    from crawler.pages import Publishers  # noqa: PLC0415

    waiting = deque(map(_wanted, given))
    known = [each for each in waiting if isinstance(each, _Wanted)]
    is_asked = any(each.profile is None for each in known)
    publishers = Publishers(each.page for each in known if is_asked)
    del known  # a page leaves memory when it is read
    while waiting:
        yield _outcome(waiting.popleft(), publishers)


def _outcome(wanted: "_Wanted | PageError", publishers: "Publishers") -> "Article | PageError":
    """Return what comes of one of many pages."""
    if isinstance(wanted, PageError):
        return wanted
    try:
        return _read(wanted.page, wanted.profile or publishers.profile(wanted.page))
    except PageError as error:
        return error


def _read(page: "Page", profile: "Profile | None") -> "Article":
    """Return the article of *page*. Raises PageError."""
    from crawler import pages  # noqa: PLC0415
    from crawler.pages.collector import resting  # noqa: PLC0415

    with resting():
        article, _ = pages.read(page, site=urlsplit(page.url or "").netloc, profile=profile)
        return reduce(lambda cleaned, step: step(cleaned), _steps(), article)


@cache
def _steps() -> "tuple[Step, ...]":
    """Return the steps of cleaning, and the one that gives an article its id.

    Whether what is left is worth keeping is the caller's to say.
    """
    from crawler.cleaning import STEPS, validate  # noqa: PLC0415
    from crawler.cleaning.identity import identify  # noqa: PLC0415

    return (*(step for step in STEPS if step is not validate), identify)


def _wanted(given: Any) -> "_Wanted | PageError":
    """Return one of many pages as it was given, or what is wrong with it."""
    if not isinstance(given, Mapping):
        return PageError(f"a page must be a mapping, not {type(given).__name__}")
    if unknown := sorted(map(str, given.keys() - ARGUMENTS)):
        return PageError(
            f"a page has no {unknown[0]!r}: it may tell {', '.join(sorted(ARGUMENTS))}"
        )
    if "html" not in given:
        return PageError("a page must have its 'html'")
    try:
        return _asked(**given)
    except (PageError, TypeError) as error:
        return error if isinstance(error, PageError) else PageError(str(error))


def _asked(
    html: Any,
    url: Any = None,
    fetched_at: Any = None,
    content_type: Any = None,
    profile: Any = None,
) -> _Wanted:
    """Return a page as its caller tells it. Raises PageError for a wrong value, TypeError."""
    from crawler.items import Page  # noqa: PLC0415
    from crawler.pages import Profile  # noqa: PLC0415

    _check("html", html, str, bytes, bytearray, memoryview)
    _check("url", url, str, type(None))
    _check("fetched_at", fetched_at, str, datetime, type(None))
    _check("content_type", content_type, str, type(None))
    _check("profile", profile, Profile, type(None))
    body = html if isinstance(html, str) else bytes(html)
    return _Wanted(Page(body, _address(url), content_type, _time(fetched_at)), profile)


def _check(name: str, value: object, *types: type) -> None:
    """Raise TypeError if the argument *name* is of none of these *types*."""
    if not isinstance(value, types):
        known = " or ".join(each.__name__ for each in types if each is not type(None))
        raise TypeError(f"{name} must be {known}, not {type(value).__name__}")


def _address(url: str | None) -> str | None:
    """Return an address of the web; null for what is none. Raises PageError for a broken one."""
    given = (url or "").strip().encode(errors="replace").decode()
    try:
        parts = urlsplit(given)
        _ = parts.port
    except ValueError as error:
        raise PageError(f"{url!r} is no address: {error}") from error
    is_web = parts.scheme in SCHEMES and parts.hostname and parts.netloc.isprintable()
    return given if is_web else None


def _time(value: str | datetime | None) -> str | None:
    """Return a time as RFC 3339, in UTC if it has a zone. Raises PageError for what is none."""
    if not value:
        return None
    try:
        time = value if isinstance(value, datetime) else datetime.fromisoformat(value.upper())
        zoned = time if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise PageError(f"fetched_at={value!r} is no time: write RFC 3339") from error
    if zoned.year not in YEARS:
        raise PageError(f"fetched_at={value!r}: no page was fetched in that year")
    return zoned.isoformat().replace("+00:00", "Z")
