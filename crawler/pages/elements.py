"""What the walk keeps of each element: its place in the tree and in the run of blocks."""

from collections.abc import Iterator
from functools import lru_cache

from selectolax.lexbor import LexborNode

from crawler.items import BlockType
from crawler.pages.marks import words
from crawler.pages.tags import Tag
from crawler.text.normalise import normalise

LANDMARKS = words("nav header footer aside article main figure form table ul ol blockquote button")
"""Tags that are worth a mark: their names alone tell cleaning where a block stood."""

MAX_DEPTH = 256
"""Elements nested deeper than this add no marks: no real page needs them."""

MAX_TOKENS = 32
"""Classes of one element that are looked at."""

MOST_INSIDE = 40
"""Elements inside the largest one that is a date, a name or another short line."""

READ = frozenset(("id", "itemprop", "role", "hidden", "style"))
"""Attributes beside the classes that tokens are made of."""

Marks = frozenset[str]

Shared = dict[tuple[Marks, tuple[str, ...]], Marks]
"""The marks inside an element, by those around it and its own tokens."""


class Element:
    """An element of the page, as the walk met it.

    ``place`` is its own in the run of elements, ``last`` that of the last one inside it.
    ``start`` and ``end`` bound the indexes of the blocks that hold its text (end excluded). An
    inline element's bounds cover the whole block that it stands in. What blocks inside it are
    (``kind``, ``level``), the ``link`` around them and whether their breaks only part words
    (``soft``) pass from parent to child.
    """

    __slots__ = (
        "_tokens",
        "attributes",
        "depth",
        "end",
        "kin",
        "kind",
        "last",
        "level",
        "link",
        "node",
        "own_marks",
        "parent",
        "place",
        "soft",
        "start",
        "tag",
    )

    def __init__(self, node: LexborNode, kin: Tag, parent: "Element | None") -> None:
        self.node = node
        self.kin = kin
        self.tag = kin.name
        self.parent = parent
        self.attributes: dict[str, str | None] = node.attributes
        self._tokens: tuple[str, ...] | None = None
        self.own_marks: Marks | None = None
        self.place: int
        self.last: int
        self.start: int
        self.end: int
        self.kind: BlockType
        self.level: int | None
        self.link: str | None
        if parent is None:
            self.depth = 0
            self.kind, self.level, self.link, self.soft = "paragraph", None, None, False
        else:
            self.depth = parent.depth + 1
            self.kind = parent.kind
            self.level = parent.level
            self.link = parent.link
            self.soft = parent.soft

    @property
    def tokens(self) -> tuple[str, ...]:
        """The CSS tokens that it adds to the marks; made when first asked for."""
        tokens = self._tokens
        if tokens is None:
            attributes = self.attributes
            tokens = _named(self.tag, attributes.get("class") or "")
            if not READ.isdisjoint(attributes):
                tokens += told(attributes)
            self._tokens = tokens
        return tokens

    def harden(self) -> None:
        """Let the blocks inside stand for themselves, also in a list item or a heading."""
        self.soft = False
        if self.kind in {"list_item", "heading"}:
            self.kind, self.level = "paragraph", None

    def get(self, name: str) -> str:
        """Return the attribute's value, stripped; empty when it is missing."""
        return (self.attributes.get(name) or "").strip()

    def classes(self) -> list[str]:
        """Return its classes in lower case."""
        return (self.attributes.get("class") or "").lower().split()[:MAX_TOKENS]

    def text(self) -> str:
        """Return the text of its subtree on one line, without that of scripts."""
        nodes = self.node.traverse(include_text=True, skip_empty=False)
        texts = (node.text_content or "" for node in nodes if _is_shown(node))
        return normalise("".join(texts))

    def brief(self) -> str:
        """Return its text as :meth:`text` does; nothing if it holds more than one line would.

        What asks this of each element takes time for each once, also when all stand in each other.
        """
        return "" if self.last - self.place > MOST_INSIDE else self.text()

    def ancestors(self) -> "Iterator[Element]":
        """Yield the elements around it, innermost first; no more than any real page has."""
        element = self.parent
        for _ in range(MAX_DEPTH):
            if element is None:
                return
            yield element
            element = element.parent

    def marks(self, shared: Shared) -> Marks:
        """Return the tokens of the element and of all around it.

        Siblings with the same tokens get one set, which *shared* remembers.
        """
        chain: list[Element] = []
        element: Element | None = self
        while element is not None and element.own_marks is None:
            chain.append(element)
            element = element.parent
        marks: Marks = frozenset() if element is None else element.own_marks or frozenset()
        for each in reversed(chain):
            tokens = each.tokens
            if tokens and each.depth < MAX_DEPTH:
                key = (marks, tokens)
                marks = shared.get(key) or shared.setdefault(key, marks.union(tokens))
            each.own_marks = marks
        return marks


def _is_shown(node: LexborNode) -> bool:
    """Tell whether a node is text for people."""
    parent = node.parent
    return node.is_text_node and parent is not None and parent.tag not in {"script", "style"}


def told(attributes: dict[str, str | None]) -> tuple[str, ...]:
    """Return the CSS tokens of an element's attributes beside its classes."""
    tokens: tuple[str, ...] = ()
    if name := attributes.get("id"):
        tokens += ("#" + name.strip(),)
    if name := attributes.get("itemprop"):
        tokens += tuple([f"[itemprop={each}]" for each in name.split()[:MAX_TOKENS]])
    if name := attributes.get("role"):
        tokens += tuple([f"[role={each}]" for each in name.split()[:MAX_TOKENS]])
    if "hidden" in attributes or ((style := attributes.get("style")) and _displays_none(style)):
        tokens += ("[hidden]",)
    return tokens


@lru_cache(maxsize=4096)
def classed(names: str) -> tuple[str, ...]:
    """Return the CSS tokens of classes; most are seen again and again."""
    return tuple(["." + each for each in names.split()[:MAX_TOKENS]])


@lru_cache(maxsize=4096)
def _named(tag: str, names: str) -> tuple[str, ...]:
    """Return the tokens of a tag and its classes."""
    return ((tag,) if tag in LANDMARKS else ()) + classed(names)


def _displays_none(style: str) -> bool:
    """Tell whether an inline style hides its element."""
    return "none" in style and "display:none" in style.replace(" ", "").lower()
