"""Cross-validation by host: what the classifier reaches on sites that it has not seen."""

import random
from collections.abc import Iterator, Sequence
from statistics import mean

from benchmarks.training.alignment import f1, overlap
from benchmarks.training.forest import fit
from benchmarks.training.samples import Sample, word_weights
from crawler.pages.choice import decide
from crawler.pages.classifier import Classifier, grown

FOLDS = 5
SEED = 7


def folds(samples: Sequence[Sample]) -> Iterator[tuple[list[Sample], list[Sample]]]:
    """Yield what to learn from and what to try it on; no host is on both sides."""
    hosts = sorted({each.host for each in samples})
    random.Random(SEED).shuffle(hosts)  # noqa: S311 - the same folds in every run
    for number in range(FOLDS):
        held = set(hosts[number::FOLDS])
        yield (
            [each for each in samples if each.host not in held],
            [each for each in samples if each.host in held],
        )


def trained(samples: Sequence[Sample]) -> Classifier:
    """Return the classifier that *samples* teach."""
    words = word_weights(samples)
    return grown("", words, fit(samples, words))


def validated(samples: Sequence[Sample]) -> dict[int, float]:
    """Return word F1 by the identity of each sample, of a classifier that has not seen its host."""
    return {
        id(each): reached(model, each)
        for learned, held in folds(samples)
        for model in [trained(learned)]
        for each in held
    }


def reached(model: Classifier, page: Sample) -> float:
    """Return the word F1 of the blocks that *model* chooses."""
    vectors = zip(page.candidates, page.full(model.words), strict=True)
    told = {index: model.probability(vector) for index, vector in vectors}
    chosen = decide(told, page.sizes, page.ruled)
    right, found = overlap([page.texts[index] for index in chosen], page.truth)
    return f1(right, found, page.truth.total())


def table(samples: Sequence[Sample], figures: dict[int, float]) -> str:
    """Return the mean word F1 of each set as lines of text."""
    groups = sorted({each.group for each in samples})
    lines = []
    for group in groups:
        pages = [each for each in samples if each.group == group]
        told = mean(figures[id(each)] for each in pages)
        lines.append(f"{group:24} {len(pages):5} pages   {told:.4f}   at best {_best(pages):.4f}")
    return "\n".join(lines)


def _best(pages: Sequence[Sample]) -> float:
    return mean(each.best for each in pages)
