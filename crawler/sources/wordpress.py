"""WordPress: the posts that its REST interface lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import ClassVar
from urllib.parse import parse_qsl, quote, urlsplit

from crawler.errors import PageError
from crawler.items import Entry, Observation, Page, Window
from crawler.sources.data import at, read_json
from crawler.sources.posts import FIELDS, Post
from crawler.sources.source import Listed

TOTAL = "REST total"
"""Kind of the observation of how many posts the site says it has, in all or on a day."""

TEXT = "REST text"
"""Kind of the observation of how many letters and digits the site says a post's text has."""

PROTECTED = "REST protected"
"""Kind of the observation that a post's text is only for those who know a password."""

_ROOTS = ("/wp/v2", "/wp-json")
_NO_MORE = "rest_post_invalid_page_number"

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class WordPress:
    """The posts of a site that runs on WordPress, newest first, a hundred at a time.

    It goes on with what is older than the last post of a page, not by numbers: so no post is
    missed when others come or go meanwhile. The days of a window are those of the site's own zone.
    """

    url: str
    """The site's front page, or the root of its REST interface: ``https://courier.example/``,
    ``https://courier.example/?rest_route=/`` where addresses are plain."""
    types: tuple[str, ...] = ("posts",)
    """What is listed, as the addresses of the interface name it; custom types have names of their
    own."""
    bodies: bool = True
    """Whether the texts are asked for as well: not to be kept, but so that ``explain`` can tell
    how much of what the site says the text is was read off the page."""
    per_page: int = 100
    """Posts on a page; WordPress gives a hundred at most."""
    name: str = "wordpress"
    """Name that its entries carry."""
    is_calendar: ClassVar[bool] = False
    """A person named its start addresses: they must answer."""
    is_finite: ClassVar[bool] = True
    """The index names what there is: no budget leaves any of it out."""
    largest: ClassVar[int] = 16 * 1024 * 1024
    """Bytes of its largest page: a hundred texts may be long."""

    def start(self, window: Window, today: date) -> Iterator[Entry]:  # noqa: ARG002 - Source's
        """Yield the first page of each type."""
        for name in self.types:
            yield Entry(self._first(name, window), "listing", self.name)

    def read(self, page: Page, window: Window) -> Listed:  # noqa: ARG002 - the address tells it
        """Return the posts on *page*, the next page, and what the site says that it has.

        Raises PageError for what is no list of posts.
        """
        told = read_json(page)
        if not isinstance(told, list):
            raise PageError(f"WordPress lists no posts: {_complaint(told)}")
        found = [Post.of(each, page.url) for each in told]
        posts = [(place, post) for place, post in enumerate(found, start=1) if post is not None]
        asked = page.entry.url if page.entry else page.url or ""
        following = _following(asked, page, [post.time if post else None for post in found])
        return Listed(
            (
                *(self._article(place, post, page) for place, post in posts),
                *(Entry(url, "listing", self.name, None, 1, page.url) for url in following),
            ),
            (*self._total(asked, page), *(seen for _, post in posts for seen in _facts(post))),
            tuple(post.url for _, post in posts),
        )

    def is_end(self, page: Page) -> bool:
        """Tell whether an error only says that there are no more pages."""
        try:
            return page.status == 400 and at(read_json(page), "code") == _NO_MORE
        except PageError:
            return False

    def _first(self, name: str, window: Window) -> str:
        """Return the address of the newest posts of a type in *window*."""
        head, pairs = _collection(self.url, name)
        fields = f"{FIELDS},{'content' if self.bodies else 'content.protected'}"
        pairs += [("per_page", str(self.per_page)), ("orderby", "date"), ("order", "desc")]
        pairs += [("status", "publish"), ("_fields", fields)]
        # Both ends are without: a day ends with the second before the next one.
        if window.since is not None:
            before = window.since - timedelta(days=1)
            pairs.append(("after", f"{before.isoformat()}T23:59:59"))
        if window.until is not None:
            behind = window.until + timedelta(days=1)
            pairs.append(("before", f"{behind.isoformat()}T00:00:00"))
        return _joined(head, pairs)

    def _article(self, place: int, post: Post, page: Page) -> Entry:
        """Return the entry of a post."""
        return Entry(
            post.url,
            "article",
            self.name,
            post.day,
            place,
            page.url,
            post.title,
            post.published,
            post.modified,
        )

    def _total(self, asked: str, page: Page) -> Iterator[Observation]:
        """Yield how many posts there are: in all, or on the one day that was asked for."""
        total = _count(page.headers.get("x-wp-total"))
        begins = page.entry is not None and page.entry.archive is None
        if total is None or not begins or len(self.types) > 1:
            return
        query = dict(_taken(asked)[1])
        after, before = _edge(query.get("after")), _edge(query.get("before"))
        if after is None and before is None:
            yield Observation(TOTAL, None, total, url=page.url)
        elif after and before and before - after == timedelta(days=1, seconds=1):
            yield Observation(TOTAL, (after + timedelta(seconds=1)).date(), total, url=page.url)


def _following(asked: str, page: Page, told: Sequence[datetime | None]) -> Iterator[str]:
    """Yield the address of what is older than the posts of a page, whose times were *told*."""
    head, pairs = _taken(asked)
    query = dict(pairs)
    number = _count(query.get("page")) or 1
    if not told or not _goes_on(page, number):
        return
    rest = [pair for pair in pairs if pair[0] != "page"]
    edge = _edge(query.get("before"))
    older = _older(told, edge)
    if older is None:
        yield _joined(head, [*rest, ("page", str(number + 1))])
    else:
        rest = [pair for pair in rest if pair[0] != "before"]
        yield _joined(head, [*rest, ("before", older.isoformat())])


def _older(told: Sequence[datetime | None], edge: datetime | None) -> datetime | None:
    """Return the time before which the posts of the next page are; null where none can be named.

    That is when all posts of the page are of one second, when they are in another order than was
    asked for, or not before the *edge* that was.
    """
    times = [each for each in told if each is not None and each.tzinfo is None]
    if len(times) < len(told) or any(one < two for one, two in pairwise(times)):
        return None
    if times[0] == times[-1] or (edge is not None and times[0] >= edge):
        return None
    # Others of the last one's second may come with the next page.
    return times[-1] + timedelta(seconds=1)


def _goes_on(page: Page, number: int) -> bool:
    """Tell whether there are more pages, as far as the server says; else one looks."""
    pages = _count(page.headers.get("x-wp-totalpages"))
    if pages is not None:
        return number < pages
    linked = page.headers.get("link")
    return linked is None or 'rel="next"' in linked


def _facts(post: Post) -> Iterator[Observation]:
    """Yield what the site says of the text of a post."""
    if post.is_protected:
        yield Observation(PROTECTED, post.day, 1, url=post.url)
    if post.letters is not None:
        yield Observation(TEXT, post.day, post.letters, url=post.url)


def _complaint(told: object) -> str:
    """Return what came instead of a list."""
    code = at(told, "code")
    return f"it says {code[:80]!r}" if isinstance(code, str) else "it answered something else"


def _count(told: str | None) -> int | None:
    told = (told or "").strip()
    return int(told) if told.isdecimal() and len(told) < 12 else None


def _edge(told: str | None) -> datetime | None:
    """Return the end of what an address asks for; it was written by this module, or a person."""
    try:
        edge = datetime.fromisoformat(told) if told else None
    except ValueError:
        return None
    return edge.replace(tzinfo=None) if edge else None


def _collection(url: str, name: str) -> tuple[str, Pairs]:
    """Return the address of all posts of a type, without and with its parameters."""
    head, pairs = _taken(url)
    if any(each == "rest_route" for each, _ in pairs):
        return head, [(each, f"/wp/v2/{name}") for each, _ in pairs if each == "rest_route"]
    for root in _ROOTS:
        if root in head:
            return f"{head.partition(root)[0]}{root.removesuffix('/wp/v2')}/wp/v2/{name}", []
    return f"{head.rstrip('/')}/wp-json/wp/v2/{name}", []


def _taken(url: str) -> tuple[str, Pairs]:
    """Return an address without its parameters, and these."""
    parts = urlsplit(url)
    head = parts._replace(query="", fragment="").geturl()
    return head, parse_qsl(parts.query, keep_blank_values=True)


def _joined(head: str, pairs: Pairs) -> str:
    """Return an address with parameters."""
    query = "&".join(f"{quote(name)}={quote(value, safe=',:/')}" for name, value in pairs)
    return f"{head}?{query}"
