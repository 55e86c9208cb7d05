"""Tables: which ones hold data, and how one becomes text."""

from selectolax.lexbor import LexborNode

from crawler.pages.marks import words
from crawler.text.normalise import normalise

ROW = "\x1e"
"""Stands for the beginning of a row until the table is complete."""

CELL = "\x1f"
"""Stands for the beginning of a cell until the table is complete."""

LAYOUT = words(
    "article blockquote figure form h1 h2 h3 h4 h5 h6 iframe section",
)
"""Tags that a table of data does not hold: old pages are laid out in tables."""

LONGEST = 400
"""Characters in a cell beyond which a table is taken for the page's layout."""

NODES = 20_000
"""Nodes that are looked at before a table is taken for layout."""


def is_data(table: LexborNode) -> bool:
    """Tell whether a table holds rows of data, rather than the page's columns."""
    if table.attributes.get("role") in {"presentation", "none"}:
        return False
    count = cells = headers = size = 0
    for seen, node in enumerate(table.traverse(include_text=True, skip_empty=True)):
        tag = node.tag
        if tag == "-text":
            size += len((node.text_content or "").strip())
        elif tag == "tr":
            count += 1
        elif tag in {"td", "th"}:
            cells += 1
            headers += tag == "th"
            size = 0
        elif tag in LAYOUT or (tag == "table" and seen):
            return False
        if size > LONGEST or seen > NODES:
            return False
    return cells > count > 1 or (headers > 0 and cells > 1)


def rows(raw: str) -> tuple[str, ...]:
    """Return the text of a table's rows, the cells parted by tabs."""
    lines = []
    for row in raw.split(ROW):
        cells = [normalise(cell) for cell in row.split(CELL)[1:]]
        if any(cells):
            lines.append("\t".join(cells))
    return tuple(lines)
