"""Pages a second of one core. Machines drift by a third: believe the ratios of one run only."""

from collections.abc import Iterator, Sequence
from statistics import median

CHUNKS = 10
"""Parts of a run; the median over them is what one disturbance cannot move."""


def rate(seconds: Sequence[float]) -> float:
    """Return pages a CPU second, the median over chunks of neighbouring pages."""
    return median(len(chunk) / max(sum(chunk), 1e-9) for chunk in _chunks(seconds))


def ratio(ours: Sequence[float], peers: Sequence[float]) -> float:
    """Return how many times as fast as the peer we read the same pages, the median over chunks."""
    return median(
        sum(peer) / max(sum(our), 1e-9)
        for our, peer in zip(_chunks(ours), _chunks(peers), strict=True)
    )


def _chunks(seconds: Sequence[float]) -> Iterator[Sequence[float]]:
    size = max(1, -(-len(seconds) // CHUNKS))
    for begin in range(0, len(seconds), size):
        yield seconds[begin : begin + size]
