"""Whether one system is better than another on the same pages, and how sure that is."""

from collections.abc import Sequence
from random import Random
from statistics import fmean
from typing import NamedTuple

RESAMPLES = 2_000
SEED = 20180720


class Difference(NamedTuple):
    """A mean difference over pages with its interval."""

    mean: float
    """Ours minus the peer's; above 0: ours is better."""
    low: float
    """2.5th percentile of the resampled means."""
    high: float
    """97.5th percentile of the resampled means."""


def mean(values: Sequence[float | None]) -> float | None:
    """Return the mean of those that are known; null if none is."""
    known = [value for value in values if value is not None]
    return fmean(known) if known else None


def paired(ours: Sequence[float | None], peers: Sequence[float | None]) -> Difference:
    """Return the mean difference over the pages that both have a figure for.

    The interval is the percentile bootstrap's, 95 %: pages are drawn with replacement
    :data:`RESAMPLES` times, from a fixed seed, so that equal figures give equal intervals.
    Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
    Raises ValueError if there is no such page.
    """
    differences = [
        our - peer
        for our, peer in zip(ours, peers, strict=True)
        if our is not None and peer is not None
    ]
    if not differences:
        raise ValueError("no page has both figures")
    random = Random(SEED)  # noqa: S311 - draws samples, guards nothing
    size = len(differences)
    means = sorted(sum(random.choices(differences, k=size)) / size for _ in range(RESAMPLES))
    tail = RESAMPLES // 40
    return Difference(fmean(differences), means[tail], means[-1 - tail])
