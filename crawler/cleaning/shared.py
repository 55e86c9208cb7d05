"""Which blocks of a body are the article's own, though other articles of the publisher have them.

Articles are built alike, follow-ups share a paragraph, recipes an ingredient, questionnaires their
questions.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from crawler.cleaning.blocks import is_linked, is_prose
from crawler.items import Block

LONGEST_HEAD = 80
"""Characters in the longest line that heads what stands below it."""

LEAST = 3
"""Stories that what the publisher puts between an article's paragraphs stands on, at least."""

SHARE = 1 / 4
"""And their share: on two of twenty stories stands the background of both. Above and below the
paragraphs, where furniture is common, either is enough."""

_COLON = (":", "：")

_QUESTION = re.compile(r"[?？؟⸮፧꘏꛷;][\"'”’“»«)\]]*$|՞")
"""How questions end; the Greek mark is a semicolon, the Armenian one stands inside a word."""


def own(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indexes of the *blocks* of a body that repeat and are the article's own."""
    return frozenset((*_heads(blocks), *_items(blocks), *_rare(blocks)))


def is_short(block: Block) -> bool:
    """Tell whether a block is short enough to head what stands below it."""
    return len(block.text) <= LONGEST_HEAD


def _heads(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield what heads text of the article's own: headings, short lines, questions."""
    is_text = False
    for block in reversed(blocks):
        if not block.context.repeated:
            is_text = not is_linked(block)
        elif is_text and _is_head(block):
            yield block.index
        else:
            is_text = False


def _is_head(block: Block) -> bool:
    """Tell whether a block may head the text below it."""
    if _QUESTION.search(block.text):
        return not is_linked(block)
    return is_short(block) and (block.type == "heading" or block.text.endswith(_COLON))


def _items(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the items of the lists that hold items of the article's own."""
    for is_list, run in groupby(blocks, key=lambda block: block.type == "list_item"):
        items = [each for each in run if is_list and not is_linked(each)]
        if any(not each.context.repeated for each in items):
            yield from (each.index for each in items if each.context.repeated)


def _rare(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield what too few stories have to be the publisher's; no links, nor what heads them."""
    prose = [place for place, block in enumerate(blocks) if _is_own_prose(block)]
    for place, (block, below) in enumerate(zip_longest(blocks, blocks[1:])):
        woven = bool(prose) and prose[0] < place < prose[-1]
        leads = below is not None and is_short(block) and is_linked(below)
        if block.context.repeated and not leads and not is_linked(block) and _is_few(block, woven):
            yield block.index


def _is_own_prose(block: Block) -> bool:
    """Tell whether a block is running text that no other story has."""
    return not block.context.repeated and not is_linked(block) and is_prose(block.text)


def _is_few(block: Block, woven: bool) -> bool:  # noqa: FBT001
    """Tell whether a block stands on few stories for its place: *woven* into the text or not."""
    few, seldom = block.context.repeated < LEAST, block.context.repeated_share < SHARE
    return (few or seldom) if woven else (few and seldom)
