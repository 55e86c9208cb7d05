"""The headline: what the page shows, where its heading, title and metadata agree."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from crawler.items import Block
from crawler.pages.large import large_line
from crawler.pages.marks import FURNITURE, TITLES
from crawler.pages.outline import Outline, unglued
from crawler.pages.pieces import EDGES, pieces_of
from crawler.pages.titles import Titles, letters
from crawler.pages.walk import Walk
from crawler.text.addresses import key as address_key
from crawler.text.hosts import host_of, path_of
from crawler.text.normalise import fold

ELSEWHERE = FURNITURE - {"button", "form", ".breaking", ".menu", "#header", "#masthead"}
"""Marks of places where headlines are those of other articles."""


SHORTEST = 9
"""Characters in a part of a title that one line of the page hardly repeats by chance."""

LONGEST = 400
"""Characters in a headline."""

LONG = 20
"""Characters in a title that no other heading ends with by chance."""

SLACK = 6
"""Characters of punctuation and spacing by which two spellings of a headline differ."""


class Shown(NamedTuple):
    """A headline and where it stands."""

    text: str
    """The headline."""
    block: int | None
    """Index of the block that shows it; null when none does."""
    kicker: str | None = None
    """The line over it that stands in the same heading; null when there is none."""


def find_headline(walk: Walk, outline: Outline, titles: Titles, url: str | None) -> Shown | None:
    """Return the headline; null when the page has none.

    A heading goes before a line that says what the title says, that before what the metadata
    says, that before the place where a headline stands, and that before the bare title.
    """
    if not titles.site and walk.owners:
        titles = replace(titles, site=_site(walk.blocks, outline, titles, url))
    heading = _heading(walk.blocks, titles, url, outline.body)
    if heading is not None:
        return spelled(walk, heading, titles)
    large = None if titles.told else large_line(walk, outline.body)
    if large is not None and not _says(walk.blocks[large[1] : outline.body + 1], titles):
        text, at = large
        return Shown(text, at if walk.blocks[at].text == text else None)
    line = _titled_line(walk.blocks[: outline.body + 1], titles, capture=not walk.owners)
    if line is not None:
        return line
    if titles.told:
        return Shown(titles.all()[0], None)
    index = outline.headline()
    if index is not None:
        return Shown(unglued(titles.without_site(walk.blocks[index].text)), index)
    return Shown(titles.all()[0], None) if titles.title else None


def spelled(walk: Walk, heading: Block, titles: Titles) -> Shown:
    """Return what a heading says, without the kicker that stands in it.

    Where the metadata has the same letters in a heading of several elements it knows the
    punctuation between them; where it has those of the last element alone the first is a kicker.
    """
    pieces = pieces_of(walk, heading)
    told = {letters(each): each for each in reversed(titles.all())}
    for piece in pieces:
        if heading.text.endswith(piece) and (same := told.get(letters(piece))):
            return Shown(same, heading.index, heading.text.removesuffix(piece).strip(EDGES) or None)
    if pieces and (same := told.get(letters(heading.text))):
        return Shown(same, heading.index)
    for piece in pieces:
        rest = letters(heading.text.removeprefix(piece))
        if heading.text.startswith(piece) and rest and (same := told.get(rest)):
            return Shown(same, heading.index, piece.strip(EDGES))
    head = next((text for text, kicks in pieces.items() if kicks), None)
    if head and heading.text.startswith(head) and letters(head) != letters(heading.text):
        return Shown(
            heading.text.removeprefix(head).lstrip(EDGES), heading.index, head.strip(EDGES)
        )
    return Shown(_agreed(heading.text, titles) or heading.text, heading.index)


def _heading(blocks: Sequence[Block], titles: Titles, url: str | None, body: int) -> Block | None:
    """Return the heading that is the headline; null when none is.

    One that the metadata agrees with goes before one that is part of the title, that before a
    lone first-level heading, and that before one that is merely marked as a title. Below the
    first running text headings that are links lead to other articles. Some sites mark the frame
    of the whole page as a widget: a first-level heading that says the title may stand anywhere.
    """
    told = (each for each in blocks if _is_heading(each) or _is_titled(each))  # few are
    own = [each for each in told if not titles.is_site(each.text) and not _is_home(each, url)]
    shown = [
        block
        for block in own
        if _may_head(block) and not (block.index > body and block.level != 1 and _is_link(block))
    ]
    whole = titles.all()
    agreeing = (
        _agreeing([block for block in shown if block.level == 1], whole)
        or _agreeing(shown, [*whole, *titles.parts()])
        or _ending(shown, whole)
        or _agreeing([block for block in own if block.level == 1 and _is_heading(block)], whole)
    )
    if agreeing:
        return max(agreeing, key=_weight)
    first = [block for block in shown if block.level == 1]
    if len(first) == 1 and first[0].context.marks.isdisjoint({"[hidden]"}):
        return first[0]
    title = letters(titles.title or "")
    partial = [each for each in shown if len(key := letters(each.text)) > 15 and key in title]
    marked = [block for block in shown if _is_titled(block)]
    return next((max(group, key=_weight) for group in (partial, marked, first) if group), None)


def _agreeing(shown: Sequence[Block], told: Sequence[str]) -> list[Block]:
    """Return the headings that say the most trusted of the titles that any says."""
    ranks: dict[str, int] = {}
    for rank, text in enumerate(told):
        ranks.setdefault(letters(text), rank)
    sizes = {len(text) + more for text in told for more in range(-SLACK, SLACK + 1)}
    found: dict[int, list[Block]] = {}
    for block in shown:
        if len(block.text) in sizes and (key := letters(block.text)) in ranks and key:
            found.setdefault(ranks[key], []).append(block)
    return found[min(found)] if found else []


def _ending(shown: Sequence[Block], told: Sequence[str]) -> list[Block]:
    """Return the headings that end as a title does, behind a kicker."""
    keys = [key for text in told if len(key := letters(text)) > LONG]
    return [
        block
        for block in shown
        if len(block.text) > LONG and letters(block.text).endswith(tuple(keys))
    ]


def _agreed(text: str, titles: Titles) -> str | None:
    """Return the title that two places give with a kicker before *text*; null when none does."""
    told = [titles.without_site(each) for each in (*titles.told, titles.title) if each]
    keys = [letters(each) for each in told]
    for each, key in zip(told, keys, strict=True):
        before = each.removesuffix(text).rstrip()
        if before != each and before.endswith((":", "–", "—")) and keys.count(key) > 1:
            return each
    return None


def _titled_line(blocks: Sequence[Block], titles: Titles, *, capture: bool) -> Shown | None:
    """Return the line that says what the title says; null when none does.

    Category names may be glued to its front; a whole title may be a single short word. The first
    line of a *capture* is the title itself, and is the headline only where it ends with the
    site's own suffix.
    """
    lines = [block for block in blocks if not (capture and block.text == titles.title)]
    whole = titles.all()
    for told in (*whole, *titles.parts()):
        if titles.is_site(told) or (len(told) < SHORTEST and told not in whole):
            continue
        for glued in (0, 120) if len(told) >= SHORTEST else (0,):
            for block in lines:
                if 0 <= len(block.text) - len(told) <= glued and block.text.endswith(told):
                    return Shown(told, block.index)
    if titles.suffix and titles.title and titles.title.endswith(titles.suffix):
        first = blocks[0].index if blocks and blocks[0].text == titles.title else None
        return Shown(titles.all()[-1], first)
    return None


def _site(blocks: Sequence[Block], outline: Outline, titles: Titles, url: str | None) -> str | None:
    """Return what in the title is the site's name; null when nothing tells.

    The page's address tells, or a line above the text: one that leads home, one above a header
    bar with the headline below, or the page's first line where it shows the rest further down.
    """
    hosts = (host_of(url or "") or "").split(".")
    above = [(block, fold(block.text)) for block in blocks[: outline.body]]
    for name, rest in titles.ends():
        key = fold(name)
        same = [block for block, folded in above if folded == key]
        shown = bool(rest) and any(folded == fold(rest) for _, folded in above)
        if key and (
            "".join(filter(str.isalnum, key)) in hosts
            or any(map(_leads_home, same))
            or any(_is_masthead(block, blocks, outline) for block in same)
            or any(shown and block.index == 0 and block.type != "heading" for block in same)
        ):
            return name
    return None


def _is_link(block: Block) -> bool:
    """Tell whether a block is nothing but a link."""
    return block.context.link_share >= 0.9


def _says(blocks: Sequence[Block], titles: Titles) -> bool:
    """Tell whether a line says what the title or a long part of it says."""
    told = {letters(part) for part in (*titles.all(), *titles.parts()) if len(part) >= SHORTEST}
    return any(len(block.text) < LONGEST and letters(block.text) in told for block in blocks)


def _leads_home(block: Block) -> bool:
    """Tell whether a line is nothing but a link to the site's front page."""
    links = block.context.links
    return block.context.link_share >= 0.9 and bool(links) and path_of(links[0]) in {"", "/"}


def _is_masthead(block: Block, blocks: Sequence[Block], outline: Outline) -> bool:
    """Tell whether a heading stands above a header bar, and another one below that."""
    bar = min((index for index in outline.bars if index > block.index), default=len(blocks))
    below = blocks[bar : outline.body]
    return block.type == "heading" and any(each.type == "heading" for each in below)


def _may_head(block: Block) -> bool:
    """Tell whether a block is a heading, or marked as a title, and not elsewhere's."""
    return (_is_heading(block) or _is_titled(block)) and (
        len(block.text) < LONGEST
        and block.context.marks.isdisjoint(ELSEWHERE)
        and not _is_crumb(block)
    )


def _is_titled(block: Block) -> bool:
    """Tell whether a block is marked as a title."""
    return not block.context.marks.isdisjoint(TITLES)


def _is_heading(block: Block) -> bool:
    """Tell whether a block is a heading of some length and no breadcrumb."""
    return block.type == "heading" and len(block.text) < LONGEST and not _is_crumb(block)


def _is_crumb(block: Block) -> bool:
    """Tell whether a block stands in a breadcrumb trail."""
    return any("breadcrumb" in mark for mark in block.context.marks)


def _is_home(block: Block, url: str | None) -> bool:
    """Tell whether a heading only leads to a page above this one: it is the site's name."""
    links = block.context.links
    if block.context.link_share < 0.9 or not links or url is None or len(links[0]) > len(url):
        return False
    path = path_of(links[0])
    if path is None or path.rstrip("/") not in url:
        return False
    home, here = address_key(links[0]), address_key(url)
    return len(home) < len(here) and here.startswith(home)


def _weight(block: Block) -> tuple[bool, int, int]:
    """Return how much a heading looks like the page's own: by mark, by level, by place."""
    return _is_titled(block), -(block.level or 7), -block.index
