"""Fixture cases: a page, and beside it what must come of it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.archive.addresses import page_path
from tests.archive.captures import capture
from tests.archive.listings import Listing
from tests.archive.site import HTML, Site
from tests.archive.stories import Story

TEXT_FIELDS = ("headline", "date_published", "article_body", "authors")
"""Fields that a text capture, which has no address, can tell."""


@dataclass(frozen=True, slots=True)
class Case:
    """A page to write, and its side-car."""

    site: str
    page: str
    """Name of the file."""
    body: str
    sidecar: dict[str, Any]

    def write(self, folder: Path) -> None:
        """Write both files into the site's folder under *folder*."""
        path = folder / self.site / self.page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.body.encode())
        text = json.dumps(self.sidecar, ensure_ascii=False, indent=2)
        path.with_suffix(".json").write_bytes(f"{text}\n".encode())


def article_case(site: Site, name: str, stem: str, story: Story) -> Case:
    """Return the case of a story's page."""
    path = site.path(story)
    body = site.pages[path].body.decode()
    facts: dict[str, Any] = {"kind": "article", "expected": site.expected(story)}
    if story.template == "bar2018":
        facts["observations"] = observations(site)
    return _case(site, name, f"{stem}.html", body, {"url": site.url(path), **facts})


def text_case(site: Site, name: str, stem: str, story: Story) -> Case:
    """Return the case of a story's text capture."""
    known = site.expected(story)
    if story.template == "flat":
        known["date_published"] = None
    facts = {
        "url": None,
        "kind": "article",
        "expected": {field: known[field] for field in TEXT_FIELDS},
        "observations": observations(site) if story.template == "bar2018" else [],
    }
    return _case(site, name, f"{stem}.txt", capture(site, story), facts)


def listing_case(site: Site, name: str, stem: str, listing: Listing) -> Case:
    """Return the case of a listing's page."""
    path = page_path(site.options, listing.first, listing.number)
    facts = {
        "url": site.url(path),
        "kind": "listing",
        "expected": {"entries": [site.link(listing, story) for story in listing.stories]},
        "observations": observations(site) if site.options.template == "bar2018" else [],
    }
    return _case(site, name, f"{stem}.html", site.pages[path].body.decode(), facts)


def observations(site: Site) -> list[dict[str, Any]]:
    """Return what the header bar says: the newest days' counts, and the total (day null)."""
    observed = {"kind": "header bar", "observed_on": site.bar.day.isoformat()}
    counts = [
        {**observed, "day": day.isoformat(), "count": count} for day, count in site.bar.counts
    ]
    return [*counts, {**observed, "day": None, "count": site.bar.total}]


def all_articles(site: Site, name: str) -> Iterator[Case]:
    """Yield the cases of every story of a site."""
    for story in site.stories:
        yield article_case(site, name, f"{story.number:06}", story)


def _case(site: Site, name: str, page: str, body: str, facts: dict[str, Any]) -> Case:
    """Return a case with what every side-car has, in its usual order."""
    text = page.endswith(".txt")
    sidecar = {
        "page": page,
        "url": facts["url"],
        "site": name,
        "kind": facts["kind"],
        "fetched_at": f"{site.options.today}T20:30:00Z",
        "status": None if text else 200,
        "content_type": "text/plain; charset=UTF-8" if text else HTML["Content-Type"],
        "expected": facts["expected"],
        "observations": facts.get("observations", []),
    }
    return Case(name, page, body, sidecar)
