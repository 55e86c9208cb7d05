"""What a step is made of: rules, each of which may give a reason to take a block out."""

import re
from collections.abc import Callable, Container, Iterator
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
    labels = {each.index for each in article.blocks if label_kind(each) in kinds}
    if not labels:
        return nothing
    guarded = {each.index for each in article.blocks if is_guarded(each)}
    found = labels.difference(guarded, _chapters(article))
    return index_rule(found, Removal(name, "the whole block is a label"))


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
    return None if len(block.text) > LONGEST_LABEL else _kind_of(block.text)


@lru_cache(maxsize=8192)
def _kind_of(text: str) -> Kind | None:
    """Return the kind of *text*; remembered, since each step asks and pages of a site repeat it."""
    if words(text) > 24 or _QUOTED.fullmatch(text):
        return None
    found = label(text)
    return found.kind if found else label_run(text)
