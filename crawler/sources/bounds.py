"""Which addresses are sure to be of a finite number."""

from crawler.items import Entry
from crawler.sources.periods import read_period
from crawler.text.numbering import page_of


def is_bounded(entry: Entry) -> bool:
    """Tell whether an address follows from what a crawl begins with, whatever it gives.

    So do the archives of all articles of a day or month that stand on the first page of what is no
    such archive itself: for the days that are asked for, all of them are asked.
    """
    if entry.archive is None:
        return True
    if entry.kind != "listing":
        return False
    period, led = read_period(page_of(entry.url).first), page_of(entry.archive)
    is_general = period is not None and period.scope == "all" and page_of(entry.url).number == 1
    return is_general and led.number == 1 and read_period(led.first) is None
