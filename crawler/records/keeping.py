"""What of a crawl is recorded, and where."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, Self, cast
from urllib.parse import quote

from crawler.errors import DefinitionError

FOLDER = "records"
"""Name of the folder of WARC files in the data folder."""

SUFFIX = ".warc.gz"

What = Literal["all", "articles", "none"]
"""``all``: every response; ``articles``: those that gave an article that was kept; ``none``."""

_WHATS = ("all", "articles", "none")
_LEAST = 2**10
_MEGABYTE = 2**20
_NAME = re.compile(r"-\d{17}-(?P<serial>\d{5,})-[^/]*\.warc\.gz$")
_UNFIT = re.compile(r"[^A-Za-z0-9._]+")


@dataclass(frozen=True, slots=True)
class Keeping:
    """What the settings RECORDS and RECORDS_SIZE say."""

    what: What = "all"
    """What is recorded."""
    size: int = 1024 * _MEGABYTE
    """Bytes after which a file is full and another begun."""

    @classmethod
    def of(cls, what: str, megabytes: float | str) -> Self:
        """Return what the settings say; *megabytes* of 2^20 bytes. Raises DefinitionError."""
        if what not in _WHATS:
            raise DefinitionError(f"RECORDS={what}: RECORDS is one of {', '.join(_WHATS)}")
        try:
            size = int(float(megabytes) * _MEGABYTE)
        except (ValueError, OverflowError):
            size = 0
        if size < _LEAST:
            raise DefinitionError(
                f"RECORDS_SIZE={megabytes}: RECORDS_SIZE takes a number of MB, .001 or more"
            )
        return cls(cast(What, what), size)


def folder_of(data: Path, site: str) -> Path:
    """Return the folder of a site's WARC files in the folder *data*."""
    quoted = quote(site, safe="")
    return data / FOLDER / (quoted if quoted.strip(".") else quoted.replace(".", "%2E"))


def files(folder: Path) -> list[Path]:
    """Return the WARC files in a site's folder, oldest first. Raises OSError."""
    return sorted(folder.glob(f"*{SUFFIX}"), key=_age) if folder.is_dir() else []


def new_name(site: str, before: Path | None, now: datetime, host: str) -> str:
    """Return a name for a file that follows *before*: PREFIX-TIMESTAMP-SERIAL-HOST.warc.gz."""
    named = _NAME.search(before.name) if before is not None else None
    serial = int(named["serial"]) + 1 if named else 0
    stamp = f"{now:%Y%m%d%H%M%S}{now.microsecond // 1000:03}"
    return f"{_fit(site)}-{stamp}-{serial:05}-{_fit(host)}{SUFFIX}"


def _age(path: Path) -> tuple[int, str]:
    """Return what orders files as they were begun: their numbers, since a clock may be set back."""
    named = _NAME.search(path.name)
    return (int(named["serial"]) if named else -1, path.name)


def _fit(text: str) -> str:
    return _UNFIT.sub("_", text)[:80] or "_"
