"""Plans to look at: when each is due, for which days, and how its last run ended."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from crawler.schedule import Plan, Round


def schedule_report(
    plans: Iterable[Plan], rounds: Mapping[str, Round], running: Collection[str], now: datetime
) -> str:
    """Return a line a plan, in their order, as it is at *now*.

    *rounds*: the last of each plan that has one; *running*: names of plans that are being run.
    """
    return "".join(
        f"{plan.name}: {_line(plan, rounds.get(plan.name), plan.name in running, now)}\n"
        for plan in plans
    )


def when(plan: Plan, moment: datetime) -> str:
    """Return *moment* to the minute in the zone of *plan*."""
    return moment.astimezone(plan.zone).isoformat(timespec="minutes")


def _line(plan: Plan, last: Round | None, running: bool, now: datetime) -> str:  # noqa: FBT001
    if running:
        due = "running"
    elif plan.is_due(last, now):
        due = "due now"
    else:
        due = when(plan, plan.next_start(last, now))
        due += ", when its quiet hours end" if plan.rests(last, now) else ""
    window = plan.window(last, now)
    days = f"{window.since or 'the first day'} to {window.until or 'today'}"
    return f"{due}; {days}; {_past(plan, last, running)}"


def _past(plan: Plan, last: Round | None, running: bool) -> str:  # noqa: FBT001
    if last is None:
        return "never run"
    if running:
        return f"round began {when(plan, last.started_at)}"
    if last.ended_at is None:
        return "killed" if last.code is None else "stopped by a signal"
    return f"ended {when(plan, last.ended_at)} with {last.code}"
