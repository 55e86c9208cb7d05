"""The header bar: the site's own counts, which are observations and never the article's."""

from collections.abc import Iterator

from crawler.items import Observation
from crawler.pages.outline import Outline
from crawler.text.headerbar import HeaderBar, merge

KIND = "header bar"
"""Kind of the observations."""


def observations(outline: Outline, url: str | None) -> tuple[Observation, ...]:
    """Return the counts that the page's header bar shows, the site's total last."""
    bar = merge(list(outline.bars.values()))
    return () if bar is None else tuple(_counts(bar, url))


def _counts(bar: HeaderBar, url: str | None) -> Iterator[Observation]:
    """Yield the counts of the whole bar."""
    for day, count in bar.counts:
        own = day == bar.day
        yield Observation(
            KIND,
            day,
            count,
            bar.day,
            url,
            hijri=bar.hijri if own else None,
            hijri_agrees=bar.hijri_agrees if own else None,
        )
    if bar.total is not None:
        yield Observation(KIND, None, bar.total, bar.day, url, bar.hijri, bar.hijri_agrees)
