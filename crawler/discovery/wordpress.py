"""WordPress's REST interface: how many posts there are, and from when to when."""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from crawler.discovery.heads import Head
from crawler.discovery.offer import Offer, Shown
from crawler.discovery.visits import Visits, day_of, unique
from crawler.discovery.zones import Offset
from crawler.errors import PageError
from crawler.items import Entry, Page, Window
from crawler.pages.values import plain
from crawler.sources import WordPress

PER_PAGE = 100
"""Posts on a page of a crawl, the most that WordPress gives."""

FEW = 20
"""Posts of a sample."""

_EVER = Window()


@dataclass(frozen=True, slots=True)
class Told:
    """What the interface tells of the site itself."""

    name: str | None = None
    """The site's name."""
    zone: str | None = None
    """Its zone as an IANA name; null when it is set by an offset alone."""
    offsets: tuple[Offset, ...] = ()
    """Local times of posts, and how far they were ahead of UTC."""


async def find_wordpress(visits: Visits, front: str, head: Head) -> tuple[Offer | None, Told]:
    """Return what the interface of the site at *front* offers; null when there is none."""
    root = head.api or (f"{_origin(front)}/wp-json/" if head.is_wordpress else None)
    about = _json(await visits.get(root)) if root else None
    if root is None or not isinstance(about, dict) or "wp/v2" not in _list(about, "namespaces"):
        return None, Told()
    told = Told(plain(about.get("name")), plain(about.get("timezone_string")))
    offer = await _offer(visits, root)
    if offer is None:
        return None, told
    return offer, Told(told.name, told.zone, tuple(_offsets(offer.seen)))


async def _offer(visits: Visits, root: str) -> Offer | None:
    """Ask for the newest posts, the oldest, and some between; null when none are listed."""
    source = WordPress(root, bodies=False, per_page=FEW)
    begin = next(iter(source.start(_EVER, visits.today)))
    newest = await visits.get(begin.url, begin)
    total = _number(newest, "x-wp-total")
    shown = _shown(source, newest)
    if shown is None or total is None:
        return None
    entries = list(shown.entries)
    if total > FEW:
        oldest = begin.url.replace("order=desc", "order=asc")
        for page in (1, *sorted({max(1, total // FEW // part) for part in (4, 2)} - {1})):
            seen = _shown(source, await visits.get(f"{oldest}&page={page}"))
            entries += seen.entries if seen else ()
    known = unique(entries)
    days = sorted(filter(None, map(day_of, known)))
    return Offer(
        "wordpress",
        root,
        total,
        exact=True,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        listings=math.ceil(total / PER_PAGE),
        complete=True,
        why="the site's own count of its published posts",
        seen=known,
        whole=total <= len(known),
        shown=(shown,),
    )


def _shown(source: WordPress, page: Page | None) -> Shown | None:
    """Return the posts of a page; null when it lists none."""
    if page is None:
        return None
    try:
        listed = source.read(page, _EVER)
    except PageError:
        return None
    entries = tuple(each for each in listed.entries if each.kind == "article")
    return Shown(page, entries) if entries else None


def _offsets(entries: Iterable[Entry]) -> Iterable[Offset]:
    """Yield the local times of posts, with how far they were ahead of UTC."""
    for entry in entries:
        time = datetime.fromisoformat(entry.published) if entry.published else None
        offset = time.utcoffset() if time else None
        if time is not None and offset is not None:
            yield time.replace(tzinfo=None), offset


def _number(page: Page | None, header: str) -> int | None:
    value = page.headers.get(header, "").strip() if page else ""
    return int(value) if value.isdecimal() and len(value) < 10 else None


def _list(about: dict[str, Any], name: str) -> list[Any]:
    value = about.get(name)
    return value if isinstance(value, list) else []


def _json(page: Page | None) -> Any:
    """Return what a page holds as JSON; null when it holds none."""
    if page is None:
        return None
    try:
        return json.loads(page.body)
    except (ValueError, RecursionError):
        return None


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
