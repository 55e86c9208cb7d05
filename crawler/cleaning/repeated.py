"""What the publisher repeats on other pages is not this one's text.

The profile that the page was read with tells what repeats; without one nothing is taken out. This
is the first of the steps that take blocks out, for it leaves the others a third of the page.
"""

from collections.abc import Iterator, Sequence

from crawler.cleaning.blocks import is_linked, is_prose
from crawler.cleaning.shared import is_short, own
from crawler.items import Article, Block, Removal

LIST = Removal("repeated: list", "links below a line that other pages of the publisher have too")


def remove_repeated(article: Article) -> Article:
    """Return *article* without the blocks that stand on other pages of the publisher.

    What became a field is left to its own step, and a date to the steps that judge dates. What is
    the article's own though others have it, too, stays; so does all of the body where nothing else
    would be left of it.
    """
    if article.cleaning.profile is None:
        return article
    dated = {each.block for each in article.date_evidence}
    blocks = [each for each in article.blocks if not each.context.part and each.index not in dated]
    inside = [each for each in blocks if each.context.inside]
    taken = [each for each in blocks if each.context.repeated and not each.context.inside]
    removals = {}
    if any(is_prose(each.text) for each in inside if not each.context.repeated):
        kept = own(inside)
        taken += [each for each in inside if each.context.repeated and each.index not in kept]
        removals.update(dict.fromkeys(_listed(inside, kept), LIST))
    return article.without(removals | {each.index: _removal(each) for each in taken})


def _listed(blocks: Sequence[Block], kept: frozenset[int]) -> Iterator[int]:
    """Yield the indexes of the links right below a short line that repeats: related stories."""
    follows = False
    for block in blocks:
        if block.context.repeated:
            follows = block.index not in kept and is_short(block)
        elif follows and is_linked(block):
            yield block.index
        else:
            follows = False


def _removal(block: Block) -> Removal:
    """Return why a block is taken out."""
    count = block.context.repeated
    return Removal("repeated: block", f"stands on {count} stories of the publisher")
