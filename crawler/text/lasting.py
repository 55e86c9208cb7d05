"""Which pages are lost each time that they are asked for, and what would take them."""

import re

_MIB = 2**20

_SETTINGS = {
    "DOWNLOAD_MAXSIZE": re.compile(r"larger than ([\d,]+) (MiB|bytes)(?:, unpacked)?"),
    "READER_TIMEOUT": re.compile(r"reading took more than (\d+(?:\.\d+)?(?:e[+-]\d+)?) s"),
    "READER_MEMORY": re.compile(r"reading took more than (\d+) MB of memory"),
}
"""By the setting that is the limit: the reason of a page beyond it, with the limit in it."""

_FOR_GOOD = re.compile(
    r"packed more than \d+ times"
    r"|the head of the answer (?:is larger|has (?:a line of )?more) than .+"
    r"|(?:a tag of )?the page has more than [\d,]+ .+"
)
"""Reasons that no setting takes away."""

_PASSING = frozenset(("READER_TIMEOUT",))
"""Those that a page may be within another time: on a busy machine the clock runs for all."""

TIMES = 4
"""How many times the limit is proposed: half as much more would often be too little again."""


def is_lasting(reason: str) -> bool:
    """Tell whether a page that was lost for *reason* is lost at every further try, too."""
    told = (pattern for name, pattern in _SETTINGS.items() if name not in _PASSING)
    return any(each.fullmatch(reason) for each in (*told, _FOR_GOOD))


def remedy(reason: str) -> str | None:
    """Return the option that would take a page which was lost for *reason*; null: none would.

    One that may well be read without it has one, too.
    """
    for name, pattern in _SETTINGS.items():
        if found := pattern.fullmatch(reason):
            limit = float(found[1].replace(",", ""))
            unit = _MIB if "MiB" in found.groups() else 1
            return f"-s {name}={TIMES * limit * unit:.15g}"
    return None
