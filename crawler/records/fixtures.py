"""Saved pages: fixture folders (a page and its side-car), bare HTML files, text captures.

A side-car ``CASE.json`` says of the page beside it what the bytes do not: ``page`` (its file),
``url``, ``site``, ``kind``, ``source``, ``fetched_at``, ``status``, ``content_type``, and what must
come of it (``expected``, ``observations``).
"""

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from crawler.errors import RecordError
from crawler.items import EntryKind, Page

SUFFIXES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".html.gz": "text/html",
    ".htm.gz": "text/html",
    ".txt": "text/plain",
}
"""File names that are pages, and what they hold when no side-car says."""

OTHERS = {
    ".xml": "application/xml",
    ".xml.gz": "application/xml",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".json": "application/json",
}
"""File names of sitemaps, feeds and the like, which are pages where a side-car says so."""

LARGEST = 50 * 1024 * 1024
"""Bytes of a saved page, unpacked: beyond that it is none."""

_SIDE_CAR_TEXTS = ("url", "site", "source", "fetched_at", "content_type")


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page that was saved earlier."""

    path: Path
    """Its file."""
    page: Page
    """What was received."""
    site: str | None = None
    """Name of its site; null when its side-car does not say, or it has none."""
    kind: EntryKind = "article"
    """What it holds."""
    source: str | None = None
    """Name of the source that reads a listing; null: the site's first one."""
    expected: dict[str, Any] = field(default_factory=dict)
    """Fields that the record must have."""
    observations: tuple[dict[str, Any], ...] | None = None
    """Counts that must be seen; null when the side-car does not say."""


def find(paths: Iterable[Path]) -> Iterator[SavedPage | RecordError]:
    """Yield the saved pages of files and folders, in the order of their names.

    A page that is missing or unreadable is yielded as the RecordError that says so.
    """
    for path in paths:
        pages = _pages(path) if path.is_dir() else _page(path)
        for page, side_car in sorted(pages.items()):
            try:
                yield _saved(page, side_car)
            except RecordError as error:
                yield error


def _pages(folder: Path) -> dict[Path, Path | None]:
    """Return the pages below *folder* with their side-cars; what only these know of included."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    pages: dict[Path, Path | None] = {path: None for path in files if _suffix(path) in SUFFIXES}
    for path in files:
        if path.suffix == ".json" and _is_side_car(path):
            pages[_page_of(path)] = path
    return pages


def _page(path: Path) -> dict[Path, Path | None]:
    """Return one named page with its side-car, whichever of the two *path* is."""
    if path.suffix == ".json":
        return {_page_of(path): path}
    side_car = path.with_name(path.name.removesuffix(_suffix(path)) + ".json")
    return {path: side_car if side_car.is_file() else None}


def _is_side_car(path: Path) -> bool:
    """Tell whether a JSON file is one; a broken one beside a page is, and is reported with it."""
    try:
        meta = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return _beside(path) is not None
    return isinstance(meta, dict) and any(name in meta for name in ("page", "url", "expected"))


def _page_of(side_car: Path) -> Path:
    """Return the page that *side_car* lists, or the one of the same name."""
    try:
        meta = json.loads(side_car.read_bytes())
    except (OSError, ValueError, RecursionError):
        meta = {}
    name = meta.get("page") if isinstance(meta, dict) else None
    if isinstance(name, str) and Path(name).name:
        return side_car.with_name(Path(name).name)
    return _beside(side_car) or side_car.with_suffix(".html")


def _beside(side_car: Path) -> Path | None:
    """Return the page that has the same name as *side_car*; null when there is none."""
    for suffix in SUFFIXES:
        page = side_car.with_suffix(suffix)
        if page.is_file():
            return page
    return None


def _saved(path: Path, side_car: Path | None) -> SavedPage:
    """Read *path* and what *side_car* says of it. Raises RecordError."""
    meta = _meta(side_car) if side_car else {}
    page = Page(
        body=_body(path),
        url=meta.get("url"),
        content_type=meta.get("content_type") or _kind(path),
        fetched_at=meta.get("fetched_at"),
        status=meta.get("status"),
    )
    return SavedPage(
        path=path,
        page=page,
        site=meta.get("site"),
        kind="listing" if meta.get("kind") == "listing" else "article",
        source=meta.get("source"),
        expected=meta.get("expected") or {},
        observations=tuple(meta["observations"]) if "observations" in meta else None,
    )


def _kind(path: Path) -> str:
    """Return what a page holds, by the name of its file."""
    return (SUFFIXES | OTHERS).get(_suffix(path), "text/html")


def _body(path: Path) -> bytes:
    try:
        if path.suffix != ".gz":
            return path.read_bytes()
        with gzip.open(path) as file:
            body = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise RecordError(f"{path} is missing") from error
    except (OSError, EOFError, zlib.error) as error:
        raise RecordError(f"{path} cannot be read: {error}") from error
    if len(body) > LARGEST:
        raise RecordError(f"{path} unpacks to over {LARGEST // 2**20} MiB: it is no page")
    return body


def _meta(side_car: Path) -> dict[str, Any]:
    """Return what *side_car* says. Raises RecordError."""
    try:
        meta = json.loads(side_car.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise RecordError(f"{side_car} is no side-car: {error}") from error
    wrong = _wrong(meta)
    if wrong:
        raise RecordError(f"{side_car} is no side-car: {wrong}")
    return dict(meta)


def _wrong(meta: Any) -> str | None:
    """Return what is wrong with the contents of a side-car; null when it is sound."""
    if not isinstance(meta, dict):
        return "not a JSON object"
    for name in _SIDE_CAR_TEXTS:
        if not isinstance(meta.get(name), str | None):
            return f"{name} is no text"
    if not isinstance(meta.get("status"), int | None):
        return "status is no number"
    if not _is_time(meta.get("fetched_at")):
        return "fetched_at is no time in UTC: write 2018-07-20T09:00:00Z"
    return None if isinstance(meta.get("expected", {}), dict) else "expected is no object"


def _is_time(value: str | None) -> bool:
    """Tell whether *value* is null or an RFC 3339 time in UTC."""
    if value is None:
        return True
    try:
        return datetime.fromisoformat(value).utcoffset() == timedelta(0)
    except ValueError:
        return False


def _suffix(path: Path) -> str:
    """Return the ending of a page's file name, ``.html.gz`` included."""
    return "".join(path.suffixes[-2:]) if path.suffix == ".gz" else path.suffix
