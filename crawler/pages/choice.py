"""The choice of the body: which candidates the classifier's probabilities make text of it."""

from collections.abc import Mapping, Sequence

from crawler.items import Block
from crawler.pages.classifier import classifier
from crawler.pages.features import Describer
from crawler.pages.region import Indexes, Region
from crawler.pages.walk import Walk

FEW = 30
"""Blocks of a page below which its rules tell more: the classifier learned from larger ones."""

WHOLE = frozenset({"preformatted", "quote", "table"})
"""Types that stay with the text around them."""

LINKED = 0.8
"""Share of links from which on a block rather leads to other articles."""

DOUBTFUL = 0.3
"""Probability from which on a block between others is taken for text."""

MANY = 3_000
"""Blocks of a page above which its rules have to do: a page may take two seconds at most."""

CERTAIN = 0.8
"""Probability that a block outside of the element marked as the body has to have."""


def choose(walk: Walk, ruled: Region, headline: int | None, summary: str) -> Indexes:
    """Return the indexes of the blocks of the body.

    *ruled*: what the plain rules find, which is all there is for a capture of text; *headline*: the
    index of its block; *summary*: the page's description.
    """
    if not walk.owners or not _is_learned(len(walk.blocks)):
        return ruled.indexes
    model = classifier()
    describer = Describer(walk, ruled.indexes, headline, summary, model.words)
    told = {index: model.probability(vector) for index, vector in describer.describe()}
    chosen = decide(told, [len(block.text) for block in walk.blocks], ruled)
    return chosen | _between(walk.blocks, told, chosen, ruled)


def decide(probabilities: Mapping[int, float], sizes: Sequence[int], ruled: Region) -> Indexes:
    """Return the choice among blocks of these *probabilities*; the rules' region without any.

    *sizes*: characters of every block of the page.
    """
    if not _is_learned(len(sizes)):
        return ruled.indexes
    least = CERTAIN if ruled.marked else 0.0
    told = {
        index: probability
        for index, probability in probabilities.items()
        if probability >= least or index in ruled.indexes
    }
    return best(told, sizes) or ruled.indexes


def best(probabilities: Mapping[int, float], sizes: Sequence[int]) -> Indexes:
    """Return the choice of blocks whose expected F1 is best, each counting by its *sizes*.

    With the probabilities p and the sizes s that is the set of the most probable ones for which
    2·Σps of the chosen / (Σs of the chosen + Σps of all) is greatest. Ye, Chai, Lee, Chieu:
    Optimizing F-measures, ICML 2012, have why a bound on the probability is enough.
    """
    ranked = sorted(probabilities, key=lambda index: (-probabilities[index], index))
    wanted = sum(probabilities[index] * sizes[index] for index in ranked)
    right = found = top = 0.0
    count = 0
    for number, index in enumerate(ranked, 1):
        right += probabilities[index] * sizes[index]
        found += sizes[index]
        expected = 2 * right / (found + wanted) if found else 0.0
        if expected > top:
            top, count = expected, number
    return frozenset(ranked[:count])


def _is_learned(count: int) -> bool:
    """Tell whether the classifier has a say on pages of so many blocks."""
    return FEW <= count <= MANY


def _between(
    blocks: Sequence[Block], told: Mapping[int, float], chosen: Indexes, ruled: Region
) -> Indexes:
    """Return what stands between chosen blocks of a marked body and is no less the article's.

    The sets that the weights were learned from leave out most tables, quoted posts and the like,
    which are wanted here; and a short line is not to be lost from the midst of a text. Word F1 on
    those sets is .2 to .3 points lower for it.
    """
    if not ruled.marked:
        return frozenset()
    first, last = min(chosen, default=0), max(chosen, default=-1)
    return frozenset(
        index
        for index in ruled.indexes
        if first < index < last
        and blocks[index].context.link_share < LINKED
        and (blocks[index].type in WHOLE or told.get(index, 0.0) >= DOUBTFUL)
    )
