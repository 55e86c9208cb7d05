"""The figures as Markdown tables."""

from collections.abc import Iterable, Sequence

from benchmarks.ledger.large import BOUND, Taken
from benchmarks.ledger.memory import Family
from benchmarks.ledger.steps import DUE, Site
from benchmarks.ledger.throughput import FLOOR, HEADLINE, Compared
from benchmarks.tables import table


def of_steps(site: Site, steps: Iterable[Taken]) -> str:
    """Return what was done with many addresses."""
    rows = (
        [
            timed.name,
            f"{timed.count:,}",
            f"{timed.seconds:,.2f}",
            f"{1e6 * timed.cpu / timed.count:,.0f}",
            f"{taken.peak_mib:,.0f} ({taken.peak_mib - taken.before_mib:+,.0f})",
            f"{taken.disk_mib:,.0f}",
        ]
        for taken in steps
        for timed in taken.times
    )
    head = ["", "times", "seconds", "µs of CPU each", "peak memory, MiB", "ledger on disk, MiB"]
    return f"## {site.addresses:,} addresses\n\n{table(head, rows)}"


def of_crawl(site: Site, family: Family) -> str:
    """Return the memory of a crawl by the command."""
    rows = [
        ["the crawl's process", f"{family.parent:,.0f}"],
        *(
            [f"process {place} that it started", f"{peak:,.0f}"]
            for place, peak in enumerate(family.children.values(), 1)
        ),
        ["all at one time, shared memory once", f"{family.together:,.0f}"],
    ]
    title = f"`backfile crawl`, {site.addresses:,} addresses known, {DUE} due"
    return f"## {title}\n\n{table(['', 'peak memory, MiB'], rows)}"


def of_throughput(compared: Sequence[Compared]) -> str:
    """Return the rates and what a page costs."""
    head = [
        "",
        "ledger, pages/s",
        "in memory",
        "ratio",
        "ledger, CPU ms/page",
        "in memory",
        "ratio",
        "ratio to no lease limit",
        "on record: ratio to the ledger alone",
    ]
    rows = (
        [
            f"**{each.scenario.name}**"
            if each.scenario.name == HEADLINE.name
            else each.scenario.name,
            f"{each.rate('ledger'):,.0f}",
            f"{each.rate('memory'):,.0f}",
            f"{each.ratio('memory'):.2f}",
            f"{each.cpu('ledger'):,.1f}",
            f"{each.cpu('memory'):,.1f}",
            f"{each.cpu_ratio('memory'):.2f}",
            f"{each.ratio('free'):.2f}",
            f"{each.recorded:.2f}",
        ]
        for each in compared
    )
    return f"## The same crawl without a ledger\n\n{table(head, rows)}"


def _name(scenario: str) -> str:
    return f"**{scenario}**" if scenario == HEADLINE.name else scenario


def judge(steps: Sequence[Taken], family: Family, compared: Sequence[Compared]) -> list[str]:
    """Return a line for each figure that is worse than promised; smaller crawls tell nothing."""
    worst = max([family.parent, *family.children.values(), *(each.peak_mib for each in steps)])
    lines = [f"memory {worst:,.0f} MiB is above {BOUND:,.0f}"] if worst > BOUND else []
    ratios = [each.ratio("memory") for each in compared if each.scenario == HEADLINE]
    return [*lines, *(f"throughput {each:.2f} is below {FLOOR}" for each in ratios if each < FLOOR)]
