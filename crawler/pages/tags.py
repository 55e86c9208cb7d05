"""Tags: what the elements of each do to the blocks of a page."""

from crawler.items import BlockType
from crawler.pages.marks import words

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

LISTS = frozenset(("ol", "ul"))
"""Tags that make list items deeper."""

KINDS: dict[str, BlockType] = {
    "blockquote": "quote",
    "caption": "caption",
    "figcaption": "caption",
    "li": "list_item",
    "pre": "preformatted",
    **dict.fromkeys(HEADINGS, "heading"),
}

PICTURED = frozenset(("p", "div", "dd"))
"""Tags that stand for a caption where their class says so."""

TEXT, OTHER, PLAIN, BLOCK, MUTE, SPACE, BREAK, PICTURE = range(8)
"""What a node does: a run of text, nothing (a comment), or an element with no part in the layout,
one that begins a block, one without text, one that stands apart, a line break, a picture."""


class Tag:
    """What the elements of one tag do to the blocks; looked up once for each tag of a page."""

    __slots__ = ("act", "hard", "kind", "level", "list", "name", "pictured", "telling", "unseen")

    def __init__(self, name: str) -> None:
        self.name = name
        self.act = _act(name)
        self.unseen = name in UNSEEN
        self.hard = name in HARD
        self.list = name in LISTS
        self.kind = KINDS.get(name)
        self.level = HEADINGS.get(name)
        self.telling = self.hard or self.kind is not None
        """Whether all such elements set what the blocks inside them are."""
        self.pictured = name in PICTURED


def _act(name: str) -> int:
    """Return what a node of this name does."""
    if name.startswith("-") or not name:
        return TEXT if name == "-text" else OTHER
    if name in SILENT:
        return MUTE
    if name in BLOCKS:
        return BLOCK
    if name in SPACED:
        return SPACE
    return {"br": BREAK, "img": PICTURE}.get(name, PLAIN)
