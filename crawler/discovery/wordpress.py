"""WordPress's REST interface: how many posts there are, and from when to when."""

import json
import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from crawler.discovery.heads import Head
from crawler.discovery.offer import Offer
from crawler.discovery.visits import Visits, day_of, unique
from crawler.items import Entry, Page
from crawler.pages.values import plain
from crawler.sources.links import absolute

PER_PAGE = 100
"""Posts on a page, the most that WordPress gives."""

FEW = 10
"""Posts of a sample."""

_FIELDS = "id,link,date,date_gmt,title"


@dataclass(frozen=True, slots=True)
class Told:
    """What the interface tells of the site itself."""

    name: str | None = None
    """The site's name."""
    zone: str | None = None
    """Its zone as an IANA name; null when it is set by an offset alone."""
    offsets: tuple[tuple[datetime, timedelta], ...] = ()
    """Local times of posts, and how far they were ahead of UTC."""


async def find_wordpress(visits: Visits, front: str, head: Head) -> tuple[Offer | None, Told]:
    """Return what the interface of the site at *front* offers; null when there is none."""
    for root in _roots(front, head):
        about = _json(await visits.get(root))
        if isinstance(about, dict) and "wp/v2" in (about.get("namespaces") or ()):
            return await _offer(visits, root, about)
    return None, Told()


def _roots(front: str, head: Head) -> list[str]:
    """Return where the interface may be."""
    if head.api:
        return [head.api]
    return [f"{_origin(front)}/wp-json/"] if head.is_wordpress else []


async def _offer(visits: Visits, root: str, about: dict[str, Any]) -> tuple[Offer | None, Told]:
    """Ask for the newest posts, the oldest, and some between."""
    newest = await visits.get(_asking(root, f"per_page={PER_PAGE}&_fields={_FIELDS}"))
    total = _number(newest, "x-wp-total")
    posts = _posts(newest)
    if newest is None or total is None or not posts:
        return None, Told(plain(about.get("name")), _zone(about))
    if total > len(posts):
        order = f"per_page={FEW}&_fields={_FIELDS}&orderby=date&order=asc"
        posts += _posts(await visits.get(_asking(root, order)))
        for part in (4, 2):
            page = max(2, total // FEW // part)
            posts += _posts(await visits.get(_asking(root, f"{order}&page={page}")))
    entries = unique(filter(None, map(_entry, posts)))
    days = sorted(filter(None, map(day_of, entries)))
    offer = Offer(
        "wordpress",
        root,
        total,
        exact=True,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        listings=math.ceil(total / PER_PAGE),
        complete=True,
        why="the site's own count of its published posts",
        seen=entries,
        whole=total <= len(entries),
    )
    offsets = tuple(filter(None, map(_offset, posts)))
    return offer, Told(plain(about.get("name")), _zone(about), offsets)


def _asking(root: str, query: str) -> str:
    """Return the address of posts; a root may be a query itself (``?rest_route=/``)."""
    if "rest_route=" in root:
        return f"{root.rstrip('/')}/wp/v2/posts&{query}"
    return f"{root.rstrip('/')}/wp/v2/posts?{query}"


def _posts(page: Page | None) -> list[dict[str, Any]]:
    posts = _json(page)
    return [each for each in posts if isinstance(each, dict)] if isinstance(posts, list) else []


def _entry(post: dict[str, Any]) -> Entry | None:
    link = post.get("link")
    url = absolute(None, link) if isinstance(link, str) else None
    time = _time(post.get("date"))
    if url is None:
        return None
    if time is None:
        return Entry(url, "article", "wordpress")
    return Entry(url, "article", "wordpress", time.date(), published=time.isoformat())


def _offset(post: dict[str, Any]) -> tuple[datetime, timedelta] | None:
    """Return a post's local time, and how far it was ahead of UTC."""
    local, utc = _time(post.get("date")), _time(post.get("date_gmt"))
    return (local, local - utc) if local and utc else None


def _zone(about: dict[str, Any]) -> str | None:
    return plain(about.get("timezone_string"))


def _time(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _number(page: Page | None, header: str) -> int | None:
    value = page.headers.get(header, "") if page else ""
    return int(value) if value.isdecimal() else None


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
