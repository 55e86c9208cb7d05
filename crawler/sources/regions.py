"""Where on a page a link stands: in its main region, in a menu, beside it or around it."""

import re
from typing import Literal, NamedTuple

from crawler.pages.document import Document
from crawler.pages.elements import Element

Place = Literal["main", "aside", "menu", "chrome"]
"""main: what the page is about; aside: lists of other things; menu: the site's sections;
chrome: what stands around on every page, and the labels of an item."""

ROOTS = (
    "main",
    "[role=main]",
    "#main",
    "#main-content",
    "#maincontent",
    "#content",
    "#primary",
    ".site-main",
    ".main-content",
)
"""What a theme calls its main region, the surest first; the first that holds a link counts."""

_MENU = re.compile(
    r"nav|\[role=navigation\]|[.#](?:menu|nav|navbar|navigation|topnav|mainmenu"
    r"|(?:main|site|top|primary)-(?:menu|navigation|nav))"
)
_HEADER = re.compile(r"header|[.#](?:header|masthead)")
_CHROME = re.compile(
    r"footer|\[role=(?:banner|contentinfo|search)\]"
    r"|[.#](?:footer|(?:site|page)-header|site-footer|colophon|top-?bar|header-bar|(?:search|comment)-form"
    r"|comments|comments-area|respond|breadcrumbs?|yoast-breadcrumb|tagcloud|wp-block-tag-cloud"
    r"|cat-links|tags?-links|post-cat-wrap|post-categories|entry-categories|post-tags|byline"
    r"|author|author-box|vcard|social|social-links|pagination|page-numbers|nav-links|wp-pagenavi"
    r"|pager|sharedaddy|addtoany_content|share-buttons)"
)
_ASIDE = re.compile(
    r"aside|\[role=complementary\]|\.widget_.*|#widget-.*|#secondary"
    r"|[.#](?:side-?bar|widget|widgets|widget-area|related|related-posts|jp-relatedposts"
    r"|yarpp-related|popular|popular-posts|most-(?:read|popular)|trending|recommended|ticker"
    r"|news-ticker|breaking|breaking-news|calendar_wrap|wp-calendar)"
)
_ITEM = re.compile(
    r"article|\[itemprop=blogPost\]|\.(?:post|hentry|h-entry|item|(?:post|news|list)-item|entry"
    r"|story|card|teaser|media|article|haber)"
)
_ITEM_TAGS = frozenset(("li", "tr", "dd"))


class _State(NamedTuple):
    place: Place
    item: bool
    """Whether an article of a list, or the main region, is around."""


class Regions:
    """The regions of one page, told by its landmarks and by the names that themes give."""

    def __init__(self, document: Document) -> None:
        self.root = _root(document)
        """The element of the main region; null when none is marked."""
        outermost: Place = "main" if self.root is None else "aside"
        self._outermost = _State(outermost, item=False)
        self._known: dict[Element, _State] = {}

    def place(self, element: Element) -> Place:
        """Return where *element* stands: what the nearest marked element around it says."""
        chain: list[Element] = []
        around: Element | None = element
        while around is not None and around not in self._known:
            chain.append(around)
            around = around.parent
        state = self._outermost if around is None else self._known[around]
        for each in reversed(chain):
            state = self._known[each] = self._inside(each, state)
        return state.place

    def _inside(self, element: Element, state: _State) -> _State:
        """Return the state inside *element*, which stands in *state*."""
        if element is self.root:
            return _State("main", item=True)
        place = state.place if element.tag == "body" else _mark(element, state)
        return _State(place, state.item or element.tag == "article")


def is_item(element: Element) -> bool:
    """Tell whether *element* looks like one article of a list."""
    return element.tag in _ITEM_TAGS or any(map(_ITEM.fullmatch, element.tokens))


def _root(document: Document) -> Element | None:
    """Return the first main region that holds a link."""
    starts = [each for each in document.walk.tags.get("a", []) if each.get("href")]
    for css in ROOTS:
        for node in document.select(css):
            root = document.walk.element(node)
            if root is not None and any(root.start <= each.start < root.end for each in starts):
                return root
    return None


def _mark(element: Element, state: _State) -> Place:
    """Return the place that *element* says it is, else the one it stands in."""
    tokens = [token.lower() for token in element.tokens]
    if any(map(_ASIDE.fullmatch, tokens)):
        return "aside"
    if any(map(_CHROME.fullmatch, tokens)):
        return "chrome"
    if not state.item and any(map(_HEADER.fullmatch, tokens)):
        return "chrome"
    return "menu" if any(map(_MENU.fullmatch, tokens)) else state.place
