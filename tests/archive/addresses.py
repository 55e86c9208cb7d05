"""Where things stand on a site, by its kind of permalinks; all paths with their query."""

from datetime import date

from tests.archive.options import Options
from tests.archive.slugs import escaped, slug
from tests.archive.stories import Story


def dated_path(story: Story) -> str:
    """Return the path of a dated permalink."""
    return f"/{story.day:%Y/%m/%d}/{escaped(story.slug)}/"


def flat_path(story: Story) -> str:
    """Return the path of a flat permalink."""
    return f"/{escaped(story.slug)}/"


def story_path(options: Options, story: Story) -> str:
    """Return where the story stands."""
    if options.permalinks == "query":
        return short_path(story)
    return flat_path(story) if options.permalinks == "flat" else dated_path(story)


def short_path(story: Story) -> str:
    """Return the short link, WordPress's plain permalink."""
    return f"/?p={story.number}"


def mirror_path(options: Options, story: Story) -> str:
    """Return the second address of a story that stands at two."""
    if options.permalinks == "query":
        return f"/?p={story.number + 100_000}"
    if options.permalinks == "flat":
        return dated_path(story)
    return dated_path(story)[:-1] + "-2/"


def day_path(options: Options, day: date) -> str:
    """Return the path of a day's archive."""
    return f"/?m={day:%Y%m%d}" if options.permalinks == "query" else f"/{day:%Y/%m/%d}/"


def month_path(options: Options, month: date) -> str:
    """Return the path of a month's archive."""
    return f"/?m={month:%Y%m}" if options.permalinks == "query" else f"/{month:%Y/%m}/"


def section_path(options: Options, name: str) -> str:
    """Return the path of a section's archive."""
    if options.permalinks == "query":
        return f"/?category_name={_named(options, name)}"
    return f"/category/{_named(options, name)}/"


def tag_path(options: Options, name: str) -> str:
    """Return the path of a tag's archive; no such pages are made."""
    if options.permalinks == "query":
        return f"/?tag={_named(options, name)}"
    return f"/tag/{_named(options, name)}/"


def author_path(options: Options, name: str) -> str:
    """Return the path of an author's archive; no such pages are made."""
    if options.permalinks == "query":
        return f"/?author_name={_named(options, name)}"
    return f"/author/{_named(options, name)}/"


def page_path(options: Options, first: str, number: int) -> str:
    """Return the path of a listing's page, given its first."""
    if number == 1:
        return first
    if options.permalinks != "query":
        return f"{first}page/{number}/"
    return f"{first}{'&' if '?' in first else '?'}paged={number}"


def _named(options: Options, name: str) -> str:
    return escaped(slug(name, options.language))
