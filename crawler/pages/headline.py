"""The headline: what the page shows, where its heading, title and metadata agree."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import urlsplit

from crawler.items import Block
from crawler.pages.marks import FURNITURE, TITLES
from crawler.pages.outline import Outline, unglued
from crawler.pages.walk import Walk
from crawler.text.addresses import key as address_key
from crawler.text.normalise import fold

SEPARATOR = re.compile(r"\s+[-–—|·•:»«›~/]{1,2}(?=\s)|\s*\|\s*|:(?=\s[^:]{1,40}$)")
"""What parts the headline from the site's name in a title."""

ELSEWHERE = FURNITURE - {"button", "form", ".breaking", ".menu", "#header", "#masthead"}
"""Marks of places where headlines are those of other articles."""


SHORTEST = 9
"""Characters in a part of a title that one line of the page hardly repeats by chance."""


@dataclass(frozen=True)
class Titles:
    """What a page says its headline is, outside its text."""

    title: str | None = None
    """Text of the title element, or the first line of a capture."""
    told: tuple[str, ...] = ()
    """Titles in the metadata, most trusted first."""
    site: str | None = None
    """Name of the site."""
    suffix: str | None = None
    """What the site adds to each title; null when unknown."""

    def all(self) -> list[str]:
        """Return the titles without the site's name, most trusted first.

        One that is nothing but that name is a title only where there is no other.
        """
        plain = [self.without_site(each) for each in (*self.told, self.title) if each]
        shown = list(dict.fromkeys(each for each in plain if each))
        return [each for each in shown if fold(each) != fold(self.site or "")] or shown

    def ends(self) -> list[tuple[str, str]]:
        """Return what may be the site's name at either end of the title, with the rest."""
        title = self.title or ""
        cuts = list(SEPARATOR.finditer(title))
        ends = [(title, "")]
        if cuts:
            first, last = cuts[0], cuts[-1]
            ends.append((title[last.end() :].strip(), title[: last.start()].strip()))
            ends.append((title[: first.start()].strip(), title[first.end() :].strip()))
        return ends

    def parts(self) -> list[str]:
        """Return what the headline may be in a title of parts, longest first."""
        title = self.without_site(self.title or "")
        cuts = list(SEPARATOR.finditer(title))[:8]
        starts = [0, *(cut.end() for cut in cuts)]
        ends = [*(cut.start() for cut in cuts), len(title)]
        parts = {title[start:end].strip() for start in starts for end in ends if start < end}
        return sorted(parts, key=lambda part: (-len(part), part))

    def without_site(self, text: str) -> str:
        """Return *text* without what the site adds to it at either end."""
        if self.suffix and text.endswith(self.suffix):
            return text.removesuffix(self.suffix).strip()
        site = fold(self.site or "")
        cuts = list(SEPARATOR.finditer(text)) if site else []
        for cut in reversed(cuts):
            if fold(text[cut.end() :]) == site:
                return text[: cut.start()].strip()
        for cut in cuts:
            if fold(text[: cut.start()]) == site:
                return text[cut.end() :].strip()
        return text


class Shown(NamedTuple):
    """A headline and where it stands."""

    text: str
    """The headline."""
    block: int | None
    """Index of the block that shows it; null when none does."""


def find_headline(walk: Walk, outline: Outline, titles: Titles, url: str | None) -> Shown | None:
    """Return the headline; null when the page has none.

    A heading goes before a line that says what the title says, that before what the metadata
    says, that before the place where a headline stands, and that before the bare title.
    """
    if not titles.site and walk.owners:
        titles = replace(titles, site=_site(walk.blocks, outline, titles, url))
    heading = _heading(walk.blocks, titles, url)
    if heading is not None:
        return Shown(heading.text, heading.index)
    line = _titled_line(walk.blocks[: outline.body + 1], titles, capture=not walk.owners)
    if line is not None:
        return line
    if titles.told:
        return Shown(titles.all()[0], None)
    index = outline.headline()
    if index is not None:
        return Shown(unglued(titles.without_site(walk.blocks[index].text)), index)
    return Shown(titles.all()[0], None) if titles.title else None


def _heading(blocks: Sequence[Block], titles: Titles, url: str | None) -> Block | None:
    """Return the heading that is the headline; null when none is.

    One that the metadata agrees with goes before one that is part of the title, that before one
    that is merely marked as a title, and that before a lone first-level heading.
    """
    folded = {block.index: fold(block.text) for block in blocks if _may_head(block)}
    site = fold(titles.site or "")
    shown = [
        block
        for block in blocks
        if block.index in folded and folded[block.index] != site and not _is_home(block, url)
    ]
    for told in (*titles.all(), *titles.parts()):
        key = fold(told)
        if agreeing := [block for block in shown if folded[block.index] == key]:
            return max(agreeing, key=_weight)
    title = fold(titles.title or "")
    partial = [
        each for each in shown if len(folded[each.index]) > 15 and folded[each.index] in title
    ]
    marked = [block for block in shown if not block.context.marks.isdisjoint(TITLES)]
    first = [block for block in shown if block.level == 1]
    return next((max(group, key=_weight) for group in (partial, marked, first) if group), None)


def _titled_line(blocks: Sequence[Block], titles: Titles, *, capture: bool) -> Shown | None:
    """Return the line that says what the title says; null when none does.

    Category names may be glued to its front; a whole title may be a single short word. The first
    line of a *capture* is the title itself, and is the headline only where it ends with the
    site's own suffix.
    """
    lines = [block for block in blocks if not (capture and block.text == titles.title)]
    site = fold(titles.site or "")
    whole = titles.all()
    for told in (*whole, *titles.parts()):
        if fold(told) == site or (len(told) < SHORTEST and told not in whole):
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
    hosts = (urlsplit(url or "").hostname or "").split(".")
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


def _leads_home(block: Block) -> bool:
    """Tell whether a line is nothing but a link to the site's front page."""
    links = block.context.links
    return block.context.link_share >= 0.9 and bool(links) and not urlsplit(links[0]).path[1:]


def _is_masthead(block: Block, blocks: Sequence[Block], outline: Outline) -> bool:
    """Tell whether a heading stands above a header bar, and another one below that."""
    bar = min((index for index in outline.bars if index > block.index), default=len(blocks))
    below = blocks[bar : outline.body]
    return block.type == "heading" and any(each.type == "heading" for each in below)


def _may_head(block: Block) -> bool:
    """Tell whether a block is a heading, or marked as a title, and not elsewhere's."""
    marks = block.context.marks
    return (
        (block.type == "heading" or not marks.isdisjoint(TITLES))
        and len(block.text) < 400
        and marks.isdisjoint(ELSEWHERE)
    )


def _is_home(block: Block, url: str | None) -> bool:
    """Tell whether a heading only leads to a page above this one: it is the site's name."""
    links = block.context.links
    if block.context.link_share < 0.9 or not links or url is None or len(links[0]) > len(url):
        return False
    home, here = address_key(links[0]), address_key(url)
    return len(home) < len(here) and here.startswith(home)


def _weight(block: Block) -> tuple[bool, int, int]:
    """Return how much a heading looks like the page's own: by mark, by level, by place."""
    marked = not block.context.marks.isdisjoint(TITLES)
    return marked, -(block.level or 7), -block.index
