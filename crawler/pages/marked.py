"""The elements of a page by their marks; few marks are asked for, so most are never looked at."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from crawler.pages.elements import READ, Element, classed, told


class Marked:
    """The elements by each mark of their own but their tag: ``.byline``, ``[itemprop=author]``."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self._runs: dict[str, list[list[Element]]] = defaultdict(list)
        alike: dict[str, list[Element]] = defaultdict(list)
        for each in elements:
            attributes = each.attributes
            if not attributes:
                continue
            if names := attributes.get("class"):
                alike[names].append(each)
                if len(attributes) == 1:
                    continue
            if not READ.isdisjoint(attributes):
                for mark in told(attributes):
                    self._runs[mark].append([each])
        for names, run in alike.items():
            for mark in classed(names):
                self._runs[mark].append(run)

    def __iter__(self) -> Iterator[str]:
        """Yield every mark."""
        return iter(self._runs)

    def get(self, mark: str) -> list[Element]:
        """Return the elements with *mark*, in page order."""
        return self.among((mark,))

    def among(self, marks: Iterable[str]) -> list[Element]:
        """Return the elements with any of *marks*, in page order."""
        runs = [run for mark in marks for run in self._runs.get(mark, ())]
        if len(runs) == 1:
            return runs[0]
        found = {each.place: each for run in runs for each in run}
        return [found[place] for place in sorted(found)]

    def having(self, pattern: re.Pattern[str]) -> list[Element]:
        """Return the elements with a mark in which *pattern* is found, in page order."""
        return self.among(filter(pattern.search, self._runs))
