"""What became of the gaps that a run was to fill, in words."""

from collections import Counter
from collections.abc import Iterator, Sequence

from crawler.ledger import DayCoverage, Gap


def gap_lines(gaps: Sequence[Gap]) -> Iterator[str]:
    """Yield a line for each gap, and one for all: filled, explained (how) or still short (why)."""
    for gap in gaps:
        day = gap.before.day.isoformat() if gap.before.day else "unknown day"
        yield f"{day}: {_told(gap)}"
    if gaps:
        count = Counter(map(_fate, gaps))
        told = ", ".join(f"{count[fate]:,} {fate}" for fate in ("filled", "explained"))
        yield f"gaps: {told}, {count['still short']:,} still short"


def _fate(gap: Gap) -> str:
    if gap.after.short:
        return "still short"
    return "explained" if _explained(gap) else "filled"


def _told(gap: Gap) -> str:
    """Return what became of one gap."""
    kept = gap.after.kept - gap.before.kept
    more = [f"kept {kept:,} more"] if kept > 0 else []
    if gap.after.short:
        return f"still short by {gap.after.short:,}: {', '.join([*more, *_missing(gap.after)])}"
    explained = _explained(gap)
    nothing = "its listings were read" if gap.after.day is None else "nothing is missing"
    return f"{_fate(gap)}: {', '.join([*more, *explained]) or nothing}"


def _explained(gap: Gap) -> list[str]:
    """Return why some of what was missing is no article of its own."""
    was, now = gap.before, gap.after
    reasons = Counter(now.reasons["rejected"])
    reasons.subtract(was.reasons["rejected"])
    told = [f"{reason} ({count:,})" for reason, count in sorted(reasons.items()) if count > 0]
    if now.gone > was.gone:
        told.append(f"gone ({now.gone - was.gone:,})")
    if now.elsewhere > was.elsewhere:
        told.append(f"published on another day ({now.elsewhere - was.elsewhere:,})")
    if (now.announced or 0) < (was.announced or 0):
        told.append(f"now announced: {now.announced or 0:,}")
    if not told and now.kept == was.kept and now.day is not None:
        told.append("its listing was read and has nothing more")
    return told


def _missing(day: DayCoverage) -> list[str]:
    """Return why *day* is still short."""
    told = [f"{reason} ({count:,})" for reason, count in sorted(day.reasons["failed"].items())]
    return [*told, *(f"{name} ({count:,})" for name, count in day.unread.items())]
