"""What a reader of a page can know: fields of the article record, told by the story's truth."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from tests.archive.markup import stamp
from tests.archive.stories import Story

if TYPE_CHECKING:
    from tests.archive.site import Site

BARS = ("bar2018", "flat")
"""Templates of the site whose zone its definition knows, and that shows no authors."""


def expected(site: "Site", story: Story, path: str) -> dict[str, Any]:
    """Return the fields that the story's page at *path* fixes without doubt."""
    record: dict[str, Any] = {
        "headline": story.headline,
        "date_published": date_published(site, story),
        "article_body": story.article_body,
        "canonical_url": site.canonical(story, path),
        "in_language": story.language,
    }
    if shows_modified(site, story) and story.modified:
        record["date_modified"] = moment(site, story, story.modified)
    if story.template == "flat" or story.template not in BARS:
        record["article_section"] = list(story.sections)
    if story.template not in BARS:
        record["keywords"] = list(story.tags)
    if (authors := named_authors(site, story)) is not None:
        record["authors"] = authors
    return record


def date_published(site: "Site", story: Story) -> str | None:
    """Return the publication that the page shows, else the day of its address, else null."""
    if story.dated:
        return moment(site, story, story.published)
    return story.day.isoformat() if site.options.permalinks == "dated" else None


def moment(site: "Site", story: Story, when: datetime) -> str:
    """Return *when* with its offset, if the page or the site's definition tells it."""
    told = site.options.json_ld or site.options.open_graph or story.template != "twentyten"
    return stamp(when if told else when.replace(tzinfo=None))


def shows_modified(site: "Site", story: Story) -> bool:
    """Tell whether the page says when the story was changed."""
    if not story.dated:
        return False
    in_head = site.options.json_ld or site.options.open_graph
    return in_head or story.template in {"wordpress", "twentysixteen"}


def named_authors(site: "Site", story: Story) -> list[dict[str, str | None]] | None:
    """Return the authors; null where it is open what of the byline is raw."""
    if story.template == "flat":
        return [source_author(story)] if story.source else []
    if story.template == "bar2018":
        return []
    if story.template == "twentytwentyfour":
        return [{"name": story.author, "url": site.author(story), "name_raw": story.author}]
    return None


def source_author(story: Story) -> dict[str, str | None]:
    """Return the agency of a "Source:" line."""
    return {"name": str(story.source), "url": None, "name_raw": f"Source: {story.source}"}
