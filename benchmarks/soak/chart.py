"""An SVG of what was taken over time: three panels below one another."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

from benchmarks.soak.samples import Sample

WIDTH, LEFT, RIGHT = 960, 84, 176
TOP, HEIGHT, GAP = 64, 200, 72
COLOURS = ("#1b6ca8", "#c4501b", "#3d8b40", "#7a4fa3")
FONT = 'font-family="sans-serif" font-size="13"'
STEPS = (1, 2, 2.5, 5, 10)

Value = Callable[[Sample], float | None]
"""What a line shows of a sample; null: nothing."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One of the panels."""

    title: str
    unit: str
    lines: Sequence[tuple[str, Value]]
    """What each line is called, and its values."""


PANELS = (
    Panel("Memory of the process that crawls", "MiB", (("resident", lambda s: s.resident_mib),)),
    Panel(
        "Open file descriptors",
        "files",
        (
            ("between crawls", lambda s: None if s.within else s.descriptors),
            ("in a crawl", lambda s: s.descriptors if s.within else None),
        ),
    ),
    Panel(
        "The ledger on disk",
        "MiB",
        (
            ("database", lambda s: s.database_mib),
            ("records", lambda s: s.records_mib),
            ("log (WAL)", lambda s: s.wal_mib),
            ("together", lambda s: s.ledger_mib),
        ),
    ),
)


def chart(samples: Sequence[Sample], title: str, hours: float, warm: float) -> str:
    """Return the SVG of so many *hours*; *warm*: those after which memory may not grow."""
    height = TOP + len(PANELS) * (HEIGHT + GAP)
    size = f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {FONT} fill="#222">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        _text(WIDTH / 2, 26, title, "middle", 'font-size="17" font-weight="bold"'),
    ]
    for place, panel in enumerate(PANELS):
        top = TOP + place * (HEIGHT + GAP)
        parts += _panel(panel, samples, top, hours, warm)
    return "\n".join((*parts, "</svg>")) + "\n"


def _panel(
    panel: Panel, samples: Sequence[Sample], top: float, hours: float, warm: float
) -> Iterable[str]:
    right, bottom = WIDTH - RIGHT, top + HEIGHT
    lines = {
        name: [(each.hours, shown) for each in samples if (shown := value(each)) is not None]
        for name, value in panel.lines
    }
    marks = ticks(max(shown for points in lines.values() for _, shown in points))

    def x(hour: float) -> float:
        return LEFT + (right - LEFT) * hour / hours

    def y(value: float) -> float:
        return bottom - HEIGHT * value / marks[-1]

    yield _text(LEFT, top - 10, panel.title, "start", 'font-weight="bold"')
    for each in marks:
        yield _line(LEFT, y(each), right, y(each), "#ddd")
        yield _text(LEFT - 8, y(each) + 4, f"{each:,g}", "end")
    for each in hour_marks(hours):
        yield _line(x(each), bottom, x(each), bottom + 5, "#222")
        yield _text(x(each), bottom + 20, f"{each:,g}", "middle")
    yield _text((LEFT + right) / 2, bottom + 38, "simulated time, hours", "middle")
    middle = (top + bottom) / 2
    turned = f'transform="rotate(-90 20 {middle:g})"'
    yield _text(20, middle, panel.unit, "middle", turned)
    if panel is PANELS[0]:
        yield _line(x(warm), top, x(warm), bottom, "#888", 'stroke-dasharray="4 4"')
        yield _text(x(warm) + 6, bottom - 8, "warm-up ends", "start", 'fill="#666"')
    for place, (name, shown) in enumerate(each for each in lines.items() if each[1]):
        colour = COLOURS[place]
        points = " ".join(f"{x(hour):.1f},{y(value):.1f}" for hour, value in shown)
        yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.6"/>'
        told = f"{name}: {shown[-1][1]:,.0f}"
        yield _line(right + 12, top + 12 + 20 * place, right + 30, top + 12 + 20 * place, colour)
        yield _text(right + 36, top + 16 + 20 * place, told, "start")
    yield _line(LEFT, bottom, right, bottom, "#222")
    yield _line(LEFT, top, LEFT, bottom, "#222")


def hour_marks(hours: float) -> range:
    """Return the hours that are named on an axis of so many."""
    days = 24 * -(-int(hours) // (8 * 24))
    step = next((each for each in (1, 2, 3, 6, 12) if hours <= 8 * each), days)
    return range(0, int(hours + 0.05) + 1, step)


def ticks(largest: float) -> list[float]:
    """Return round numbers from 0 to the first that is not below *largest*."""
    largest = largest or 1.0
    power = 1.0
    while power * 10 <= largest / 5:
        power *= 10
    while power > largest / 5:
        power /= 10
    step = next(power * each for each in STEPS if power * each >= largest / 5)
    marks = [0.0]
    while marks[-1] < largest:
        marks.append(round(marks[-1] + step, 9))
    return marks


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, more: str = "") -> str:
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="{colour}" {more}/>'


def _text(x: float, y: float, text: str, anchor: str, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" {more}>{escape(text)}</text>'
