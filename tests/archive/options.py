"""What a site shall be like."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

TRAPS = frozenset({"gap", "mirror", "namesake", "old links", "tracking"})
"""gap: every fourth day has no stories, its archive answers 404;
mirror: some stories stand at a second address with equal text;
namesake: some headlines are used for two different stories;
old links: listings link to dated addresses that answer 301 (flat permalinks only);
tracking: some links carry utm parameters.
"""


@dataclass(frozen=True, slots=True)
class Options:
    """A whole site in a few words; equal options make equal sites."""

    template: str = "wordpress"
    """``bar2018``, ``flat``, ``twentysixteen`` (= ``wordpress``), ``twentyten``,
    ``twentytwentyfour``."""
    other_template: str | None = None
    """Template of every third story, whatever its date."""
    first_day: date = date(2018, 7, 16)
    days: int = 5
    per_day: int | tuple[int, ...] = 4
    """Stories a day; a tuple is walked through in turn."""
    language: str = "en"
    base_url: str = "https://courier.example"
    """Scheme, host and port, no slash at the end."""
    seed: int = 1
    name: str = "The Courier"
    per_page: int = 10
    """Stories on a page of a listing."""
    timezone: str = "Europe/Istanbul"
    captured_on: date | None = None
    """The day that the pages say is today; null: the last day of the archive."""
    permalinks: str = "dated"
    """``dated`` /2018/07/20/slug/, ``flat`` /slug/ or ``query`` /?p=123 (listings too)."""
    undated: int = 0
    """Every how many-th story shows no date; 0: none."""
    share: str | None = "each"
    """Name of a share widget, ``each`` for all in turn, null for none."""
    scroll_up: bool = True
    """With jQuery scrollUp's link, which a script leaves in a saved page."""
    counts: str = "after"
    """How the header bar shows its counts: ``after`` the link, in a ``span``, as a ``badge``."""
    earlier: int = 0
    """Stories older than the archive, counted in the header bar's total only."""
    older_days: tuple[date, ...] = ()
    """Days long before the archive that have ``per_day`` stories each."""
    imports_until: date | None = None
    """Stories up to this day are imports that show no date; null: none."""
    json_ld: bool = False
    open_graph: bool = False
    traps: Collection[str] = ()

    @property
    def zone(self) -> ZoneInfo:
        """The zone that the site lives in."""
        return ZoneInfo(self.timezone)

    @property
    def today(self) -> date:
        """The day that the pages say is today."""
        return self.captured_on or self.first_day + timedelta(days=self.days - 1)

    @property
    def calendar(self) -> tuple[date, ...]:
        """Every day of the archive, the oldest first."""
        days = (self.first_day + timedelta(days=index) for index in range(self.days))
        return (*self.older_days, *days)

    def shows_date(self, number: int, day: date) -> bool:
        """Tell whether the story with this number, published that day, shows its date."""
        imported = self.imports_until is not None and day <= self.imports_until
        return not imported and (not self.undated or number % self.undated != 0)

    def count(self, index: int) -> int:
        """Return how many stories the day with this index has."""
        if "gap" in self.traps and index % 4 == 2:
            return 0
        if isinstance(self.per_day, int):
            return self.per_day
        return self.per_day[index % len(self.per_day)]
