"""What was reached once is kept: the floors of each set's figures, in ``floors.json``.

A floor belongs to data, known by its digest: figures of other data are not compared. A floor rises
on demand and falls only when that is asked for by its own flag.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

from crawler.errors import RecordError

FILE = Path(__file__).with_name("floors.json")

TOLERANCE = 0.0005
"""How far a score may lie below its floor: less than one word in a thousand."""

SPEED_TOLERANCE = 0.25
"""Share of its floor that a ratio of speed may lack: runs on a shared machine drift that far."""

Figures = Mapping[str, Mapping[str, float]]
"""By system, then by figure."""


@dataclass(frozen=True)
class Floors:
    """What was reached on a set."""

    digest: str
    """Of the data."""
    figures: Figures
    """Scores, 0 to 1."""
    speed: Mapping[str, float]
    """Times trafilatura's pages a second, by system."""


class Verdict(NamedTuple):
    """How a run stands to the floors of its set."""

    name: str
    """Under which the floors are kept."""
    moved: Floors | None
    """What the floors become when they are moved; null: they may not be."""
    lines: tuple[str, ...] = ()
    """What a user must know, a clause each."""
    failed: bool = False
    """Whether a figure lies below its floor."""


def read(path: Path = FILE) -> dict[str, Floors]:
    """Return the floors by the sets' names; none if there is no file.

    Raises RecordError if the file is not as :func:`write` leaves it.
    """
    try:
        kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        return {name: Floors(**each) for name, each in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise RecordError(f"{path}: floors cannot be read: {error}") from error


def write(floors: Mapping[str, Floors], path: Path = FILE) -> None:
    """Write the floors, sorted, one figure a line."""
    rows = {name: asdict(each) for name, each in sorted(floors.items())}
    path.write_text(json.dumps(rows, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def below(floor: Floors, reached: Floors) -> list[str]:
    """Return a clause for each figure that lies below its floor, the floors' order."""
    found = [
        f"{system}: {figure} is {value:.4f}, its floor {least:.4f}"
        for system, figures in floor.figures.items()
        for figure, least in figures.items()
        if (value := reached.figures.get(system, {}).get(figure)) is not None
        and value < least - TOLERANCE
    ]
    return found + [
        f"{system}: speed is {value:.2f} times trafilatura's, its floor {least:.2f}"
        for system, least in floor.speed.items()
        if (value := reached.speed.get(system)) is not None
        and value < least * (1 - SPEED_TOLERANCE)
    ]


def lifted(floor: Floors, reached: Floors) -> Floors:
    """Return the floors of the same data with each raised to what was reached; none falls."""
    figures = {
        system: _highest(floor.figures.get(system, {}), reached.figures.get(system, {}))
        for system in floor.figures.keys() | reached.figures.keys()
    }
    return Floors(reached.digest, figures, _highest(floor.speed, reached.speed))


def judge(name: str, reached: Floors, kept: Mapping[str, Floors], *, lower: bool) -> Verdict:
    """Return how what was reached on the set *name* stands to the floors kept.

    Data are known by their digest, whatever their folder is called. *lower*: what lies below is
    allowed, and the new floors are what was reached.
    """
    for known, floor in kept.items():
        if floor.digest == reached.digest:
            lines = below(floor, reached)
            moved = reached if lower else lifted(floor, reached)
            return Verdict(known, moved, tuple(lines), bool(lines) and not lower)
    if name in kept:
        line = "the data differ from those of its floors, which are not compared"
        return Verdict(name, reached if lower else None, (line,))
    return Verdict(name, reached, ("no floors yet",))


def _highest(kept: Mapping[str, float], reached: Mapping[str, float]) -> dict[str, float]:
    return {
        name: max(kept.get(name, 0.0), reached.get(name, 0.0)) for name in kept.keys() | reached
    }
