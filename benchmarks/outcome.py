"""All that was measured on a set."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from benchmarks import speed
from benchmarks.comparison import Difference, mean, paired
from benchmarks.floors import Floors
from benchmarks.metrics import FIGURES
from benchmarks.reading import Result
from benchmarks.sets import PageSet
from benchmarks.systems import BACKFILE, TRAFILATURA


@dataclass
class Outcome:
    """What the systems reached on a set, in one run."""

    pages: PageSet
    """The set."""
    results: Sequence[Result]
    """A system each, the tables' order."""
    warm: Result | None = None
    """Backfile with profiles made before: it reads what ``extract_many`` does, so only its cost
    is told; null if it was not measured."""
    memory: dict[str, float] = field(default_factory=dict)
    """MiB at the peak beyond the pages, by system; empty if it was not measured."""

    _differences: dict[tuple[str, str, str], Difference] = field(default_factory=dict)

    @property
    def ours(self) -> list[Result]:
        """Backfile's ways to read."""
        return [each for each in self.results if each.name.startswith(BACKFILE.name)]

    @property
    def peers(self) -> list[Result]:
        """The others."""
        return [each for each in self.results if not each.name.startswith(BACKFILE.name)]

    @property
    def pairs(self) -> list[tuple[Result, Result]]:
        """What is compared: each of Backfile's ways with each peer, then its ways themselves."""
        single, *others = self.ours
        peers = [(ours, peer) for ours in self.ours for peer in self.peers]
        return peers + [(other, single) for other in others]

    @property
    def costs(self) -> list[Result]:
        """All whose cost is told, the tables' order."""
        return [*self.ours, *([self.warm] if self.warm else []), *self.peers]

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """Names of the figures that the set has a truth for."""
        first = self.results[0]
        return tuple(name for name in FIGURES if mean(first.column(name)) is not None)

    def ratio(self, result: Result) -> float:
        """Return how many times as fast as trafilatura a system is."""
        yardstick = next(each for each in self.results if each.name == TRAFILATURA.name)
        return speed.ratio(result.seconds, yardstick.seconds)

    def slowest(self, result: Result) -> tuple[float, str] | None:
        """Return the longest CPU seconds of a page and its id; null if pages were read at once."""
        if not result.apart:
            return None
        ids = (truth.id for truth in self.pages.truths)
        return max(zip(result.seconds, ids, strict=True))

    def difference(self, ours: Result, peer: Result, figure: str) -> Difference:
        """Return how far one is above the other on the same pages, in one of :attr:`figures`."""
        key = (ours.name, peer.name, figure)
        if key not in self._differences:  # it takes a while
            self._differences[key] = paired(ours.column(figure), peer.column(figure))
        return self._differences[key]

    def worst(self, count: int) -> list[tuple[str, float, float]]:
        """Return id, word F1 and difference to trafilatura of our worst pages, the worst first.

        Those are the pages where the difference is most against us; the score parts equal ones.
        """
        if "f1" not in self.figures:
            return []
        our, peer = (
            next(each for each in self.results if each.name == name).column("f1")
            for name in (BACKFILE.name, TRAFILATURA.name)
        )
        rows = [
            (truth.id, mine, mine - theirs)
            for truth, mine, theirs in zip(self.pages.truths, our, peer, strict=True)
            if mine is not None and theirs is not None
        ]
        return sorted(rows, key=lambda row: (row[2], row[1]))[:count]

    def reached(self) -> Floors:
        """Return our figures, rounded as floors are kept."""
        return Floors(
            self.pages.digest,
            {each.name: self._means(each) for each in self.ours if self.figures},
            {
                each.name: round(self.ratio(each), 2)
                for each in self.costs
                if each not in self.peers
            },
        )

    def record(self) -> dict[str, Any]:
        """Return all of it as a JSON object."""
        return {
            "name": self.pages.name,
            "pages": len(self.pages.truths),
            "digest": self.pages.digest if self.pages.whole else None,
            "systems": {each.name: self._record(each) for each in self.costs},
            "differences": [
                {
                    "of": ours.name,
                    "to": peer.name,
                    "figures": {
                        name: self.difference(ours, peer, name)._asdict() for name in self.figures
                    },
                }
                for ours, peer in self.pairs
            ],
        }

    def _means(self, result: Result) -> dict[str, float]:
        return {name: round(mean(result.column(name)) or 0.0, 4) for name in self.figures}

    def _record(self, result: Result) -> dict[str, Any]:
        return {
            "figures": self._means(result),
            "pages_a_second": round(speed.rate(result.seconds), 2),
            "times_trafilatura": round(self.ratio(result), 2),
            "slowest_page": self.slowest(result),
            "memory_mib": self.memory.get(result.name),
            "errors": result.errors,
            "word_f1": dict(
                zip((truth.id for truth in self.pages.truths), result.column("f1"), strict=True)
            ),
        }
