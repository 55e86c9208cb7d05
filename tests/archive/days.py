"""Days as pages write them: long, short, unpadded, Hijri."""

from datetime import date, datetime

from tests.archive.words import Words, load

ENGLISH = load("en")

HIJRI_MONTHS = (
    "Muharram",
    "Safar",
    "Rabiʿ al-Awwal",
    "Rabiʿ al-Thani",
    "Jumada al-Awwal",
    "Jumada al-Thani",
    "Rajab",
    "Shaʿban",
    "Ramadan",
    "Shawwal",
    "Dhul-Qaʿda",
    "Dhul-Hijja",
)


def long_day(day: date, words: Words) -> str:
    """Return *day* as WordPress shows it in that language ("July 20, 2018")."""
    return words.date.format(day=day.day, month=words.months[day.month - 1], year=day.year)


def english_day(day: date) -> str:
    """Return *day* in PHP's format ``j F Y`` ("20 July 2018")."""
    return f"{day.day} {ENGLISH.months[day.month - 1]} {day.year}"


def unpadded(moment: datetime) -> str:
    """Return *moment* in PHP's format ``j F Y G:i`` ("18 February 2017 9:28")."""
    return f"{english_day(moment)} {moment.hour}:{moment.minute:02}"


def slashed(day: date) -> str:
    """Return *day* in PHP's format ``d/m/Y`` ("20/07/2018")."""
    return f"{day:%d/%m/%Y}"


def clock(moment: datetime) -> str:
    """Return the time of *moment* in PHP's format ``g:i a`` ("1:25 pm")."""
    return f"{moment.hour % 12 or 12}:{moment.minute:02} {'am' if moment.hour < 12 else 'pm'}"


def hijri(day: date) -> str:
    """Return *day* in the tabular Islamic calendar ("7 Dhul-Qaʿda 1439").

    At most a day off the calendar of any country. After Reingold and Dershowitz, Calendrical
    Calculations, chapter "The Islamic Calendar".
    """
    fixed = day.toordinal()
    year = (30 * (fixed - 227015) + 10646) // 10631
    month = (11 * (fixed - _hijri_fixed(year, 1)) + 330) // 325
    return f"{fixed - _hijri_fixed(year, month) + 1} {HIJRI_MONTHS[month - 1]} {year}"


def bar_day(day: date) -> str:
    """Return *day* as the header bar shows it ("20 July 2018 - Friday - 7 Dhul-Qaʿda 1439")."""
    return f"{english_day(day)} - {ENGLISH.weekdays[day.weekday()]} - {hijri(day)}"


def _hijri_fixed(year: int, month: int) -> int:
    """Return the ordinal of the first day of a Hijri month."""
    return (
        29 * (month - 1) + (6 * month - 1) // 11 + 354 * (year - 1) + (3 + 11 * year) // 30 + 227015
    )
