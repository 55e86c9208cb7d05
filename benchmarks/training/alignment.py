"""Which blocks of a page are text of its article, told by the text that is known to be it."""

import re
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_NEAR = 4
"""Blocks to each side of a short one, among which an article's block must stand."""


def words(text: str) -> list[str]:
    r"""Return the ``\w+`` tokens of *text*, lower-cased: what word F1 counts."""
    return _WORD.findall(text.lower())


def f1(right: int, found: int, wanted: int) -> float:
    """Return word F1 from the number of words that agree, of those found and of those wanted."""
    return 2 * right / (found + wanted) if found + wanted else 1.0


def overlap(blocks: Sequence[Sequence[str]], truth: Counter[str]) -> tuple[int, int]:
    """Return how many words of *blocks* agree with the truth, and how many there are."""
    found = Counter(word for block in blocks for word in block)
    return (found & truth).total(), found.total()


def align(blocks: Sequence[Sequence[str]], truth: Sequence[str]) -> tuple[list[bool], float]:
    """Return which blocks are text of the article, and the word F1 that they reach.

    First those whose runs of three words mostly stand in the truth, the first copy of each; then
    single blocks are added or taken away as long as word F1 rises. An added one, which may be too
    short to have such runs, stands near others.
    """
    runs = set(zip(truth, truth[1:], truth[2:], strict=False))
    chosen: list[bool] = []
    seen: set[tuple[str, ...]] = set()
    for block in blocks:
        own = list(zip(block, block[1:], block[2:], strict=False))
        fits = len(own) > 1 and 2 * sum(run in runs for run in own) > len(own)
        chosen.append(fits and tuple(block) not in seen)
        if fits and len(block) > 8:
            seen.add(tuple(block))
    return _improved(blocks, Counter(truth), chosen)


def _improved(
    blocks: Sequence[Sequence[str]], truth: Counter[str], chosen: list[bool]
) -> tuple[list[bool], float]:
    """Return the choice after exchanging single blocks as long as that raises word F1."""
    found = Counter(w for block, kept in zip(blocks, chosen, strict=True) if kept for w in block)
    right, size, wanted = (found & truth).total(), found.total(), truth.total()
    best = f1(right, size, wanted)
    changed = True
    while changed:
        changed = False
        for index, block in enumerate(blocks):
            sign = -1 if chosen[index] else 1
            near = any(chosen[max(0, index - _NEAR) : index + _NEAR + 1])
            gained = _gained(block, found, truth, sign)
            if sign > 0 and (not near or 10 * gained < 7 * len(block)):
                continue
            reached = f1(right + gained, size + sign * len(block), wanted)
            if reached > best + 1e-9:
                best, changed = reached, True
                right, size = right + gained, size + sign * len(block)
                found.update(block) if sign > 0 else found.subtract(block)
                chosen[index] = not chosen[index]
    return chosen, best


def _gained(block: Sequence[str], found: Counter[str], truth: Counter[str], sign: int) -> int:
    """Return how the number of words that agree changes with one block more or less."""
    return sum(
        min(found[word] + sign * count, truth[word]) - min(found[word], truth[word])
        for word, count in Counter(block).items()
    )
