"""What the names of elements tell: the words in classes and ids, each with a learned weight."""

import re
from collections.abc import Mapping
from functools import lru_cache
from math import fsum

from crawler.pages.elements import Element

_PART = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{3,}(?![A-Za-z0-9])")
"""What stands between hyphens, without digits: with them it is a number or a generated name."""
_WORD = re.compile(r"[A-Z]?[a-z]{2,20}|[A-Z]{3,20}(?![a-z])")
_TOPIC = re.compile(r"\.(?:tag|category|author)-")
"""Classes that say what a single article is about."""

Weights = Mapping[str, float]
"""What a word in the marks of an element tells: above 0 for text of articles."""

SIZE = 8
"""Numbers that the names of the elements around a block give."""

Sums = tuple[float, float, float, int]
"""Least, most, sum and number of the weights of the words in some marks."""

_NONE: Sums = (0.0, 0.0, 0.0, 0)


@lru_cache(maxsize=8192)
def words_of(tokens: tuple[str, ...]) -> frozenset[str]:
    """Return the words in an element's marks: ``.article__relatedBox`` has three."""
    words: set[str] = set()
    for token in tokens:
        if token[0] in ".#":
            parts = () if _TOPIC.match(token) else _PART.findall(token)
            words.update(word.lower() for part in parts for word in _WORD.findall(part))
        else:
            words.add(token if token[0] == "[" else f"<{token}>")
    return frozenset(words)


class Names:
    """What the names of elements tell, by the weights of the words in them."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._sums: dict[tuple[str, ...], Sums] = {}
        self._around: dict[int, Sums] = {}
        self._told: dict[tuple[tuple[str, ...], int], tuple[float, ...]] = {}

    def tell(self, element: Element) -> tuple[float, ...]:
        """Return the :data:`SIZE` numbers: of all around, of two and of four elements.

        They are the same for siblings with the same names.
        """
        parent = element.parent
        key = (element.tokens, -1 if parent is None else parent.place)
        known = self._told.get(key)
        if known is None:
            known = self._told[key] = self._tell(element)
        return known

    def _tell(self, element: Element) -> tuple[float, ...]:
        near = [element]
        while len(near) < 4 and near[-1].parent is not None:
            near.append(near[-1].parent)
        sums = [self._of(each.tokens) for each in near]
        least, most, total, count = self._all(element)
        own = [each for each in sums[:2] if each[3]]
        four = [each for each in sums if each[3]]
        return (
            least,
            most,
            total / count if count else 0.0,
            min([each[0] for each in own], default=0.0),
            max([each[1] for each in own], default=0.0),
            min([each[0] for each in four], default=0.0),
            max([each[1] for each in four], default=0.0),
            total,
        )

    def _of(self, tokens: tuple[str, ...]) -> Sums:
        """Return the sums of one element's own names."""
        if not tokens:
            return _NONE
        known = self._sums.get(tokens)
        if known is None:
            weights = self.weights
            told = [weights[word] for word in words_of(tokens) if word in weights]
            # Sets are in another order in each process; fsum is the same in all.
            known = (min(told), max(told), fsum(told), len(told)) if told else _NONE
            self._sums[tokens] = known
        return known

    def _all(self, element: Element) -> Sums:
        """Return the sums of the names of an element and all around it."""
        chain: list[Element] = []
        around: Element | None = element
        while around is not None and around.place not in self._around:
            chain.append(around)
            around = around.parent
        known = _NONE if around is None else self._around[around.place]
        for each in reversed(chain):
            known = self._around[each.place] = _joined(known, self._of(each.tokens))
        return known


def _joined(one: Sums, other: Sums) -> Sums:
    """Return the sums of two sets of names."""
    if not one[3] or not other[3]:
        return one if one[3] else other
    return (min(one[0], other[0]), max(one[1], other[1]), one[2] + other[2], one[3] + other[3])
