"""Text: pure functions over strings. White space, labels, dates in three calendars, addresses."""

from crawler.text.addresses import canonical, day_in, key
from crawler.text.dates import DateMatch, find_dates, read_date
from crawler.text.headerbar import HeaderBar, merge, read_header_bar
from crawler.text.hijri import HijriDate, HijriMatch, agrees, find_hijri
from crawler.text.jalali import JalaliMatch, find_jalali
from crawler.text.labels import Label, label, label_run
from crawler.text.normalise import fold, normalise, normalise_lines

__all__ = [
    "DateMatch",
    "HeaderBar",
    "HijriDate",
    "HijriMatch",
    "JalaliMatch",
    "Label",
    "agrees",
    "canonical",
    "day_in",
    "find_dates",
    "find_hijri",
    "find_jalali",
    "fold",
    "key",
    "label",
    "label_run",
    "merge",
    "normalise",
    "normalise_lines",
    "read_date",
    "read_header_bar",
]
