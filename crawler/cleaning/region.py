"""Last of the steps that take blocks out: the body's region bounds what is left."""

from crawler.cleaning.rules import remove
from crawler.items import Article, Block, Removal


def remove_outside(article: Article) -> Article:
    """Return *article* without the blocks that stand outside the region of its body."""
    return remove(article, _outside)


def _outside(block: Block) -> Removal | None:
    """Speak against a block outside the body, whatever it is."""
    if block.context.inside:
        return None
    return Removal("region: outside the body", "stands outside the region of the body")
