"""The block that a walk is gathering: runs of text until the next break of the layout."""

from crawler.items import Block, Context
from crawler.pages.elements import Element, Marks, Shared
from crawler.pages.tables import rows
from crawler.text.normalise import normalise, normalise_lines

BREAK = "\x1d"
"""Stands for ``<br>`` until its block is complete."""


class Gathering:
    """Text on its way to one block, with the links in it and the elements around it."""

    __slots__ = (
        "breaks",
        "linked",
        "links",
        "owner",
        "parted",
        "pieces",
        "places",
        "shared",
        "size",
    )

    def __init__(self) -> None:
        self.shared: Shared = {}
        self.places: dict[tuple[Marks, float, tuple[str, ...]], Context] = {}
        """Contexts of the page: most blocks share theirs with others."""
        self.pieces: list[str] = []
        self.clear()

    def clear(self) -> None:
        """Begin another block."""
        self.pieces.clear()
        self.links: list[str] = []
        self.owner: Element | None = None
        """The innermost element that holds all of the text; null while there is none."""
        self.size = self.linked = 0
        """Characters of text, and those of them inside links."""
        self.breaks = 0
        """Line breaks since the last text."""
        self.parted = False
        """Whether a link or another thing that stands apart has just ended."""

    def add(self, text: str, path: list[Element], owner: Element) -> None:
        """Add a run of text that stands in the last element of *path*, as part of *owner*."""
        self.pieces.append(text)
        size = len(text.strip())
        if not size:
            return
        self.breaks = 0
        self.parted = False
        self.size += size
        link = path[-1].link
        if link is not None:
            self.linked += size
            if not self.links or self.links[-1] != link:
                self.links.append(link)
        if self.owner is None:
            self.owner = owner
        elif self.owner is not owner:
            self.owner = _common(self.owner, path)

    def line(self) -> None:
        """Begin a new line."""
        self.pieces.append(BREAK)
        self.breaks += 1

    def block(self, owner: Element, index: int) -> tuple[Block | None, tuple[str, ...]]:
        """Return the block, null when it has no text, and its lines where it has several."""
        lines = self._lines(owner)
        text = ("\n" if owner.kind in {"table", "preformatted"} else " ").join(lines)
        if not text:
            return None, ()
        share = round(self.linked / self.size, 3) if self.linked else 0.0
        marks = owner.marks(self.shared) if owner.own_marks is None else owner.own_marks
        place = (marks, share, tuple(self.links))
        context = self.places.get(place)
        if context is None:
            context = self.places[place] = Context(*place, inside=False)
        return Block(index, owner.kind, text, owner.level, context), lines

    def _lines(self, owner: Element) -> tuple[str, ...]:
        """Return the text's lines: those of the layout, or for some types those of the source."""
        raw = "".join(self.pieces)
        if owner.kind == "table":
            return rows(raw.replace(BREAK, " "))
        if owner.kind == "preformatted":
            return (normalise_lines(raw.replace(BREAK, "\n")),)
        if BREAK not in raw:
            return (normalise(raw),)
        return tuple(line for each in raw.split(BREAK) if (line := normalise(each)))


def _common(element: Element, path: list[Element]) -> Element:
    """Return the innermost element around *element*, or itself, that is on *path*."""
    while element.depth >= len(path) or path[element.depth] is not element:
        if element.parent is None:
            break
        element = element.parent
    return element
