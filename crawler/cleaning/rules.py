"""What a step is made of: rules, each of which may give a reason to take a block out."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping

from crawler.cleaning.blocks import is_guarded, is_linked, is_prose, label_kind
from crawler.cleaning.survey import narrow, survey
from crawler.items import Article, Block, Removal
from crawler.text.labels import Kind

RULES_VERSION = "4"
"""Raised whenever a rule changes what is kept; stands in the record of every article."""

Step = Callable[[Article], Article]
"""A cleaning step: pure, raises nothing but :class:`~crawler.errors.Rejected`."""

LONGEST = 20_000
"""Characters of the longest block that rules are asked about: one that is longer is text."""

Rule = Callable[[Block], Removal | None]
"""Tells why a block is taken out; null when the rule has nothing against it."""

Verdict = Mapping[int, Removal]
"""What a rule says of an article: why blocks are taken out, by their index."""

NOTHING: Verdict = {}
"""What a rule says of a page that it has nothing to do with."""


def remove(article: Article, *rules: Rule | Verdict) -> Article:
    """Return *article* without the blocks that a rule is against; the first such rule is named."""
    removals: dict[int, Removal] = {}
    for rule in rules:
        verdict = judged(article.blocks, rule) if callable(rule) else rule
        if verdict:
            removals = {**verdict, **removals}
    if not removals:
        return article
    cleaned = article.without(removals)
    narrow(article.blocks, cleaned.blocks, removals)
    return cleaned


def judged(blocks: Iterable[Block], rule: Rule) -> Verdict:
    """Return what *rule* says of *blocks*, the only ones that it may be against.

    It is not asked about blocks beyond :data:`LONGEST`.
    """
    pairs = [(block.index, rule(block)) for block in blocks if len(block.text) <= LONGEST]
    return {index: removal for index, removal in pairs if removal is not None}


def index_rule(indexes: Iterable[int], removal: Removal) -> Verdict:
    """Return the verdict that gives *removal* for the blocks at these *indexes*."""
    return dict.fromkeys(indexes, removal)


def label_rule(article: Article, name: str, *kinds: Kind) -> Verdict:
    """Return what the rule *name* has against blocks that are only labels of these *kinds*."""
    seen = survey(article.blocks)
    found = {index for index, kind in seen.labels.items() if kind in kinds}
    return index_rule(_labels(article, found), Removal(name, "the whole block is a label"))


def _labels(article: Article, found: Container[int]) -> Iterator[int]:
    """Yield those indexes of labels whose blocks are labels also by what stands below them."""
    below: Block | None = None
    for block in reversed(article.blocks if found else ()):
        if block.type != "heading":
            below = block
        if block.index in found and not is_guarded(block) and not _is_chapter(block, below):
            yield block.index


def _is_chapter(block: Block, below: Block | None) -> bool:
    """Tell whether a block is a heading with text of the body below: one may be called "Top"."""
    if block.type != "heading" or not block.context.inside or below is None:
        return False
    return _is_text(below)


def _is_text(block: Block) -> bool:
    """Tell whether *block* is text of the body, and neither links nor a label."""
    if not block.context.inside or is_linked(block) or label_kind(block):
        return False
    return is_guarded(block) or is_prose(block.text)


def labels(article: Article) -> Mapping[int, Kind]:
    """Return the kinds of the blocks of *article* that are labels, by their index."""
    return survey(article.blocks).labels
