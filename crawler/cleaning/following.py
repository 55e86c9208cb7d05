"""What belongs to a label: the blocks below it, up to the first that is of another sort."""

from collections.abc import Callable, Iterator

from crawler.cleaning.blocks import is_guarded
from crawler.cleaning.rules import NOTHING, Verdict, index_rule, labels
from crawler.items import Article, Block, Removal

Follows = Callable[[Block], bool]
"""Tells whether a block may belong to a label above it."""


def following_rule(article: Article, kind: str, follows: Follows, removal: Removal) -> Verdict:
    """Return the verdict that gives *removal* for what belongs to a label of this *kind*.

    A run ends with the first block that does not follow, that is a label itself, or that stands
    outside the container which the label shares with the first of the run. That of a label in the
    body does not leave the body: the article's date may stand below it.
    """
    if kind not in labels(article).values():
        return NOTHING
    return index_rule(frozenset(_following(article, kind, follows)), removal)


def _following(article: Article, kind: str, follows: Follows) -> Iterator[int]:
    """Yield the indexes of the blocks that belong to a label of this *kind*."""
    kinds = labels(article)
    heading: Block | None = None
    container: frozenset[str] | None = None
    for block in article.blocks:
        found = kinds.get(block.index)
        if found == kind and not is_guarded(block):
            heading, container = block, None
        elif heading is not None:
            if container is None:
                container = heading.context.marks & block.context.marks
            left = heading.context.inside and not block.context.inside
            if found is None and not left and container <= block.context.marks and follows(block):
                yield block.index
            else:
                heading = None
