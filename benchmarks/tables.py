"""What was measured as Markdown tables, which can be pasted into the README."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from benchmarks import speed
from benchmarks.comparison import Difference, mean
from benchmarks.outcome import Outcome
from benchmarks.reading import Result

LABELS = {
    "f1": "word F1",
    "precision": "precision",
    "recall": "recall",
    "title": "title",
    "day": "day",
    "minute": "minute",
    "authors": "authors",
    "present": "with",
    "absent": "without",
}
"""Headings of the figures."""

BRIEF = ("f1", "title", "day", "minute", "authors")
"""The figures of the table of all sets."""


def of_set(outcome: Outcome, versions: Mapping[str, str], worst: int) -> Iterator[str]:
    """Yield the tables of a set: figures in percent, differences in points."""
    yield f"## {outcome.pages.name}: {len(outcome.pages.truths):,} pages"
    if outcome.figures:
        yield table(
            ["%", *(LABELS[name] for name in outcome.figures), "nothing read"],
            (
                [
                    versions.get(each.name, each.name),
                    *(_percent(each, name) for name in outcome.figures),
                    str(len(each.errors)),
                ]
                for each in outcome.results
            ),
        )
        yield "Points above on the same pages, with the 95 % interval:"
        yield table(
            ["", *(LABELS[name] for name in outcome.figures)],
            (
                [
                    f"{ours.name} − {peer.name}",
                    *(_points(outcome.difference(ours, peer, name)) for name in outcome.figures),
                ]
                for ours, peer in outcome.pairs
            ),
        )
    yield table(
        ["text + metadata, one core", "pages/s", "times trafilatura", "slowest page", "memory"],
        ([versions.get(each.name, each.name), *_costs(outcome, each)] for each in outcome.costs),
    )
    rows = outcome.worst(worst)
    if rows:
        yield "Where trafilatura is furthest ahead, word F1:"
        yield table(
            ["page", "Backfile", "trafilatura", "difference"],
            (
                [name, f"{ours:.3f}", f"{ours - above:.3f}", f"{above:+.3f}"]
                for name, ours, above in rows
            ),
        )


def of_all(outcomes: Sequence[Outcome], versions: Mapping[str, str]) -> str:
    """Return one table of all sets."""
    return table(
        [
            "set",
            "reader, %",
            *(LABELS[name] for name in BRIEF),
            "times trafilatura's speed",
            "memory",
        ],
        (
            [
                f"{outcome.pages.name}, {len(outcome.pages.truths):,} pages" if not place else "",
                versions.get(each.name, each.name),
                *(_percent(each, name) for name in BRIEF),
                f"{outcome.ratio(each):.2f}",
                _memory(outcome, each),
            ]
            for outcome in outcomes
            for place, each in enumerate(outcome.results)
        ),
        names=2,
    )


def table(head: Sequence[str], rows: Iterable[Sequence[str]], names: int = 1) -> str:
    """Return a Markdown table; all columns after the first *names* are numbers, to the right."""
    lines = [head, ["---" if place < names else "---:" for place in range(len(head))], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _percent(result: Result, figure: str) -> str:
    value = mean(result.column(figure))
    return "–" if value is None else f"{100 * value:.1f}"


def _points(difference: Difference) -> str:
    middle, low, high = (f"{100 * value:+.1f}" for value in difference)
    return f"{middle} ({low} to {high})"


def _costs(outcome: Outcome, result: Result) -> list[str]:
    slowest = outcome.slowest(result)
    return [
        f"{speed.rate(result.seconds):.1f}",
        f"{outcome.ratio(result):.2f}",
        f"{slowest[0]:.2f} s" if slowest else "–",
        _memory(outcome, result),
    ]


def _memory(outcome: Outcome, result: Result) -> str:
    taken = outcome.memory.get(result.name)
    return "–" if taken is None else f"{taken:.0f} MiB"
