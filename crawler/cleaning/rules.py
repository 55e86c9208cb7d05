"""What a step is made of: rules, each of which may give a reason to take a block out."""

import re
from collections.abc import Callable, Iterator
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


def remove(article: Article, *rules: Rule) -> Article:
    """Return *article* without the blocks that a rule is against; the first such rule is named."""
    removals: dict[int, Removal] = {}
    for block in article.blocks:
        removal = next(filter(None, (rule(block) for rule in rules)), None)
        if removal is not None:
            removals[block.index] = removal
    return article.without(removals)


def label_rule(article: Article, name: str, *kinds: Kind) -> Rule:
    """Return the rule *name* against blocks of *article* that are only labels of these *kinds*."""
    chapters = frozenset(_chapters(article))

    def rule(block: Block) -> Removal | None:
        if block.index in chapters or is_guarded(block) or label_kind(block) not in kinds:
            return None
        return Removal(name, "the whole block is a label")

    return rule


def _chapters(article: Article) -> Iterator[int]:
    """Yield the indexes of headings with text of the body below: a chapter may be called "Top"."""
    text_below = False
    for block in reversed(article.blocks):
        if block.type != "heading":
            text_below = _is_text(block)
        elif text_below and block.context.inside:
            yield block.index


def _is_text(block: Block) -> bool:
    """Tell whether *block* is text of the body, and neither links nor a label."""
    if not block.context.inside or is_linked(block) or label_kind(block):
        return False
    return is_guarded(block) or is_prose(block.text)


def label_kind(block: Block) -> Kind | None:
    """Return the kind of the label, or of the run of labels, that *block* is as a whole."""
    if len(block.text) > LONGEST_LABEL or _QUOTED.fullmatch(block.text):
        return None
    return _kind_of(block.text)


@lru_cache(maxsize=8192)
def _kind_of(text: str) -> Kind | None:
    """Return the kind of *text*; remembered, since each step asks and pages of a site repeat it."""
    if words(text) > 24:
        return None
    found = label(text)
    return found.kind if found else label_run(text)
