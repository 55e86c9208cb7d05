"""What an archive announced and what was kept, day by day."""

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from operator import attrgetter
from typing import Any

from crawler.ledger import Change, DayCoverage, Whole
from crawler.reports.terminal import printable

_COUNTS = ("found", "fetched", "kept", "rejected", "gone", "failed")
_HEAD = ("day", "announced", "told by", *_COUNTS, "verdict")
_LEFT = ("day", "told by", "verdict")
_WIDTH = 100
_INDENT = " " * 12


def coverage_table(
    rows: Iterable[DayCoverage], changes: Iterable[Change] = (), wholes: Iterable[Whole] = ()
) -> str:
    """Return a table of plain text for each site: its days, and a line of their sums.

    Below a short day stands why pages of it failed or were rejected; below the table, whether the
    site's total grew by what its days did (*changes*), and how many articles it says that it has in
    all (*wholes*). The rows of a site stand together; their
    order is kept.
    """
    checked, told = list(changes), {each.site: each for each in wholes}
    tables = [
        "\n".join(
            _site(list(days), [each for each in checked if each.site == site], told.get(site))
        )
        for site, days in groupby(rows, attrgetter("site"))
    ]
    return "\n\n".join(tables) or "no days are known yet"


def coverage_json(
    rows: Iterable[DayCoverage], changes: Iterable[Change] = (), wholes: Iterable[Whole] = ()
) -> str:
    """Return ``{"days": [{…}], "totals": [{…}], "wholes": [{…}]}``: the fields of each."""
    told = {
        "days": [asdict(row) for row in rows],
        "totals": [_change(each) for each in changes],
        "wholes": [asdict(each) for each in wholes],
    }
    return json.dumps(told, indent=2, default=str)


def _change(change: Change) -> dict[str, Any]:
    return {
        "site": change.site,
        "from": change.since,
        "until": change.until,
        "change": change.change,
        "counted": change.counted,
        "holds": change.holds,
    }


def _site(
    days: Sequence[DayCoverage], changes: Sequence[Change], whole: Whole | None
) -> Iterator[str]:
    yield printable(days[0].site)
    head, *lines, total = _aligned([_HEAD, *map(_line, days), _total(days)])
    yield head
    for row, line in zip(days, lines, strict=True):
        yield line
        if row.short:
            yield from _why(row)
    yield total
    yield from _totals(changes)
    if whole is not None:
        yield printable(
            f"the site counts {whole.count:,} articles in all ({whole.kind},"
            f" {whole.observed_at or 'time unknown'}): {whole.known:,} addresses are known"
        )


def _line(row: DayCoverage) -> tuple[str, ...]:
    day = row.day.isoformat() if row.day else "unknown"
    kind = printable(row.evidence[0].kind) if row.evidence else "-"
    counts = (_number(getattr(row, name)) for name in _COUNTS)
    return day, _number(row.announced), kind, *counts, _verdict(row)


def _total(days: Sequence[DayCoverage]) -> tuple[str, ...]:
    known = [row.announced for row in days if row.announced is not None]
    sums = (_number(sum(getattr(row, name) for row in days)) for name in _COUNTS)
    short = sum(row.short for row in days)
    verdict = f"short by {short:,}" if short else ""
    return "total", _number(sum(known) if known else None), "", *sums, verdict


def _verdict(row: DayCoverage) -> str:
    """Return the verdict with what it does not say itself."""
    told = [f"short by {row.short:,}"] if row.short else []
    if not row.verdict.startswith("short"):
        told.insert(0, row.verdict)
    if row.elsewhere:
        told.append(f"{row.elsewhere:,} on another day")
    return ", ".join(told)


def _why(row: DayCoverage) -> Iterator[str]:
    """Yield the lines that say why pages of a day are no article."""
    told = [f"{state}: {_counted(why)}" for state, why in sorted(row.reasons.items()) if why]
    if row.listings_failed:
        told.append(f"listings among them: {row.listings_failed:,}")
    told += [f"{name}: {count:,}" for name, count in row.unread.items()]
    text = printable("; ".join(told))
    yield from textwrap.wrap(text, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT)


def _counted(reasons: Mapping[str, int]) -> str:
    return ", ".join(f"{reason} ({count:,})" for reason, count in reasons.items())


def _totals(changes: Sequence[Change]) -> Iterator[str]:
    """Yield a line that says whether the site's counts agree with its total, and where not."""
    if not changes:
        return
    holding = sum(change.holds for change in changes)
    yield f"the total grew as the days did: {holding:,} of {len(changes):,} times"
    for change in changes:
        if not change.holds:
            yield (
                f"{_INDENT}{change.since} to {change.until}:"
                f" the total by {change.change:,}, the days by {change.counted:,}"
            )


def _number(count: int | None) -> str:
    return "-" if count is None else f"{count:,}"


def _aligned(lines: Sequence[tuple[str, ...]]) -> list[str]:
    """Return *lines* in columns: words to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    sides = ["<" if name in _LEFT else ">" for name in _HEAD]
    rows = (
        "  ".join(
            f"{cell:{side}{width}}" for cell, side, width in zip(line, sides, widths, strict=True)
        )
        for line in lines
    )
    return [row.rstrip() for row in rows]
