"""The one walk over a page: its tree becomes the blocks that text and metadata share."""

import re
from collections import defaultdict
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from crawler.items import Block, BlockType
from crawler.pages.elements import Element, Marks
from crawler.pages.gather import Gathering
from crawler.pages.marks import words
from crawler.pages.tables import CELL, ROW, is_data

HEADINGS = {f"h{level}": level for level in range(1, 7)}

BLOCKS = words(
    "address article aside blockquote body caption center dd details dialog dir div dl dt",
    "fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html",
    "legend li main menu nav noframes ol p pre search section summary table tbody td tfoot th",
    "thead tr ul",
)
"""Tags that begin and end a block."""

HARD = words(
    "article aside blockquote caption figcaption figure footer form h1 h2 h3 h4 h5 h6 header",
    "hr li main nav ol pre section table ul",
)
"""Tags that begin a block of their own even inside a list item, a heading or a caption."""

SILENT = words(
    "audio canvas datalist embed head iframe noscript object option rp script select style",
    "svg template textarea title video",
)
"""Tags whose text is no text of the page."""

UNSEEN = words(
    "canvas datalist iframe rp script select style svg template textarea",
)
"""Tags whose inside is not walked at all."""

SPACED = frozenset(("a", "button", "label", "time"))
"""Tags that stand apart when they follow each other without a space."""

KINDS: dict[str, BlockType] = {
    "blockquote": "quote",
    "caption": "caption",
    "figcaption": "caption",
    "li": "list_item",
    "pre": "preformatted",
    **dict.fromkeys(HEADINGS, "heading"),
}

LISTS = frozenset(("ol", "ul"))
"""Tags that make list items deeper."""

PARTS = {"tr": ROW, "td": CELL, "th": CELL}
"""What the parts of a table of data begin with."""


class Walk:
    """The blocks of a page, and the elements that they came from."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        """Every block in page order."""
        self.owners: list[Element] = []
        """The innermost element that holds all of each block's text."""
        self.lines: dict[int, tuple[str, ...]] = {}
        """Lines of the blocks that hold a line break, by index."""
        self.elements: list[Element] = []
        """Every element in page order."""
        self.tags: dict[str, list[Element]] = defaultdict(list)
        """The same by tag."""
        self.marked: dict[str, list[Element]] = defaultdict(list)
        """The same by each mark of their own: ``.byline``, ``[itemprop=author]``."""
        self._known: dict[int, Element] = {}

    def having(self, pattern: re.Pattern[str]) -> list[Element]:
        """Return the elements with a mark in which *pattern* is found, in page order."""
        found = {
            id(each): each
            for mark, elements in self.marked.items()
            if pattern.search(mark)
            for each in elements
        }
        return sorted(found.values(), key=lambda each: each.place)

    def element(self, node: LexborNode) -> Element | None:
        """Return what the walk kept of *node*; null when it stands where no text is read."""
        if not self._known:
            self._known = {each.node.mem_id: each for each in self.elements}
        return self._known.get(node.mem_id)


def walk(root: LexborNode, base: str | None = None) -> Walk:
    """Walk the tree below *root* once; links are made absolute against *base*."""
    walker = _Walker(base)
    node = root
    while True:
        if walker.enter(node):
            child = node.first_child
            if child is not None:
                node = child
                continue
            walker.leave()
        while (following := node.next) is None:
            if not walker.path:
                return walker.done()
            node = walker.leave()
        node = following


class _Walker:
    """The state of a walk: the path of open elements and the block that is being gathered."""

    def __init__(self, base: str | None) -> None:
        self.result = Walk()
        self.base = base
        self.origin = "/".join(base.split("/", 3)[:3]) if base else ""
        self.path: list[Element] = []
        self.mute = 0
        self.lists = 0
        self.table: Element | None = None
        self.shared: dict[tuple[Marks, tuple[str, ...]], Marks] = {}
        self.gathering = Gathering(self.shared)

    def enter(self, node: LexborNode) -> bool:
        """Take *node* in; tell whether it is an element, which is to be walked and left."""
        tag = node.tag
        if tag == "-text":
            if not self.mute:
                self._text(node.text_content or "")
            return False
        if tag is None or tag[0] == "-":
            return False
        element = self._open(node, tag)
        self.path.append(element)
        if tag in UNSEEN:
            self.leave()
            return False
        return True

    def leave(self) -> LexborNode:
        """Close the innermost open element and return its node."""
        element = self.path.pop()
        tag = element.tag
        if tag in SILENT:
            self.mute -= 1
        elif not self.mute:
            if tag in BLOCKS:
                self._end(element)
            elif tag in SPACED:
                self.gathering.parted = True
        element.last = len(self.result.elements) - 1
        element.end = len(self.result.blocks) + (self.gathering.owner is not None)
        return element.node

    def done(self) -> Walk:
        """Return what was gathered."""
        self._flush()
        return self.result

    def _open(self, node: LexborNode, tag: str) -> Element:
        """Return a new element, after what its opening does to the block."""
        result = self.result
        element = Element(node, tag, self.path[-1] if self.path else None)
        if tag in SILENT:
            self.mute += 1
        elif not self.mute:
            self._affect(element, tag)
        element.start = len(result.blocks)
        element.place = len(result.elements)
        result.elements.append(element)
        result.tags[tag].append(element)
        for mark in element.tokens:
            result.marked[mark].append(element)
        return element

    def _affect(self, element: Element, tag: str) -> None:
        """Do what the opening of an element does to the block."""
        if tag in BLOCKS:
            self._begin(element)
        elif tag == "br":
            self._break(element)
        elif tag == "a":
            element.link = self._absolute(element.attributes.get("href"))
        elif tag == "img" and "emoji" in (element.attributes.get("class") or ""):
            self._text(element.attributes.get("alt") or "")
        if self.gathering.parted and tag in SPACED:
            self.gathering.pieces.append(" ")

    def _begin(self, element: Element) -> None:
        """Begin a block with *element*, or only part its text from what stands before."""
        tag = element.tag
        if self.table is not None and tag != "caption":
            self.gathering.pieces.append(PARTS.get(tag, " "))
        elif element.soft and tag not in HARD:
            self.gathering.pieces.append(" ")
        else:
            self._flush()
            self._describe(element, tag)

    def _describe(self, element: Element, tag: str) -> None:
        """Set what the blocks inside *element* are."""
        if tag in HARD:
            element.harden()
        kind = KINDS.get(tag)
        if kind is None and tag in {"p", "div", "dd"} and _is_caption(element):
            kind = "caption"
        if kind is not None:
            element.kind = kind
            element.soft = kind != "quote"
            element.level = HEADINGS.get(tag)
        if tag == "li":
            element.level = max(self.lists, 1)
        elif tag in LISTS:
            self.lists += 1
        elif tag == "table" and is_data(element.node):
            self.table = element
            element.kind = "table"

    def _end(self, element: Element) -> None:
        """End the block that *element* began."""
        tag = element.tag
        soft = element.parent is not None and element.parent.soft and tag not in HARD
        if soft or (self.table not in {None, element} and tag != "caption"):
            self.gathering.pieces.append(" ")
        else:
            self._flush()
            if element is self.table:
                self.table = None
            elif tag in LISTS:
                self.lists -= 1

    def _break(self, element: Element) -> None:
        """Break the line; two breaks with nothing between them part two paragraphs."""
        if self.gathering.breaks and not element.soft and self.table is None:
            self._flush()
        elif self.gathering.owner is not None:
            self.gathering.line()

    def _text(self, text: str) -> None:
        """Add a run of text to the block."""
        inner = self.path[-1]
        owner = self.table if inner.kind == "table" else None
        self.gathering.add(text, self.path, owner or inner)

    def _flush(self) -> None:
        """End the block that is being gathered, and begin another."""
        if not self.gathering.pieces:
            return
        owner = self.gathering.owner
        block, lines = self.gathering.block(len(self.result.blocks))
        if block is not None and owner is not None:
            if len(lines) > 1 and block.type != "table":
                self.result.lines[block.index] = lines
            self.result.blocks.append(block)
            self.result.owners.append(owner)
        self.gathering = Gathering(self.shared)

    def _absolute(self, href: str | None) -> str | None:
        """Return the address that a link leads to; null when it leads nowhere."""
        if href is None:
            return None
        href = href.strip()
        if href.startswith(("http://", "https://")) or not self.base:
            return href
        if href.startswith("/") and not href.startswith("//"):
            return self.origin + href
        try:
            return urljoin(self.base, href)
        except ValueError:
            return href


def _is_caption(element: Element) -> bool:
    """Tell whether a class says that the element is a picture's caption."""
    if "caption" not in (element.attributes.get("class") or ""):
        return False
    return any(
        name == "caption" or name.endswith(("-caption", "caption-text"))
        for name in element.classes()
    )
