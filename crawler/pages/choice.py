"""The choice of the body: which candidates the classifier's probabilities make text of it."""

from collections.abc import Mapping, Sequence

from crawler.pages.classifier import classifier
from crawler.pages.features import Describer
from crawler.pages.marks import COMMENTS
from crawler.pages.region import Indexes, Region
from crawler.pages.walk import Walk

FEW = 30
"""Blocks of a page below which its rules tell more: the classifier learned from larger ones."""

MANY = 3_000
"""Blocks of a page above which its rules have to do: a page may take two seconds at most."""

CERTAIN = 0.8
"""Probability that a block outside of the element marked as the body has to have."""


def choose(walk: Walk, ruled: Region, headline: int | None, summary: str) -> Indexes:
    """Return the indexes of the blocks of the body.

    *ruled*: what the plain rules find, which is all there is for a capture of text; *headline*: the
    index of its block; *summary*: the page's description.
    """
    blocks = walk.blocks
    if not walk.owners or not FEW <= len(blocks) <= MANY:
        return ruled.indexes
    model = classifier()
    least = CERTAIN if ruled.marked else 0.0
    describer = Describer(walk, ruled.indexes, headline, summary, model.words)
    told = {
        index: probability
        for index, vector in describer.describe()
        if index in ruled.indexes or blocks[index].context.marks.isdisjoint(COMMENTS)
        if (probability := model.probability(vector)) >= least or index in ruled.indexes
    }
    return best(told, [len(block.text) for block in blocks]) or ruled.indexes


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
