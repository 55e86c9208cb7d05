"""Last of the steps that take blocks out: the body's region bounds what is left."""

from collections.abc import Iterator
from itertools import takewhile

from crawler.cleaning.blocks import is_linked
from crawler.cleaning.rules import index_rule, remove
from crawler.items import Article, Block, Removal

OUTSIDE = Removal("region: outside the body", "stands outside the region of the body")
CLOSING = Removal("region: closing links", "nothing but links to the end of the body")

LINKED = frozenset({"paragraph", "list_item", "heading"})
"""Types whose blocks, linked from end to end, lead away where a body ends."""


def remove_outside(article: Article) -> Article:
    """Return *article* without the blocks outside its body, nor the links that the body ends with.

    An article that is nothing but links keeps them.
    """
    outside = [block.index for block in article.blocks if not block.context.inside]
    article = remove(article, index_rule(outside, OUTSIDE))
    return remove(article, index_rule(_closing(article), CLOSING))


def _closing(article: Article) -> Iterator[int]:
    """Yield the indexes of the links below the last text of the body; captions do not count."""
    told = [block for block in article.blocks if block.type != "caption"]
    links = list(takewhile(_leads_away, reversed(told)))
    if len(links) < len(told):
        yield from (block.index for block in links)


def _leads_away(block: Block) -> bool:
    """Tell whether a block is nothing but links."""
    return block.type in LINKED and is_linked(block)
