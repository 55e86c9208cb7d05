"""The one walk over a page: its tree becomes the blocks that text and metadata share."""

from collections import defaultdict
from functools import cache, cached_property
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from crawler.items import Block
from crawler.pages.bounds import LONGEST_ADDRESS
from crawler.pages.elements import Element
from crawler.pages.gather import Gathering
from crawler.pages.marked import Marked
from crawler.pages.prints import fingerprints
from crawler.pages.tables import CELL, ROW, is_data
from crawler.pages.tags import BLOCK, BREAK, MUTE, OTHER, PICTURE, PLAIN, SPACE, TEXT, Tag

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
    def marked(self) -> Marked:
        """The elements by each mark of their own: ``.byline``, ``[itemprop=author]``."""
        return Marked(self.elements)

    @cached_property
    def _known(self) -> dict[int, Element]:
        """The elements by the parser's address of their nodes."""
        return {each.node.mem_id: each for each in self.elements}

    @cached_property
    def prints(self) -> list[int]:
        """The fingerprints of the blocks; none for a capture of text."""
        return fingerprints(self.blocks, self.owners)

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
        self.unseen = False
        self.lists = 0
        self.table: Element | None = None
        self.gathering = Gathering()
        self.tags: dict[int, Tag] = {}

    def run(self, root: LexborNode) -> Walk:  # noqa: C901, PLR0912 - a call for each node costs as much
        """Walk the tree below *root* and return what was gathered."""
        tags, path, gathering = self.tags, self.path, self.gathering
        elements, blocks, pieces = self.result.elements, self.result.blocks, self.gathering.pieces
        node = root
        while True:
            number = node.tag_id
            tag = tags[number] if number in tags else self._tag(node)
            act = tag.act
            if act == TEXT:
                text = None if self.mute else node.text_content
                if not text:
                    pass
                elif not text.isspace():
                    gathering.add(text, path, self._owner() if self.table else path[-1])
                elif gathering.owner is not None:
                    pieces.append(text)
            elif act != OTHER:
                element = Element(node, tag, path[-1] if path else None)
                if act == BLOCK:
                    if self.mute:
                        pass
                    elif pieces or tag.telling or tag.pictured or self.table is not None:
                        self._begin(element, tag)
                elif act != PLAIN:
                    self._open(element, act)
                element.start = len(blocks)
                element.place = len(elements)
                elements.append(element)
                child = None if tag.unseen else node.first_child
                if child is not None:
                    path.append(element)
                    node = child
                    continue
                if act > BLOCK or (act == BLOCK and (pieces or tag.list or self.table is not None)):
                    self._close(element, tag)
                element.last = element.place
                element.end = len(blocks) + (gathering.owner is not None)
            while (following := node.next) is None:
                if not path:
                    self._finish()
                    return self.result
                element = path.pop()
                node = element.node
                tag, act = element.kin, element.kin.act
                if act > BLOCK or (act == BLOCK and (pieces or tag.list or self.table is not None)):
                    self._close(element, tag)
                element.last = len(elements) - 1
                element.end = len(blocks) + (gathering.owner is not None)
            node = following

    def _tag(self, node: LexborNode) -> Tag:
        """Return what is known of the tag of *node*, and remember it for this page."""
        tag = self.tags[node.tag_id] = known(node.tag or "")
        return tag

    def _open(self, element: Element, act: int) -> None:
        """Do what the opening of an element that is no block does to the block."""
        if act == MUTE:
            self.mute += 1
        elif self.mute:
            return
        elif act == BREAK:
            self._break(element)
        elif act == PICTURE:
            if "emoji" in (element.attributes.get("class") or ""):
                self.gathering.add(element.attributes.get("alt") or "", self.path, self._owner())
        else:
            if element.tag == "a":
                element.link = self._absolute(element.attributes.get("href"))
            if self.gathering.parted:
                self.gathering.pieces.append(" ")

    def _begin(self, element: Element, tag: Tag) -> None:
        """Begin a block with *element*, or only part its text from what stands before."""
        if self.table is not None and tag.name != "caption":
            self.gathering.pieces.append(PARTS.get(tag.name, " "))
        elif element.soft and not tag.hard:
            self.gathering.pieces.append(" ")
        else:
            if self.gathering.pieces:
                self._flush()
            if tag.telling or (tag.pictured and element.attributes and _is_caption(element)):
                self._describe(element, tag)

    def _close(self, element: Element, tag: Tag) -> None:
        """Do what the end of an element does to the block."""
        act = tag.act
        if act == MUTE:
            self.mute -= 1
        elif self.mute:
            return
        elif act == SPACE:
            self.gathering.parted = True
        elif act == BLOCK:
            parent = element.parent
            if self.table is None and (tag.hard or parent is None or not parent.soft):
                if self.gathering.pieces:
                    self._flush()
                if tag.list:
                    self.lists -= 1
            else:
                self._end(element, tag)

    def _describe(self, element: Element, tag: Tag) -> None:
        """Set what the blocks inside *element* are."""
        if tag.hard:
            if tag.level is not None and element.kind == "list_item":
                _unfold(element)
            element.harden()
        kind = "caption" if tag.pictured else tag.kind
        if kind is not None:
            element.kind = kind
            element.soft = kind != "quote"
            element.level = tag.level
        if kind == "list_item":
            element.level = max(self.lists, 1)
        elif tag.list:
            self.lists += 1
        elif tag.name == "table" and is_data(element.node):
            self.table = element
            element.kind = "table"

    def _end(self, element: Element, tag: Tag) -> None:
        """End what *element* began inside a table, or inside a block that it only parts."""
        within = self.table is not None and self.table is not element and tag.name != "caption"
        parent = element.parent
        if within or (parent is not None and parent.soft and not tag.hard):
            self.gathering.pieces.append(" ")
        else:
            if self.gathering.pieces:
                self._flush()
            if element is self.table:
                self.table = None
            elif tag.list:
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
            if block is None:
                self.unseen = True
            else:
                if len(lines) > 1 and block.type != "table":
                    result.lines[block.index] = lines
                result.blocks.append(block)
                result.owners.append(owner)
        gathering.clear()

    def _finish(self) -> None:
        """End the last block; one of which nothing can be seen is in no element."""
        self._flush()
        count = len(self.result.blocks)
        for element in self.result.elements if self.unseen else ():
            element.start, element.end = min(element.start, count), min(element.end, count)

    def _absolute(self, href: str | None) -> str | None:
        """Return the address that a link leads to; null when it leads nowhere."""
        if href is None or len(href) > LONGEST_ADDRESS:
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


known = cache(Tag)
"""What the elements of a tag do; tags are few, and sites invent some."""


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
