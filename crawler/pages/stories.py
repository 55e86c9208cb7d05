"""Which pages of a publisher tell one story: two copies of it are not boilerplate."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from crawler.pages.trace import Trace

MOST = 0.7
"""Share of the shorter page's long text that two pages of one story have in common at least.

Of 260 pairs of pages about different things three have more in common, all of it furniture.
"""

OWN = 200
"""Characters of long text of its own that tell a page's story from the other's, however much the
two share. Those three pairs have 1,100 and more; versions of a story differ by less, or open
alike."""

OPENED = 0.5
"""Share of a story's first texts that stand on the other page, where that holds the story too:
another version, or a page that goes on with more stories below its own."""


def group(traces: Sequence[Trace]) -> list[list[Trace]]:
    """Return the traces of each story; the order of the pages does not tell on what is one.

    What two pages have in common with a third makes all three one story.
    """
    told: dict[int, list[Trace]] = {}
    for number, trace in zip(_numbers(traces), traces, strict=True):
        told.setdefault(number, []).append(trace)
    return list(told.values())


def _numbers(traces: Sequence[Trace]) -> list[int]:
    """Return the number of the story that each page tells."""
    found = list(range(len(traces)))
    texts = [dict(trace.texts) for trace in traces]
    for one, other in combinations(range(len(traces)), 2):
        if found[one] != found[other] and _is_one(traces, texts, one, other):
            joined, left = found[one], found[other]
            found = [joined if each == left else each for each in found]
    return found


def _is_one(traces: Sequence[Trace], texts: Sequence[dict[int, int]], one: int, other: int) -> bool:
    """Tell whether two pages tell one story."""
    shared = sum(texts[one][key] for key in texts[one].keys() & texts[other].keys())
    if not shared:
        return False
    least = min(sum(texts[one].values()), sum(texts[other].values()))
    if shared >= MOST * least and least - shared < OWN:
        return True
    return _opens(traces[one], texts[other]) or _opens(traces[other], texts[one])


def _opens(trace: Trace, texts: Mapping[int, int]) -> bool:
    """Tell whether the story of a page stands among the *texts* of another."""
    shared = sum(one in texts for one in trace.opening)
    return shared > 1 and shared >= OPENED * len(trace.opening)
