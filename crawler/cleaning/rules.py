"""What a step is made of: rules, each of which may give a reason to take a block out."""

import re
from collections.abc import Callable, Container, Mapping
from functools import lru_cache

from crawler.cleaning.blocks import is_guarded, is_linked, is_prose, words
from crawler.items import Article, Block, Removal
from crawler.text.labels import Kind, label, label_run

RULES_VERSION = "1"
"""Raised whenever a rule changes what is kept; stands in the record of every article."""

LONGEST_LABEL = 240
"""Characters in the longest row of labels."""

_QUOTED = re.compile(r"[\"'“‘„«»].*[\"'”’“«»]")
"""Speech: what somebody says is no label."""

Step = Callable[[Article], Article]
"""A cleaning step: pure, raises nothing but :class:`~crawler.errors.Rejected`."""

Rule = Callable[[Block], Removal | None]
"""Tells why a block is taken out; null when the rule has nothing against it."""


def nothing(block: Block) -> None:
    """Speak against no block: what a rule is on a page that it has nothing to do with."""


def remove(article: Article, *rules: Rule) -> Article:
    """Return *article* without the blocks that a rule is against; the first such rule is named."""
    speaking = [rule for rule in rules if rule is not nothing]
    removals: dict[int, Removal] = {}
    for block in article.blocks if speaking else ():
        for rule in speaking:
            removal = rule(block)
            if removal is not None:
                removals[block.index] = removal
                break
    return article.without(removals)


def index_rule(indexes: Container[int], removal: Removal) -> Rule:
    """Return the rule that gives *removal* for the blocks at these *indexes*."""
    if not indexes:
        return nothing

    def rule(block: Block) -> Removal | None:
        return removal if block.index in indexes else None

    return rule


def label_rule(article: Article, name: str, *kinds: Kind) -> Rule:
    """Return the rule *name* against blocks of *article* that are only labels of these *kinds*."""
    kinds_of = labels(article)
    found = {
        block.index
        for place, block in enumerate(article.blocks if kinds_of else ())
        if kinds_of.get(block.index) in kinds
        and not is_guarded(block)
        and not _is_chapter(article.blocks, place)
    }
    return index_rule(found, Removal(name, "the whole block is a label"))


def _is_chapter(blocks: tuple[Block, ...], place: int) -> bool:
    """Tell whether a block is a heading with text of the body below: one may be called "Top"."""
    if blocks[place].type != "heading" or not blocks[place].context.inside:
        return False
    below = (block for block in blocks[place:] if block.type != "heading")
    first = next(below, None)
    return first is not None and _is_text(first)


def _is_text(block: Block) -> bool:
    """Tell whether *block* is text of the body, and neither links nor a label."""
    if not block.context.inside or is_linked(block) or label_kind(block):
        return False
    return is_guarded(block) or is_prose(block.text)


def labels(article: Article) -> Mapping[int, Kind]:
    """Return the kinds of the blocks of *article* that are labels, by their index.

    Remembered for the blocks that were asked about last, since the rules of a step all ask.
    """
    blocks, found = _LAST[0]
    if blocks is not article.blocks:
        pairs = ((block.index, label_kind(block)) for block in article.blocks)
        found = {index: kind for index, kind in pairs if kind is not None}
        _LAST[0] = (article.blocks, found)
    return found


_LAST: list[tuple[tuple[Block, ...], dict[int, Kind]]] = [((), {})]
"""The blocks that were asked about last, with their labels."""


def label_kind(block: Block) -> Kind | None:
    """Return the kind of the label, or of the run of labels, that *block* is as a whole."""
    return None if len(block.text) > LONGEST_LABEL else _kind_of(block.text)


@lru_cache(maxsize=8192)
def _kind_of(text: str) -> Kind | None:
    """Return the kind of *text*; remembered, since each step asks and pages of a site repeat it."""
    if words(text) > 24 or _QUOTED.fullmatch(text):
        return None
    found = label(text)
    return found.kind if found else label_run(text)
