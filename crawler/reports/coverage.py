"""What an archive announced and what was kept, day by day."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from operator import attrgetter

from crawler.ledger import DayCoverage
from crawler.reports.terminal import printable

_COUNTS = ("found", "fetched", "kept", "rejected", "gone", "failed")
_HEAD = ("site", "day", "announced", *_COUNTS, "note")


def coverage_table(rows: Iterable[DayCoverage]) -> str:
    """Return the days as a table of plain text, with a line of totals after each site's days.

    The rows of a site stand together; their order is kept.
    """
    lines = [line for _, days in groupby(rows, attrgetter("site")) for line in _site(list(days))]
    return _aligned([_HEAD, *lines]) if lines else "no days are known yet"


def coverage_json(rows: Iterable[DayCoverage]) -> str:
    """Return ``{"days": [{…}]}``: the fields of each row, and by how many it is short."""
    days = [{**asdict(row), "day": _iso(row), "short_by": _short_by(row)} for row in rows]
    return json.dumps({"days": days}, indent=2)


def _site(days: Sequence[DayCoverage]) -> Iterator[tuple[str, ...]]:
    site = printable(days[0].site)
    for row in days:
        counts = (_number(getattr(row, name)) for name in _COUNTS)
        yield site, _iso(row) or "unknown", _number(row.announced), *counts, _note(row)
    known = [row.announced for row in days if row.announced is not None]
    sums = (_number(sum(getattr(row, name) for row in days)) for name in _COUNTS)
    short = sum(_short_by(row) or 0 for row in days)
    yield site, "total", _number(sum(known) if known else None), *sums, _short(short)


def _note(row: DayCoverage) -> str:
    if row.day is None:
        return ""
    if row.announced is None:
        return "not announced"
    if row.kept + row.rejected > row.announced:
        return "more than announced"
    return _short(_short_by(row) or 0)


def _short_by(row: DayCoverage) -> int | None:
    """Return how many announced articles are neither kept nor explained; null: none announced."""
    explained = row.kept + row.rejected + row.gone
    return None if row.announced is None else max(0, row.announced - explained)


def _short(count: int) -> str:
    return f"short by {count:,}" if count else ""


def _number(count: int | None) -> str:
    return "-" if count is None else f"{count:,}"


def _iso(row: DayCoverage) -> str | None:
    return row.day.isoformat() if row.day else None


def _aligned(lines: Sequence[tuple[str, ...]]) -> str:
    """Return *lines* in columns: site, day and note to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    sides = ("<", "<", *">" * (len(_HEAD) - 3), "<")
    rows = (
        "  ".join(
            f"{cell:{side}{width}}" for cell, side, width in zip(line, sides, widths, strict=True)
        )
        for line in lines
    )
    return "\n".join(row.rstrip() for row in rows)
