"""Sets of pages whose truth is known: a folder with ``truth.jsonl`` and ``pages/ID.html.gz``.

A line of ``truth.jsonl`` is one object with ``id``, ``url``, ``title``, ``authors``, ``date``,
``text`` and, where the set has them, ``with`` and ``without``: snippets that the text must and must
not hold. Fields of other names are left alone. Null, ``""`` and ``[]`` say that the truth is
unknown.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from crawler.errors import RecordError

TRUTH = "truth.jsonl"
PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Truth:
    """What one page holds."""

    id: str
    """Name of the page's file in ``pages``, without ``.html.gz``."""
    url: str | None
    """The address that answered; null when unknown."""
    title: str | None = None
    """Null when unknown, like every field below."""
    authors: tuple[str, ...] = ()
    """Names; a text in the file is names parted by commas."""
    published: date | datetime | None = None
    """A datetime where the set gives a time of day; dates that are no whole ISO dates are null."""
    text: str | None = None
    """The body."""
    present: tuple[str, ...] = ()
    """Snippets that the body holds (``with``)."""
    absent: tuple[str, ...] = ()
    """Snippets of what stands around the body (``without``)."""


@dataclass(frozen=True)
class PageSet:
    """A folder of pages with their truth."""

    folder: Path
    """Where it lies; its name is the set's."""
    truths: tuple[Truth, ...]
    """One a page, the file's order."""
    whole: bool = True
    """Whether these are all of the set's pages."""

    @property
    def name(self) -> str:
        """Name of the folder."""
        return self.folder.name

    def html(self, truth: Truth) -> bytes:
        """Return a page's bytes; raise RecordError if they cannot be read."""
        path = self.folder / PAGES / f"{truth.id}.html.gz"
        try:
            packed = path.read_bytes()
            html = gzip.decompress(packed)
        except FileNotFoundError as error:
            raise RecordError(f"{path}: missing, but {TRUTH} names it") from error
        except (OSError, EOFError, zlib.error) as error:
            raise RecordError(f"{path}: cannot be read: {error}") from error
        if not packed:  # which gzip takes for a packed page without a byte
            raise RecordError(f"{path}: cannot be read: the file is empty")
        return html

    @cached_property
    def digest(self) -> str:
        """``sha256:`` and the digest of the truth and of every page; reads them all.

        Raises RecordError for the first page that cannot be read.
        """
        total = hashlib.sha256((self.folder / TRUTH).read_bytes())
        for truth in self.truths:
            total.update(hashlib.sha256(self.html(truth)).digest())
        return f"sha256:{total.hexdigest()}"


def find(path: Path) -> list[Path]:
    """Return the folders of the sets at *path*, sorted: itself, or those right in it.

    Raises RecordError if it holds none.
    """
    if not path.is_dir():
        raise RecordError(f"{path}: no such folder; DATA is a folder of sets, or one set")
    if (path / TRUTH).is_file():
        return [path]
    found = sorted(each.parent for each in path.glob(f"*/{TRUTH}"))
    if not found:
        raise RecordError(f"{path}: no {TRUTH} in it or in a folder right below")
    return found


def load(folder: Path, limit: int | None = None) -> PageSet:
    """Return the set in *folder*, only its first *limit* pages if that is given.

    Raises RecordError, which names the line, if ``truth.jsonl`` is not as it must be.
    """
    truths = list(_truths(folder / TRUTH))
    if not truths:
        raise RecordError(f"{folder / TRUTH}: empty")
    kept = truths[:limit]
    return PageSet(folder, tuple(kept), whole=len(kept) == len(truths))


def write(folder: Path, rows: Iterator[tuple[Mapping[str, Any], bytes]]) -> None:
    """Write a set: the truth of each page as a line of ``truth.jsonl``, and the page's bytes."""
    (folder / PAGES).mkdir(parents=True)
    with (folder / TRUTH).open("w", encoding="utf-8") as lines:
        for truth, html in rows:
            lines.write(json.dumps(truth, ensure_ascii=False) + "\n")
            packed = gzip.compress(html, compresslevel=1, mtime=0)
            (folder / PAGES / f"{truth['id']}.html.gz").write_bytes(packed)


def _truths(path: Path) -> Iterator[Truth]:
    """Yield what each line of ``truth.jsonl`` says."""
    seen = set()
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError(f"{path}: cannot be read: {error}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            truth = _truth(json.loads(line))
        except (ValueError, TypeError, KeyError) as error:
            problem = f"no {error}" if isinstance(error, KeyError) else error
            raise RecordError(f"{path}, line {number}: {problem}") from error
        if truth.id in seen:
            raise RecordError(f"{path}, line {number}: {truth.id} is there twice")
        seen.add(truth.id)
        yield truth


def _truth(row: Any) -> Truth:
    """Return what one object says; raise ValueError, TypeError or KeyError if it is wrong."""
    if not isinstance(row, dict):
        raise TypeError("not a JSON object")
    if not isinstance(row["id"], str) or not row["id"] or "/" in row["id"]:
        raise ValueError(f"id is {row['id']!r}, but must be the name of a page")
    return Truth(
        id=row["id"],
        url=_text(row, "url"),
        title=_text(row, "title"),
        authors=_names(row.get("authors")),
        published=_moment(_text(row, "date")),
        text=_text(row, "text"),
        present=_texts(row, "with"),
        absent=_texts(row, "without"),
    )


def _text(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        raise TypeError(f"{name} is {value!r}, but must be text or null")
    return value if value and value.strip() else None


def _texts(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    values: Sequence[Any] = row.get(name) or ()
    if not isinstance(values, list | tuple) or not all(isinstance(each, str) for each in values):
        raise TypeError(f"{name} is {values!r}, but must be a list of texts or null")
    return tuple(each for each in values if each.strip())


def _names(value: Any) -> tuple[str, ...]:
    names = value.split(",") if isinstance(value, str) else _texts({"authors": value}, "authors")
    return tuple(name.strip() for name in names if name.strip())


def _moment(value: str | None) -> date | datetime | None:
    """Return a date, or a date and time; null for what is no whole ISO date."""
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            return read(value or "")
        except ValueError:
            continue
    return None
