"""What came back from a server, as the rest of Backfile knows it; or why nothing did."""

import re
from datetime import UTC, datetime

from OpenSSL import SSL
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.settings import BaseSettings
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.utils.misc import load_object

from crawler.errors import CrawlerError, WrongCertificate
from crawler.items import UNCHANGED, Answer, Entry, Page, Pointer

HEADS = "heads"
"""Key of ``request.meta``: first lines and headers of the last exchange, as they were sent and
received."""

RECORD = "record"
"""Key of ``request.meta``: the pointer to the record of its response."""

MAXSIZE = "download_maxsize"
"""Key of ``request.meta``: bytes that its answer may have, where they are not those of a page."""

REDIRECTED = "more redirects than are followed"
"""What is said of a redirect that leads on and on: the page may well be there."""

_PACKED = re.compile(r'-(?:gzip|br|zstd)"$')


class Redirected(IgnoreRequest):
    """A redirect leads on and on, or back to where it came from: the page may well be there."""


def received(response: Response, entry: Entry, now: datetime | None = None) -> Page:
    """Return what was received for *entry*; of a saved page, what was saved with it.

    *now*: when it came, unless its record tells; null: at this moment.
    """
    saved: Page | None = response.meta.get("saved")
    if saved is not None:
        return saved
    return Page(
        body=response.body,
        url=response.url,
        content_type=_header(response, "Content-Type"),
        fetched_at=record.fetched_at if (record := record_of(response)) else _written(now),
        status=response.status,
        entry=entry,
        headers={
            name.decode("latin-1").lower(): b", ".join(values).decode("latin-1")
            for name, values in response.headers.items()
        },
    )


def answer_of(response: Response) -> Answer | None:
    """Return what the server said beside the page; null for a saved page that it sent whole."""
    if "saved" in response.meta and response.status != UNCHANGED:
        return None
    return Answer(response.status, _header(response, "ETag"), _header(response, "Last-Modified"))


def record_of(response: Response) -> Pointer | None:
    """Return where *response* is recorded; null: nowhere."""
    record: Pointer | None = response.meta.get(RECORD)
    return record


def larger_than(most: int) -> str:
    """Return why an answer was given up that has more than *most* bytes."""
    size = f"{most // 2**20} MiB" if most % 2**20 == 0 else f"{most:,} bytes"
    return f"larger than {size}"


def told(error: BaseException | None) -> str:
    """Return what went wrong in a download; Twisted wraps the causes of what came to nothing."""
    if isinstance(error, CrawlerError):
        return str(error)
    causes = _causes(error)
    if causes:
        return "; ".join(map(_named, causes))
    # What went wrong on the wire, as Scrapy puts it, and as Twisted did.
    behind = "; ".join(_named(each) for each in _causes(error and error.__cause__))
    return f"{type(error).__name__}: {behind}" if behind else _named(error)


def _causes(error: BaseException | None) -> list[BaseException]:
    reasons = [each.value for each in getattr(error, "reasons", None) or ()]
    return [each for each in reasons if not type(each).__name__.startswith("_")] or reasons


def _named(error: BaseException | None) -> str:
    if isinstance(error, SSL.Error):
        told = "; ".join(str(each[-1]) for each in error.args[0]) if error.args else ""
        return f"no secure connection: {told or 'it was closed'}"
    if isinstance(error, WrongCertificate):
        return f"no secure connection: {error}"
    return f"{type(error).__name__}: {error}".removesuffix(": ")


def may_pass(error: BaseException | None, settings: BaseSettings) -> bool:
    """Tell whether it is worth asking again: by Scrapy's own settings of what to retry."""
    if isinstance(error, HttpError):
        return error.response.status in map(int, settings.getlist("RETRY_HTTP_CODES"))
    kinds = tuple(map(load_object, settings.getlist("RETRY_EXCEPTIONS")))
    return isinstance(error, kinds)


def _written(moment: datetime | None) -> str:
    moment = moment or datetime.now(UTC)
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def unpacked_tag(etag: str | None) -> str | None:
    """Return what a page is called before a server packs it: ``"one"`` of ``"one-gzip"``.

    Apache's mod_deflate adds the suffix to what it sends and does not take it off what it is asked
    (its bug 45023): what stands behind it would find every page changed.
    """
    return etag and _PACKED.sub('"', etag)


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None
