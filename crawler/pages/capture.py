"""A capture of a page's text becomes blocks: lines that stand alone, tables and paragraphs."""

from collections.abc import Iterator
from itertools import groupby, pairwise

from crawler.items import Block, BlockType, Context
from crawler.pages.captions import has_credit
from crawler.pages.outline import LONGEST_BAR, label_kind, source
from crawler.pages.walk import Walk
from crawler.text.dates import read_date
from crawler.text.headerbar import find_header_bar, read_header_bar
from crawler.text.normalise import normalise

WIDEST = 120
"""Characters in a line that was wrapped by force."""

NARROWEST = 40
"""Characters in the longest line of wrapped text."""

OUTSIDE = Context(inside=False)
"""Place of a block until its region is known."""

Piece = tuple[BlockType, str]


def capture(text: str) -> Walk:
    """Return the blocks of a text capture, without marks or links."""
    result = Walk()
    lines = [part for line in text.splitlines() for part in _parted(line)]
    for kind, piece in _pieces(lines):
        result.blocks.append(Block(len(result.blocks), kind, piece, context=OUTSIDE))
    return result


def _pieces(lines: list[str]) -> Iterator[Piece]:
    """Yield type and text of each block; blank lines part the groups, where there are any."""
    groups = [list(group) for filled, group in groupby(lines, key=_is_filled) if filled]
    plain = [[normalise(line) for line in group] for group in groups]
    width = _width(plain)
    for group, texts in zip(groups, plain, strict=True):
        if len(group) > 1 and all("\t" in line.strip() for line in group):
            yield "table", "\n".join(map(_row, group))
        else:
            for text in _texts(texts, width or _width([texts])):
                yield "caption" if has_credit(text) else "paragraph", text


def _parted(line: str) -> Iterator[str]:
    """Yield the header bar of a line apart from what stands before and after it."""
    text = normalise(line)
    span = find_header_bar(text)
    if span is None:
        yield line
        return
    start, end = span
    yield from (part for part in (text[:start], text[start:end], text[end:]) if part.strip())


def _is_filled(line: str) -> bool:
    """Tell whether a line has any text."""
    return bool(normalise(line))


def _row(line: str) -> str:
    """Return a row of a table, its cells parted by tabs."""
    return "\t".join(map(normalise, line.strip().split("\t")))


def _width(groups: list[list[str]]) -> int | None:
    """Return the width at which the lines were wrapped by force; null when they were not.

    Where they were, a line that had no room for the first word of the next is followed by one that
    goes on in the middle of a sentence.
    """
    lines = [line for group in groups for line in group if not _stands_alone(line)]
    width = max(map(len, lines), default=0)
    if not NARROWEST <= width <= WIDEST:
        return None
    pairs = [pair for group in groups for pair in pairwise(group)]
    return width if any(_is_full(*pair, width) and _breaks(*pair) for pair in pairs) else None


def _texts(group: list[str], width: int | None) -> Iterator[str]:
    """Yield the texts of the blocks of one group of lines, those that were wrapped joined.

    The end of a paragraph may look like a label: "Twitter." below a full line is none.
    """
    text = group[0]
    for line, after in pairwise(group):
        wrapped = width is not None and _is_full(line, after, width)
        if wrapped and not _stands_alone(text) and (_goes_on(after) or not _stands_alone(after)):
            text = f"{text} {after}"
        else:
            yield text
            text = after
    yield text


def _stands_alone(line: str) -> bool:
    """Tell whether a line is one by itself: a bar, a label, a date or source line."""
    if len(line) > LONGEST_BAR:
        return False
    return (
        label_kind(line) is not None
        or source(line) is not None
        or read_date(line) is not None
        or read_header_bar(line) is not None
    )


def _is_full(line: str, after: str, width: int) -> bool:
    """Tell whether a line of this *width* had no room for the first word of the line *after*."""
    return len(line) + 1 + len(after.split(" ", 1)[0]) > width


def _breaks(line: str, after: str) -> bool:
    """Tell whether a sentence goes on from a line to the one *after*."""
    last = line.rsplit(" ", 1)[-1].rstrip(",")
    return _goes_on(after) or (len(line) > NARROWEST and last.isalpha() and last.islower())


def _goes_on(after: str) -> bool:
    """Tell whether a line begins in the middle of a sentence; scripts without case never tell."""
    return after[:1].islower()
