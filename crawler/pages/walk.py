"""The one walk over a page: its tree becomes the blocks that text and metadata share."""

import re
from collections import defaultdict
from functools import cached_property
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from crawler.items import Block, BlockType
from crawler.pages.elements import Element, Shared
from crawler.pages.gather import Gathering
from crawler.pages.marks import words
from crawler.pages.prints import fingerprints
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

TEXT = "-text"
"""What the parser calls a run of text; a comment and its like have such names too."""

CHANGING = BLOCKS | SILENT | SPACED | {"br", "img"}
"""Tags that change the block that is being gathered; all others are text like any other."""

TELLING = frozenset((*KINDS, *HARD, *LISTS, "dd", "div", "p"))
"""Tags of blocks that may tell what stands inside them."""


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
        self.repeated: dict[int, int] = {}
        """On how many stories of the publisher each block stands that repeats, by index."""

    @cached_property
    def tags(self) -> dict[str, list[Element]]:
        """The elements by tag, in page order."""
        found: dict[str, list[Element]] = defaultdict(list)
        for each in self.elements:
            found[each.tag].append(each)
        return found

    @cached_property
    def marked(self) -> dict[str, list[Element]]:
        """The elements by each mark of their own: ``.byline``, ``[itemprop=author]``."""
        found: dict[str, list[Element]] = defaultdict(list)
        for each in self.elements:
            for mark in each.tokens:
                found[mark].append(each)
        return found

    @cached_property
    def _known(self) -> dict[int, Element]:
        """The elements by the parser's address of their nodes."""
        return {each.node.mem_id: each for each in self.elements}

    @cached_property
    def prints(self) -> list[int]:
        """The fingerprints of the blocks; none for a capture of text."""
        return fingerprints(self.blocks, self.owners)

    def having(self, pattern: re.Pattern[str]) -> list[Element]:
        """Return the elements with a mark in which *pattern* is found, in page order."""
        search = pattern.search
        marks = [mark for mark in self.marked if search(mark)]
        found = {each.place: each for mark in marks for each in self.marked[mark]}
        return [found[place] for place in sorted(found)]

    def element(self, node: LexborNode) -> Element | None:
        """Return what the walk kept of *node*; null when it stands where no text is read."""
        return self._known.get(node.mem_id)


def walk(root: LexborNode, base: str | None = None) -> Walk:
    """Walk the tree below *root* once; links are made absolute against *base*."""
    return _Walker(base).run(root)


class _Walker:
    """The state of a walk: the path of open elements and the block that is being gathered.

    Pages have thousands of nodes, so what most of them need stands in :meth:`run` itself.
    """

    def __init__(self, base: str | None) -> None:
        self.result = Walk()
        self.base = base
        self.origin = "/".join(base.split("/", 3)[:3]) if base else ""
        self.path: list[Element] = []
        self.mute = 0
        self.lists = 0
        self.table: Element | None = None
        self.shared: Shared = {}
        self.gathering = Gathering(self.shared)
        self.names: dict[int, str] = {}

    def run(self, root: LexborNode) -> Walk:  # noqa: C901 - a call for each node costs as much
        """Walk the tree below *root* and return what was gathered."""
        names, path, gathering = self.names, self.path, self.gathering
        elements, blocks = self.result.elements, self.result.blocks
        node = root
        while True:
            number = node.tag_id
            tag = names[number] if number in names else self._name(node)
            if tag == TEXT:
                text = None if self.mute else node.text_content
                if not text:
                    pass
                elif not text.isspace():
                    gathering.add(text, path, self._owner())
                elif gathering.owner is not None:
                    gathering.pieces.append(text)
            elif tag:
                element = Element(node, tag, path[-1] if path else None)
                if tag in CHANGING:
                    self._open(element, tag)
                element.start = len(blocks)
                element.place = len(elements)
                elements.append(element)
                child = None if tag in UNSEEN else node.first_child
                if child is not None:
                    path.append(element)
                    node = child
                    continue
                if tag in CHANGING:
                    self._close(element, tag)
                element.last = element.place
                element.end = len(blocks) + (gathering.owner is not None)
            while (following := node.next) is None:
                if not path:
                    self._flush()
                    return self.result
                element = path.pop()
                if element.tag in CHANGING:
                    self._close(element, element.tag)
                element.last = len(elements) - 1
                element.end = len(blocks) + (gathering.owner is not None)
                node = element.node
            node = following

    def _name(self, node: LexborNode) -> str:
        """Return the tag of *node*, and remember it; empty for what is neither element nor text."""
        tag = node.tag or ""
        known = tag if tag == TEXT or not tag.startswith("-") else ""
        self.names[node.tag_id] = known
        return known

    def _open(self, element: Element, tag: str) -> None:
        """Do what the opening of an element does to the block."""
        if tag in SILENT:
            self.mute += 1
        elif self.mute:
            return
        elif tag in BLOCKS:
            self._begin(element, tag)
        elif tag == "br":
            self._break(element)
        elif tag == "img":
            if "emoji" in (element.attributes.get("class") or ""):
                self.gathering.add(element.attributes.get("alt") or "", self.path, self._owner())
        else:
            if tag == "a":
                element.link = self._absolute(element.attributes.get("href"))
            if self.gathering.parted:
                self.gathering.pieces.append(" ")

    def _begin(self, element: Element, tag: str) -> None:
        """Begin a block with *element*, or only part its text from what stands before."""
        if self.table is not None and tag != "caption":
            self.gathering.pieces.append(PARTS.get(tag, " "))
        elif element.soft and tag not in HARD:
            self.gathering.pieces.append(" ")
        else:
            if self.gathering.pieces:
                self._flush()
            if tag in TELLING:
                self._describe(element, tag)

    def _close(self, element: Element, tag: str) -> None:
        """Do what the end of an element does to the block."""
        if tag in SILENT:
            self.mute -= 1
        elif self.mute:
            return
        elif tag in BLOCKS:
            self._end(element, tag)
        elif tag in SPACED:
            self.gathering.parted = True

    def _describe(self, element: Element, tag: str) -> None:
        """Set what the blocks inside *element* are."""
        if tag in HARD:
            if tag in HEADINGS and element.kind == "list_item":
                _unfold(element)
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

    def _end(self, element: Element, tag: str) -> None:
        """End the block that *element* began."""
        within = self.table is not None and self.table is not element and tag != "caption"
        parent = element.parent
        if within or (parent is not None and parent.soft and tag not in HARD):
            self.gathering.pieces.append(" ")
        else:
            if self.gathering.pieces:
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

    def _owner(self) -> Element:
        """Return the element that text at this place belongs to: a table has all of its own."""
        inner = self.path[-1]
        return self.table if inner.kind == "table" and self.table is not None else inner

    def _flush(self) -> None:
        """End the block that is being gathered, and begin another."""
        gathering, result = self.gathering, self.result
        owner = gathering.owner
        if owner is not None:
            block, lines = gathering.block(owner, len(result.blocks))
            if block is not None:
                if len(lines) > 1 and block.type != "table":
                    result.lines[block.index] = lines
                result.blocks.append(block)
                result.owners.append(owner)
        gathering.clear()

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


def _unfold(heading: Element) -> None:
    """Let the item of a list that holds a heading be a piece of text with blocks of its own."""
    for around in heading.ancestors():
        if around.kind != "list_item":
            break
        around.harden()


def _is_caption(element: Element) -> bool:
    """Tell whether a class says that the element is a picture's caption."""
    if "caption" not in (element.attributes.get("class") or ""):
        return False
    return any(
        name == "caption" or name.endswith(("-caption", "caption-text"))
        for name in element.classes()
    )
