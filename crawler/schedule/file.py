"""The TOML file in which a user plans crawls."""

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.errors import DefinitionError
from crawler.items import Window
from crawler.schedule.plan import DAY, Plan
from crawler.schedule.table import Table, shown

TOP = ("data", "contact", "crawl")
KEYS = (
    "site", "name", "arguments", "every", "at", "zone", "days", "since", "until", "limit",
    "settings",
)  # fmt: skip

MOST_DAYS = 3660
"""Longest window of last days: ten years."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """All that a file plans."""

    path: Path
    """The file, absolute."""
    data: Path
    """Folder of the ledger, absolute."""
    plans: tuple[Plan, ...]
    """In the order of the file."""
    contact: str | None = None
    """Where who runs it can be reached; null: it does not say."""


def read(path: Path) -> Schedule:
    """Return what the file plans. Raises DefinitionError, which names the plan and the key.

    A relative ``data`` is a folder beside the file.
    """
    path = path.absolute()
    top = Table(_parsed(path), str(path.name), TOP)
    crawls = top.tables("crawl")
    plans = tuple(
        _plan(Table(crawl, f"{path.name}: crawl {number}", KEYS))
        for number, crawl in enumerate(crawls, start=1)
    )
    for name, count in Counter(plan.name for plan in plans).items():
        if count > 1:
            raise DefinitionError(
                f"{path.name}: {count} crawls are called {shown(name)}: give each a name of its own"
            )
    data = path.parent / (top.text("data") or "data")
    return Schedule(path, data, plans, top.text("contact"))


def _parsed(path: Path) -> dict[str, Any]:
    try:
        if not path.is_file():
            raise DefinitionError(f"no such file: {path}")
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DefinitionError(f"cannot read {path}: {error.strerror}") from error
    except RecursionError as error:
        raise DefinitionError(f"{path.name} is no schedule: it is nested too deeply") from error
    except ValueError as error:  # TOML, UTF-8 and numbers alike
        raise DefinitionError(f"{path.name} is no TOML: {error}") from error


def _plan(table: Table) -> Plan:
    """Return the plan of a ``[[crawl]]``. Raises DefinitionError."""
    site = table.text("site")
    if site is None:
        raise table.wrong("names no site: write site = \"…\"; 'backfile list' lists them")
    arguments = table.texts("arguments")
    for key in ("since", "until"):
        if key in arguments:
            raise table.wrong(f"write {key} beside arguments, not in them")
    settings = table.texts("settings")
    for key, other in (("DATA_DIR", "data at the top of the file"), ("SITES_DIR", "-s")):
        if key in settings:
            raise table.wrong(f"settings may not hold {key}: use {other}")
    at = table.clock("at")
    every = table.interval("every") or (DAY if at else None)
    if every is None:
        raise table.wrong('says not how often: write every = "6h"')
    if at and every % DAY:
        raise table.wrong("at is a time of day: with it, every is a number of days, like 1d")
    return Plan(
        name=table.text("name") or _name(site, arguments),
        site=site,
        every=every,
        arguments=arguments,
        days=table.number("days", MOST_DAYS),
        fixed=_window(table),
        at=at,
        zone=table.zone("zone"),
        limit=table.number("limit"),
        settings=settings,
    )


def _window(table: Table) -> Window:
    since, until = table.day("since"), table.day("until")
    if (since or until) and table.number("days", MOST_DAYS):
        raise table.wrong("days and since or until exclude each other: keep one of them")
    try:
        return Window.of(since, until)
    except DefinitionError as error:
        raise table.wrong(str(error)) from error


def _name(site: str, arguments: dict[str, str]) -> str:
    """Return the name of a plan that has none: its site and what it is told."""
    told = (f"{key}={_public(value)}" for key, value in sorted(arguments.items()))
    return " ".join((site, *told))


def _public(value: str) -> str:
    """Return *value* as it may be shown and kept: of an address, nothing that can be a secret."""
    scheme, separator, rest = value.partition("://")
    if not separator:
        return value
    host, slash, path = rest.partition("?")[0].partition("#")[0].partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{path}"
