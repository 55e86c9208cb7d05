"""Whether two texts are the same story, told once more."""

import re
from collections import Counter

_WORD = re.compile(r"\w+")

SAME = 0.9
"""Share of the shorter text's words that stands in the longer one too, in two pages of one story.

Pages of one story differ by a line of furniture or a cut paragraph; two stories of one site on one
subject share less than half of their words.
"""


def holds(one: str, other: str) -> bool:
    """Tell whether nearly all words of the shorter text, as a bag, stand in the longer one."""
    words, others = (Counter(_WORD.findall(text.casefold())) for text in (one, other))
    return (words & others).total() >= SAME * min(words.total(), others.total())


def alike(one: str, other: str) -> bool:
    """Tell whether :func:`holds` is true of two texts that are about equally long."""
    shorter, longer = sorted((len(one), len(other)))
    return shorter * 2 >= longer > 0 and holds(one, other)
