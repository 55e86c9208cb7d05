"""What is learned from: the candidates of a page with their vectors and the truth about each."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.training.alignment import align, words
from crawler.items import Page
from crawler.pages import ArticlePage, Document
from crawler.pages.elements import Element
from crawler.pages.features import NAMES, Describer
from crawler.pages.naming import SIZE, Names, words_of
from crawler.pages.region import Region
from crawler.text.hosts import registrable

PLAIN = len(NAMES) - SIZE
"""Numbers of a vector before those that depend on the weights of words."""


@dataclass(eq=False)
class Sample:
    """A page to learn from."""

    group: str
    """Name of its set."""
    host: str
    """Registered host: pages of one are never on both sides of a validation."""
    truth: Counter[str]
    """Words of the article."""
    best: float
    """Word F1 of the best choice of blocks."""
    texts: list[list[str]]
    """Words of each block."""
    sizes: list[int]
    """Characters of each block."""
    chosen: list[bool]
    """Whether each block is text of the article."""
    candidates: list[int]
    """Indexes of the blocks that the classifier is asked about."""
    vectors: list[list[float]]
    """What it is told of them, but for what the names tell."""
    owners: list[Element]
    """The element of each block."""
    ruled: Region
    """What the plain rules find."""
    weight: float = 1.0
    """How much it counts."""

    def full(self, weights: Mapping[str, float]) -> list[list[float]]:
        """Return the whole vectors with these weights of the words in marks."""
        names = Names(weights)
        return [
            [*vector, *names.tell(self.owners[index])]
            for index, vector in zip(self.candidates, self.vectors, strict=True)
        ]

    def weights(self) -> list[float]:
        """Return how much each candidate counts: by its share of the article's words."""
        total = max(self.truth.total(), 50)
        return [
            self.weight * 100 * min((3 + len(self.texts[index])) / total, 0.5)
            for index in self.candidates
        ]


def sample(group: str, html: bytes, url: str | None, text: str) -> Sample:
    """Return what is learned from a page whose article has this *text*. Raises PageError."""
    page = ArticlePage(Document(Page(html, url)))
    shown = page.shown_headline
    walk = page.walk
    describer = Describer(
        walk, page.ruled.indexes, shown.block if shown else None, page.summary or "", {}
    )
    texts = [words(block.text) if block.type != "caption" else [] for block in walk.blocks]
    truth = words(text)
    chosen, best = align(texts, truth)
    described = list(describer.describe())
    for element in walk.elements:
        del element.node
    return Sample(
        group=group,
        host=registrable(url or "") or "",
        truth=Counter(truth),
        best=best,
        texts=texts,
        sizes=[len(block.text) for block in walk.blocks],
        chosen=chosen,
        candidates=[index for index, _ in described],
        vectors=[vector[:PLAIN] for _, vector in described],
        owners=walk.owners,
        ruled=page.ruled,
    )


def word_weights(samples: Sequence[Sample], least: int = 6) -> dict[str, float]:
    """Return the weight of each word in marks: the logarithm of the odds of text of an article.

    Each host counts once, with the share of its text inside such elements that is text of
    articles; a word needs *least* hosts. Half a host is added to both sides.
    """
    shares: dict[str, dict[str, list[float]]] = {}
    for each in samples:
        total = sum(map(len, each.texts)) or 1
        known: dict[int, frozenset[str]] = {}
        for owner, text, chosen in zip(each.owners, each.texts, each.chosen, strict=True):
            for word in _around(owner, known):
                sides = shares.setdefault(word, {}).setdefault(each.host, [0.0, 0.0])
                sides[chosen] += (2 + min(len(text), 60)) / total
    return {
        word: round(_log_odds(hosts.values()), 3)
        for word, hosts in sorted(shares.items())
        if len(hosts) >= least
    }


def _around(owner: Element, known: dict[int, frozenset[str]]) -> frozenset[str]:
    """Return the words in the marks of an element and all around it."""
    if owner.place not in known:
        outer = _around(owner.parent, known) if owner.parent is not None else frozenset()
        known[owner.place] = outer | words_of(owner.tokens)
    return known[owner.place]


def _log_odds(hosts: Iterable[Sequence[float]]) -> float:
    """Return the logarithm of the odds of the hosts' mean share."""
    shares = [text / (text + other) for other, text in hosts]
    told = sum(shares)
    return math.log((told + 0.5) / (len(shares) - told + 0.5))
