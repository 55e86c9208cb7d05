"""Text captures: what a text browser shows of a page, in the shapes of the seed's site."""

from typing import TYPE_CHECKING

from tests.archive.days import bar_day, slashed, unpadded
from tests.archive.stories import Story

if TYPE_CHECKING:
    from tests.archive.site import Site

SPACES = "\u00a0" * 6


def capture(site: "Site", story: Story) -> str:
    """Return the story's page as text."""
    shapes = {"bar2018": _bar2018, "flat": _flat}
    return shapes[story.template](site, story)


def _bar2018(site: "Site", story: Story) -> str:
    """Return name, header bar, headline, date line, body and "Scroll Up"."""
    counts = " ".join(f"{slashed(day)}\u00a0({count})" for day, count in site.bar.counts)
    bar = f"{bar_day(site.bar.day)} | {counts} Total: {site.bar.total:,} content"
    lines = [
        f"{site.options.name}\n{SPACES}  {bar} {SPACES} Facebook Twitter Youtube",
        story.headline,
        *([unpadded(story.published) + "\n"] if story.dated else []),
        *(piece.text for piece in story.pieces),
        "Scroll Up",
    ]
    return "\n\n".join(lines)


def _flat(site: "Site", story: Story) -> str:
    """Return title, chips, headline, source line, body and the button to the top."""
    lines = [
        f"{story.headline} - {site.options.name}",
        "".join(story.sections),
        story.headline,
        *([f"Source: {story.source}"] if story.source else []),
        *(piece.text for piece in story.pieces),
        "Back to top button",
    ]
    return "\n\n".join(lines)
