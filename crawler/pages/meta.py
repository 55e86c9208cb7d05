"""What a page's head says: OpenGraph, meta names, links, title and language."""

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from itertools import accumulate
from urllib.parse import urljoin

from crawler.items import Block
from crawler.pages.bounds import LONGEST_ADDRESS
from crawler.pages.elements import Element
from crawler.pages.marks import DETAILS, FURNITURE, TITLES
from crawler.pages.values import plain
from crawler.pages.walk import Walk
from crawler.text.normalise import fold

MOST = 0.5
"""Share of the page's text that an item must hold to be the page's own."""

LONGEST = 20_000
"""Characters of a title or a content that are read: what is longer tells no field."""

_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?\b", re.IGNORECASE)


class Meta:
    """The metadata of a page's head, names in lower case.

    Microdata in the body counts as far as it is of the page's own item.
    """

    def __init__(self, walk: Walk, base: str | None = None) -> None:
        self.values: dict[str, list[str]] = defaultdict(list)
        """Contents by property, name or itemprop, in order."""
        self.base = base
        self.title = next(
            (text for each in walk.tags["title"] if (text := plain(each.node.text()[:LONGEST]))),
            None,
        )
        """Text of the title element."""
        self.canonical = self._canonical(walk)
        """Absolute address that the page names as its own."""
        self.language = self._language(walk)
        """BCP 47."""

    def first(self, *names: str) -> str | None:
        """Return the first content of the first of *names* that has one."""
        return next((value for name in names for value in self.values.get(name, ())), None)

    def all(self, *names: str) -> list[str]:
        """Return every content of *names*, in their order."""
        return [value for name in names for value in self.values.get(name, ())]

    def absolute(self, address: str | None) -> str | None:
        """Return an http address made absolute; null when it is none."""
        if not address or len(address) > LONGEST_ADDRESS:
            return None
        try:
            address = urljoin(self.base or "", address.strip())
        except ValueError:
            return None
        return address if address.startswith(("http://", "https://")) else None

    def _canonical(self, walk: Walk) -> str | None:
        """Read the meta elements, then return the page's own address."""
        items = _Items(walk, self.title)
        for element in walk.tags["meta"]:
            content = plain(element.attributes.get("content"))
            if content is None or len(content) > LONGEST:
                continue
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                name = element.get(attribute).lower()
                if name and (attribute != "itemprop" or items.owns(element)):
                    self.values[name].append(content)
        for element in walk.tags["link"]:
            if "canonical" in element.get("rel").lower().split():
                return self.absolute(element.get("href"))
        return self.absolute(self.first("og:url"))

    def _language(self, walk: Walk) -> str | None:
        """Return the language that the page says it is in."""
        roots = [*walk.tags["html"], *walk.tags["body"]]
        named = [each.get("lang") or each.get("xml:lang") for each in roots]
        named += self.all("og:locale", "content-language", "inlanguage", "dc.language")
        return next((found for each in named if (found := language(each))), None)


class _Items:
    """The items of a page's microdata: its own article's, and those of articles beside it."""

    def __init__(self, walk: Walk, title: str | None) -> None:
        self.blocks = walk.blocks
        self.title = fold(title or "")

    @cached_property
    def sizes(self) -> list[float]:
        """Text before each block, and in all; few pages need it."""
        return list(accumulate(map(_size, self.blocks), initial=0.0))

    @cached_property
    def heads(self) -> list[int]:
        """Indexes of the headings that the title names."""
        return [block.index for block in self.blocks if _is_named(block, self.title)]

    def owns(self, element: Element) -> bool:
        """Tell whether microdata is of the page's own article.

        Its item holds a heading that the title names, or most of the page's text. It is looked
        for here, for the headline is read with the help of this metadata.
        """
        holder = _holder(element)
        if holder is None or holder.tag in {"html", "body"}:
            return True
        first = bisect_left(self.heads, holder.start)
        if first < len(self.heads) and self.heads[first] < holder.end:
            return True
        return self.sizes[holder.end] - self.sizes[holder.start] > MOST * self.sizes[-1]


def _is_named(block: Block, title: str) -> bool:
    """Tell whether a block is a heading whose words are in the title."""
    head = block.type == "heading" or not block.context.marks.isdisjoint(TITLES)
    return head and (key := fold(block.text)) != "" and key in title


def _size(block: Block) -> float:
    """Return how much text a block holds that is neither links nor furniture."""
    text = len(block.text) * (1 - block.context.link_share)
    return text if block.context.marks.isdisjoint(FURNITURE) else 0


def _holder(element: Element) -> Element | None:
    """Return the item that a meta element tells of; null in the page's head.

    Without an item around it that is the innermost element with text of an article.
    """
    around = list(element.ancestors())
    if any(each.tag == "head" for each in around):
        return None
    scope = next((each for each in around if "itemscope" in each.attributes), None)
    texts = (each for each in around if each.end > each.start and not _is_detail(each))
    return scope or next(texts, None)


def _is_detail(element: Element) -> bool:
    """Tell whether an element only tells of the article around it."""
    return not DETAILS.isdisjoint(element.tokens)


def language(name: str) -> str | None:
    """Return *name* as a BCP 47 tag (``tr-TR``); null when it is none."""
    found = _LANGUAGE.match(name.strip())
    if found is None:
        return None
    parts = (found[1].lower(), (found[2] or "").title(), (found[3] or "").upper())
    return "-".join(part for part in parts if part)
