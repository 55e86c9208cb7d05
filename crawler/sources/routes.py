"""Which links of a surveyed page an archive follows, for the days that are asked for."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

from crawler.items import Page, Window
from crawler.sources.links import Link
from crawler.sources.periods import UNITS, Period, read_period
from crawler.sources.spans import Span, are_older
from crawler.sources.survey import Story, Survey
from crawler.text.numbering import page_of


class Route:
    """The way on from one listing page.

    Where a page shows archives by day (else by month) and both ends of the window are known,
    every such archive of the window is announced. If they are of all articles, nothing else is
    needed: neither sections nor later pages of any other listing are followed, and an article
    counts only where its day is told or where a day's or month's archive lists it.
    """

    def __init__(self, survey: Survey, page: Page, window: Window) -> None:
        self._survey = survey
        self._window = window
        self._today = datetime.fromisoformat(page.fetched_at).date() if page.fetched_at else None
        self._number = page_of(page.url or "").number
        self.period = _period_of(page)
        """The day, month or year that the page lists; null when it is no such archive."""
        self._shown = _shown(survey)
        self._closed = self._known_days()
        complete = self._shown is not None and self._shown.scope == "all"
        self._bounded = self._closed is not None and (self.period is not None or complete)

    def articles(self) -> Iterator[tuple[int, Story, date | None]]:
        """Yield the articles to read, with their place on the page and their day."""
        for place, story in enumerate(self._survey.stories, start=1):
            hint = story.hint or self._listed_day(story)
            if hint is None and self._bounded and not (self.period and story.main):
                continue
            if hint is None or hint.meets(self._window):
                yield place, story, self.day(story)

    def listings(self) -> Iterator[tuple[str, date | None, str | None]]:
        """Yield address, day and link text of the listings to read."""
        day = self.period.day if self.period else None
        if self._goes_on():
            yield from ((link.url, day, link.text or None) for link in self._survey.pages)
            yield from ((link.url, None, link.text or None) for link in self._onward())
        yield from ((link.url, period.day, link.text) for link, period in self._periods())
        yield from ((url, day, None) for url, day in self._announced())
        if not self._bounded:
            yield from ((link.url, None, link.text or None) for link in self._survey.sections)

    def day(self, story: Story) -> date | None:
        """Return the day of an article, as its address, its item or the archive's day says."""
        listed = self._listed_day(story)
        if story.hint is None:
            return listed.day if listed else None
        if listed and story.hint.first <= listed.first <= story.hint.last:
            return listed.day
        return story.hint.day

    def _listed_day(self, story: Story) -> Span | None:
        """Return the day of the archive whose list the article is in."""
        if self.period is None or self.period.day is None or not story.main:
            return None
        return Span(self.period.day, self.period.day)

    def _known_days(self) -> Window | None:
        """Return the window up to the day of the fetch; null while it has an open end."""
        ends = [day for day in (self._window.until, self._today) if day is not None]
        if self._window.since is None or not ends:
            return None
        return Window(self._window.since, min(ends))

    def _goes_on(self) -> bool:
        """Tell whether later pages of the listing can have articles of the window."""
        if self._bounded and self.period is None:
            return False
        main = [story for story in self._survey.stories if story.main]
        if self._number > 1 and not main:
            return False
        hints = [story.hint for story in main if story.hint]
        is_newest_first = all(one.last >= two.last for one, two in pairwise(hints))
        return not (is_newest_first and are_older(hints, self._window.since))

    def _onward(self) -> Iterator[Link]:
        """Yield the links into other lists."""
        # A calendar that lists nothing of its own leads only to its parts.
        if not self._bounded and (self.period is None or self._lists_own()):
            yield from self._survey.onward

    def _periods(self) -> Iterator[tuple[Link, Period]]:
        """Yield the linked archives of days that are asked for."""
        for link, period in self._survey.periods:
            # A calendar goes on for ever: what lists nothing of its own leads only to its parts.
            leads_on = self.period is None or self.period.holds(period) or self._lists_own()
            if leads_on and self._is_asked_for(period):
                yield link, period

    def _lists_own(self) -> bool:
        """Tell whether an archive's page lists an article that can be of its days."""
        own = Window(self.period.first, self.period.last) if self.period else Window()
        main = (story for story in self._survey.stories if story.main)
        return any(story.hint is None or story.hint.meets(own) for story in main)

    def _is_asked_for(self, period: Period) -> bool:
        """Tell whether an archive can have articles of the window that no other one has."""
        if not period.meets(self._window):
            return False
        # The site's own day may be ahead of the day in UTC.
        if self._today and period.first > self._today + timedelta(days=1):
            return False
        if not self._bounded or self._shown is None:
            return True
        return period.scope == "all" and UNITS.index(period.unit) <= UNITS.index(self._shown.unit)

    def _announced(self) -> Iterator[tuple[str, date | None]]:
        """Yield every archive of the window like those that the page shows."""
        if self._closed and self._shown and self.period is None and self._number == 1:
            yield from self._shown.siblings(self._closed)


def _period_of(page: Page) -> Period | None:
    """Return the period that *page* lists: as it was announced, or where it was found."""
    asked = page.entry.url if page.entry else None
    for url in (asked, page.url):
        if url and (period := read_period(page_of(url).first)):
            return period
    return None


def _shown(survey: Survey) -> Period | None:
    """Return the archive by day, else by month, that stands for all those that the page shows.

    One of all articles before one of a section; of those whose addresses differ, the one that
    shows how it is written and is seen most.
    """
    periods = [period for _, period in survey.periods if period.scope != "calendar"]
    seen = Counter(period.template for period in periods)
    return max(
        (period for period in periods if period.unit != "year"),
        key=lambda each: (
            each.scope == "all",
            each.unit == "day",
            each.certain,
            seen[each.template],
        ),
        default=None,
    )
