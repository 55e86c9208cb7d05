"""The updates that the JSON-LD of a live blog tells, found by what the page shows of them."""

import re
from collections import defaultdict
from collections.abc import Sequence

from crawler.pages.jsonld import Node, named
from crawler.pages.values import plain
from crawler.text.normalise import fold

SHORTEST = 20
"""Characters of text by which an update is known at least."""

HEAD = 60
"""Characters of an update's text that must agree for two to be the same."""

_WORD = re.compile(r"\S+")


class Updates:
    """The updates of a page's JSON-LD, each found without a look at all others."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes = nodes
        self._names: dict[str, int] = {}
        self._headlines: dict[str, int] = {}
        self._starts: dict[int, dict[str, int]] = defaultdict(dict)
        self._heads: set[str] = set()
        for number, node in enumerate(nodes):
            self._add(number, node)

    def _add(self, number: int, node: Node) -> None:
        address = named(node.get("url"), "@id") or named(node.get("@id")) or ""
        for sign in "#=":
            _, parted, name = address.rpartition(sign)
            if parted and name:
                self._names.setdefault(name, number)
        if headline := fold(plain(node.get("headline")) or ""):
            self._headlines.setdefault(headline, number)
        start = fold(plain(node.get("articleBody")) or "")[:HEAD].strip()
        if len(start) >= SHORTEST:
            self._starts[len(start)].setdefault(start, number)
            self._heads.add(start[:SHORTEST])

    def same(self, name: str, headline: str, body: str) -> Node:
        """Return the first that agrees with what the page shows; empty when none does.

        *name*: the ``id`` of the entry's element.
        """
        text = fold(body) if self._heads else ""
        found = [self._names.get(name), self._headlines.get(fold(headline)), *self._begun(text)]
        numbers = [each for each in found if each is not None]
        return self._nodes[min(numbers)] if numbers else {}

    def _begun(self, text: str) -> list[int]:
        """Return the numbers of those whose text begins at a word of the folded *text*."""
        at = [each.start() for each in _WORD.finditer(text)] if self._heads else []
        begun = [each for each in at if text[each : each + SHORTEST] in self._heads]
        return [
            starts[told]
            for each in begun
            for size, starts in self._starts.items()
            if (told := text[each : each + size]) in starts
        ]
