"""Which links of a listing page are its articles, and which are the site's sections."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from crawler.pages.document import Document
from crawler.sources import shapes
from crawler.sources.links import Link
from crawler.sources.regions import Regions, is_item
from crawler.sources.titles import is_title

_HEADLINE_TAGS = frozenset(("h1", "h2", "h3", "h4"))
_HEADLINE = re.compile(
    r"\.(?:(?:entry|post|story|article|news)-title|headline|title|baslik)"
    r"|\[itemprop=(?:headline|name)\]"
)
"""Mark of the element that holds an item's headline."""

_LABELLING = frozenset(("category", "tag", "author"))
"""Relations of links that label an item: never the item itself."""

_LABEL = re.compile(r"\.(?:\w+[-_])?(?:author|byline|cat|category|categories|tag|tags)(?:[-_]|$)")

_INLINE = frozenset(("span", "em", "strong", "small", "b", "i"))


class Placing:
    """Tells articles from sections by where their links stand on one page.

    *is_period*: the page is a day, month or year archive, whose main region lists articles only.
    """

    def __init__(self, document: Document, links: Sequence[Link], *, is_period: bool) -> None:
        self.regions = Regions(document)
        self._blocks = document.walk.blocks
        self._is_period = is_period
        self._menu = frozenset(link.key for link in links if self._is_in_menu(link))
        self._paths = Counter(
            path for path, _ in {(_path(link), link.key) for link in links if self.is_main(link)}
        )

    def is_main(self, link: Link) -> bool:
        """Tell whether a link stands in the page's main region."""
        return self.regions.place(link.element) == "main"

    def is_section(self, link: Link) -> bool:
        """Tell whether a link leads to a section, or to an index of archives."""
        if link.key in self._menu or shapes.is_section(link.url):
            return True
        first = link.page.first
        return first != link.url and (shapes.is_section(first) or self._is_in_menu(link))

    def is_story(self, link: Link) -> bool:
        """Tell whether a link leads to an article.

        In the main region by its markup, beside it by the words of its address, and anywhere by
        a day or a number in its address.
        """
        if shapes.is_numbered(link.url):
            return True
        if shapes.is_section(link.url) or _labels(link):
            return False
        place = self.regions.place(link.element)
        if place == "main":
            return self._is_listed(link)
        return place == "aside" and shapes.is_sentence(link.url)

    def is_headline(self, link: Link) -> bool:
        """Tell whether a link is the headline of an item."""
        around = (link.element, *islice(link.element.ancestors(), 3))
        inside = islice(link.element.node.css("h1, h2, h3, h4"), 1)
        return (
            any(each.tag in _HEADLINE_TAGS for each in around)
            or any(_HEADLINE.fullmatch(token) for each in around[:2] for token in each.tokens)
            or any(inside)
        )

    def _is_listed(self, link: Link) -> bool:
        """Tell whether the main region lists what *link* leads to as an article."""
        in_item = any(is_item(each) for each in islice(link.element.ancestors(), 6))
        headline = self.is_headline(link)
        if link.key in self._menu or shapes.is_standing(link.url):
            return headline and in_item
        if headline and (in_item or self._is_period or not shapes.is_short(link.url)):
            return True
        if self._is_in_prose(link):
            return False
        repeated = self._is_period or in_item or self._paths[_path(link)] > 1
        return shapes.is_sentence(link.url) or (repeated and is_title(link.text))

    def _is_in_menu(self, link: Link) -> bool:
        """Tell whether a link of a menu has the looks of a section's: few words, no number."""
        first = link.page.first
        return (
            self.regions.place(link.element) == "menu"
            and 0 < len(link.text.split()) < 4
            and shapes.is_short(first)
            and not shapes.is_standing(first)
        )

    def _is_in_prose(self, link: Link) -> bool:
        """Tell whether a link stands amid the words of a paragraph."""
        start = link.element.start
        return any(
            block.type == "paragraph"
            and len(link.text) * 2 < len(block.text)
            and not block.text.startswith(link.text)
            for block in self._blocks[start : start + 1]
        )


def _labels(link: Link) -> bool:
    """Tell whether a link labels an item: its section, a tag, its author."""
    if not _LABELLING.isdisjoint(link.element.get("rel").lower().split()):
        return True
    # A box or an item may say which section it is of: what is inside a line of text is a label.
    around = link.element.parent
    marked = (*link.element.tokens, *(around.tokens if around and around.tag in _INLINE else ()))
    return any(map(_LABEL.match, marked))


def _path(link: Link) -> tuple[str, ...]:
    """Return the tags from the link outward, which the items of a list share."""
    return (link.element.tag, *(each.tag for each in islice(link.element.ancestors(), 3)))
