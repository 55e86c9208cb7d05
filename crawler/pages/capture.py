"""A capture of a page's text becomes blocks: lines that stand alone, tables and paragraphs."""

from collections.abc import Iterator
from itertools import groupby, pairwise

from crawler.items import Block, BlockType, Context
from crawler.pages.captions import has_credit
from crawler.pages.outline import ends_sentence, label_kind, source
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
    for group in groups:
        if len(group) > 1 and all("\t" in line.strip() for line in group):
            yield "table", "\n".join(map(_row, group))
        else:
            for text in _texts([normalise(line) for line in group], parted=len(groups) > 1):
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


def _texts(group: list[str], *, parted: bool) -> Iterator[str]:
    """Yield the texts of the blocks of one group of lines."""
    for alone, run in groupby(group, key=_stands_alone):
        lines = list(run)
        if alone:
            yield from lines
        elif parted:
            yield from [" ".join(lines)] if _is_wrapped(lines) else lines
        else:
            yield from _paragraphs(lines)


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Yield the paragraphs of lines that no blank line parts: each line, unless they are wrapped.

    Then a paragraph ends with the line that had room for the first word of the next.
    """
    width = max(map(len, lines))
    full = [_is_full(line, after, width) for line, after in pairwise(lines)]
    if not NARROWEST <= width <= WIDEST or 2 * sum(full) < len(full) or sum(full) < 3:
        yield from lines
        return
    paragraph = [lines[0]]
    for line, goes_on in zip(lines[1:], full, strict=True):
        if goes_on:
            paragraph.append(line)
        else:
            yield " ".join(paragraph)
            paragraph = [line]
    yield " ".join(paragraph)


def _stands_alone(line: str) -> bool:
    """Tell whether a line is one by itself: a bar, a label, a date or source line."""
    return (
        label_kind(line) is not None
        or source(line) is not None
        or read_date(line) is not None
        or read_header_bar(line) is not None
    )


def _is_wrapped(lines: list[str]) -> bool:
    """Tell whether the lines are one paragraph, wrapped at a width.

    Then no line had room for the first word of the next, and some break amid a sentence.
    """
    width = max(map(len, lines))
    if len(lines) < 2 or not NARROWEST <= width <= WIDEST:
        return False
    if all(ends_sentence(line) for line in lines[:-1]):
        return False
    return all(_is_full(line, after, width) for line, after in pairwise(lines))


def _is_full(line: str, after: str, width: int) -> bool:
    """Tell whether a line of this *width* had no room for the first word of the line *after*."""
    return len(line) + 1 + len(after.split(" ", 1)[0]) > width
