"""Live blogs: the updates of a page that is written as things happen."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple
from zoneinfo import ZoneInfo

from crawler.items import Block, LiveUpdate
from crawler.pages.dates import Seen, evidence
from crawler.pages.elements import Element
from crawler.pages.jsonld import Node, many, named, objects, types
from crawler.pages.marks import FURNITURE
from crawler.pages.outline import label_kind
from crawler.pages.region import within
from crawler.pages.updates import SHORTEST, Updates
from crawler.pages.values import plain
from crawler.pages.walk import Walk
from crawler.text.normalise import fold

FEWEST = 3
"""Entries alike that make a live blog."""

LONGEST_TIME = 40
"""Characters in the longest line that tells an entry's time."""

TIMED = re.compile(r"(?:^\.|[_-])(?:time|timestamp|datetime|date|clock|zeit|uhrzeit|hora|heure)\b")
"""Classes of elements that hold an entry's time."""

NAMED = re.compile(
    r"live-?_?(?:blog|ticker|update|post|entry|entries|feed|story|stream|text|event)|newsticker|"
    r"ticker-?_?(?:entry|item|post|event)|minute-?by-?minute|minuto|liveticker|lb-?(?:post|entry)",
    re.IGNORECASE,
)
"""Marks of a live blog's entries, or of what holds them."""

TITLED = re.compile(
    r"\blive\b|live-?(?:blog|ticker|stream|studio)|newsblog|newsticker|\bticker\b|en direct|"
    r"en vivo|en directo|minuto a minuto|ao vivo|minuto a minuto|in diretta|\bdiretta\b|na żywo|"
    r"онлайн|наживо|прямой эфир|canlı (?:anlatım|blog)|dakika dakika|لحظة بلحظة|تغطية مباشرة|"
    r"بث مباشر|لحظه به لحظه|پوشش زنده|براہ راست|लाइव|直播|速報|ライブ|실시간|langsung|live-?uutis|"
    r"hetki hetkeltä|direkte|naživo|on-?line přenos|percről percre|ζωντανά|λεπτό προς λεπτό",
    re.IGNORECASE,
)
"""Titles of live blogs."""

_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(
    r"(?:.{0,24}[\s/|•·,])?\d{1,2}[:.h]\d{2}(?::\d{2})?\b(?:\s*[ap]\.?m\.?)?(?:\s*(?:uhr|[a-z]{2,4}))?",
    re.IGNORECASE,
)
"""A time of day, with a day or the hours since before it."""

_TEXTS = frozenset({"paragraph", "list_item", "quote", "heading", "preformatted", "table"})
_FOREIGN = FURNITURE - {"footer", "form", "button"}
_UPDATE = re.compile(r"^\[itemprop=liveBlogUpdate\]$")


class Live(NamedTuple):
    """The live blog of a page."""

    updates: tuple[LiveUpdate, ...] = ()
    """In the page's order."""
    blocks: frozenset[int] = frozenset()
    """Indexes of the blocks that the updates stand in."""
    times: frozenset[int] = frozenset()
    """Indexes of the lines that tell the updates' times."""


NONE = Live()
"""A page without a live blog."""


def find_live(
    walk: Walk,
    nodes: Sequence[Node],
    titles: Iterable[str],
    *,
    zone: ZoneInfo | None = None,
    day_first: bool = True,
) -> Live:
    """Return the live blog of a page: its entries alike, each with a time and a text.

    Only the page's words are taken; JSON-LD tells that it is one, and the times of updates that
    the page has too. A page that neither names nor marks itself as a live blog has none: comments
    look the same. *zone*: that of times without an offset.
    """
    linked = _linked(nodes)
    seeds = [*_timed(walk), *_headed(walk, linked)]
    entries = _entries(walk, seeds, told=bool(linked) or any(map(TITLED.search, titles)))
    reader = _Reader(walk, linked, zone, day_first=day_first)
    read = [reader.read(entry) for entry in entries]
    if not any(update.body for update in read):
        return NONE
    blocks = within(each for each, update in zip(entries, read, strict=True) if update.body)
    updates = tuple(update for update in read if update.body)
    return Live(updates, blocks, frozenset(reader.times) & blocks)


def _linked(nodes: Sequence[Node]) -> list[Node]:
    """Return the updates of the JSON-LD's live blog; a blog without any stands for itself."""
    blogs = [node for node in nodes if "liveblogposting" in types(node)]
    told = [each for blog in blogs for each in objects(many(blog.get("liveBlogUpdate")))]
    return [each for each in told if "blogposting" in types(each)] or blogs


def _entries(walk: Walk, seeds: list[Element], *, told: bool) -> list[Element]:
    """Return the entries: those of microdata, else the elements alike that hold most text.

    Each holds one of *seeds* at least, and none stands in another.
    """
    marked = list(_outermost(each for each in walk.marked.having(_UPDATE) if each.end > each.start))
    if len(marked) > 1:
        return marked
    groups: dict[tuple[int, str], dict[int, Element]] = defaultdict(dict)
    for seed in seeds:
        for around in (seed, *seed.ancestors()):
            if around.parent is not None and around.tag not in {"html", "body"}:
                groups[(around.parent.place, around.tag)].setdefault(around.place, around)
    fair = [list(group.values()) for group in groups.values() if len(group) >= FEWEST]
    sizes = _sizes(walk)
    alike = [group for group in fair if _is_live(sizes, group, told=told)]
    best = max(alike, key=lambda group: sum(_size(sizes, each) for each in group), default=[])
    return sorted(best, key=_place)


def _outermost(elements: Iterable[Element]) -> Iterator[Element]:
    """Yield the elements that stand in none before them, in page order."""
    last = -1
    for each in sorted(elements, key=_place):
        if each.place > last:
            last = each.last
            yield each


def _timed(walk: Walk) -> Iterator[Element]:
    """Yield the elements that tell a time, furniture left out."""
    found = {each.place: each for each in (*walk.tags["time"], *walk.marked.having(TIMED))}
    for each in found.values():
        index = min(each.start, len(walk.blocks) - 1)
        if index >= 0 and walk.blocks[index].context.marks.isdisjoint(_FOREIGN) and _raw(each):
            yield each


def _headed(walk: Walk, linked: list[Node]) -> Iterator[Element]:
    """Yield the elements of the lines that JSON-LD names as headlines of updates."""
    told = {fold(plain(each.get("headline")) or "") for each in linked} - {""}
    if not told:
        return
    for block, owner in zip(walk.blocks, walk.owners, strict=False):
        if block.context.marks.isdisjoint(_FOREIGN) and fold(block.text) in told:
            yield owner


def _raw(element: Element) -> str:
    """Return the time that an element tells, as the page writes it; empty when it tells none."""
    raw = element.get("datetime") or element.brief()
    return raw if len(raw) <= LONGEST_TIME and _DIGIT.search(raw) else ""


def _is_live(sizes: Sequence[float], group: list[Element], *, told: bool) -> bool:
    """Tell whether elements alike are the entries of a live blog."""
    full = sum(_size(sizes, each) >= SHORTEST for each in group)
    if full < FEWEST or 2 * full < len(group):
        return False
    around = [group[0], *group[0].ancestors()][:4]
    tokens = (token for each in around if each.tag not in {"html", "body"} for token in each.tokens)
    return told or any(map(NAMED.search, tokens))


def _sizes(walk: Walk) -> list[float]:
    """Return how much text that is no link stands before each block, and before the page's end."""
    own = (len(each.text) * (1 - each.context.link_share) for each in walk.blocks)
    return list(accumulate(own, initial=0.0))


def _size(sizes: Sequence[float], element: Element) -> float:
    """Return how much text that is no link an element holds."""
    return sizes[element.end] - sizes[element.start]


class _Reader:
    """Reads one entry after the other."""

    def __init__(
        self, walk: Walk, linked: list[Node], zone: ZoneInfo | None, *, day_first: bool
    ) -> None:
        self.walk = walk
        self.zone = zone
        self.day_first = day_first
        self.timed = sorted(_timed(walk), key=_place)
        self.told = Updates(linked)
        self.times: set[int] = set()

    def read(self, entry: Element) -> LiveUpdate:
        """Return the update that an entry holds; an empty body when it holds none."""
        blocks = self.walk.blocks[entry.start : entry.end]
        first = bisect_left(self.timed, entry.place, key=_place)
        inside = self.timed[first : bisect_right(self.timed, entry.last, key=_place)]
        moment = self._date(map(_raw, inside[:1]))
        own = {index for each in inside for index in self._lines(each)}
        own |= {each.index for each in blocks[:3] if _is_time(each)}
        self.times |= own
        texts = [each for each in blocks if each.index not in own and _tells(each)]
        title = next((each for each in texts[:2] if each.type == "heading"), None)
        headline = title.text if title is not None else None
        body = "\n\n".join(each.text for each in texts if each is not title)
        same = self.told.same(entry.get("id"), headline or "", body)
        moment = self._date([named(same.get("datePublished")) or ""]) or moment
        return LiveUpdate(moment, headline, body or (headline or ""))

    def _lines(self, timed: Element) -> Iterator[int]:
        """Yield the block that is a time and nothing else."""
        for index in range(timed.start, min(timed.end, timed.start + 1)):
            text = self.walk.blocks[index].text
            if len(text) <= LONGEST_TIME and fold(text) == fold(timed.brief()):
                yield index

    def _date(self, raws: Iterable[str]) -> str | None:
        """Return the first readable date with a time of day, as RFC 3339."""
        seen = [Seen(raw, "live update", 1.0) for raw in raws if raw]
        found = evidence(seen, zone=self.zone, day_first=self.day_first)
        return next((each.value for each in found if "T" in each.value), None)


def _place(element: Element) -> int:
    """Return the place of an element on the page, to sort and search by."""
    return element.place


def _is_time(block: Block) -> bool:
    """Tell whether a line at the head of an entry is its time: "2 h ago / 7:58 UTC"."""
    return len(block.text) <= LONGEST_TIME and _CLOCK.fullmatch(block.text) is not None


def _tells(block: Block) -> bool:
    """Tell whether a block is text of an update: no caption, no label, no row of links."""
    return (
        block.type in _TEXTS and block.context.link_share < 0.9 and label_kind(block.text) is None
    )
