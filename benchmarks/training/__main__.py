"""Trains the reader's classifier: ``make train DATA=DIR`` or ``python -m benchmarks.training DIR``.

DIR holds sets of pages whose text is known, as docs/how-to/measure-the-reader.md lays them out.
Prints what five-fold cross-validation by host reaches, and writes the weights into the package.
The same data and the same version of LightGBM give the same weights.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from benchmarks import sets
from benchmarks.training.samples import Sample, sample, word_weights
from benchmarks.training.scroll import scrolled
from crawler.errors import CrawlerError, PageError
from crawler.pages import classifier
from crawler.pages.features import NAMES
from crawler.text.hosts import registrable

WEIGHTS = Path(classifier.__file__).with_name(classifier.FILE)
DOUBTFUL = 0.6
"""Word F1 below which the truth of a page is doubted: no model and no person reads it so."""

DOUBTED = 0.1
"""How much such a page counts."""


def main() -> None:
    """Train on the sets in a folder, and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.training", description=__doc__)
    parser.add_argument("data", type=Path, help="folder of sets")
    parser.add_argument("--write", type=Path, default=WEIGHTS, help="where the weights go")
    given = parser.parse_args()
    try:
        samples = [each for folder in sets.find(given.data) for each in _samples(folder)]
    except CrawlerError as error:
        sys.exit(str(error))
    # LightGBM is heavy, and missing where nobody trains: what is wrong with DATA is said first.
    from benchmarks.training.forest import fit  # noqa: PLC0415
    from benchmarks.training.validation import table, validated  # noqa: PLC0415

    figures = validated(samples)
    for each in samples:
        doubted = figures[id(each)] < DOUBTFUL or each.best < DOUBTFUL
        each.weight *= DOUBTED if doubted else 1.0
    print(table(samples, validated(samples)))
    words = word_weights(samples)
    told = {"features": NAMES, "words": words, "trees": fit(samples, words)}
    version = sha256(json.dumps(told).encode()).hexdigest()[:12]
    given.write.write_text(
        json.dumps({"version": version, **told}, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    print(f"{given.write}: version {version}, {given.write.stat().st_size:,} bytes")


def _samples(folder: Path) -> Iterator[Sample]:
    """Yield what is learned from each page of a set, and from pairs of pages of one host."""
    pages = sets.load(folder)
    last: dict[str | None, tuple[bytes, str | None]] = {}
    print(f"{pages.name}: {len(pages.truths)} pages", file=sys.stderr)
    for truth in pages.truths:
        if truth.text is None:
            continue
        html = pages.html(truth)
        host = registrable(truth.url or "")
        try:
            yield sample(pages.name, html, truth.url, truth.text)
            if host in last and (joined := scrolled(html, truth.url, *last[host])):
                made = sample(f"{pages.name}, scrolled", joined.encode(), truth.url, truth.text)
                made.weight = 0.5
                yield made
        except PageError:
            continue
        last[host] = html, truth.url


if __name__ == "__main__":
    main()
