"""A look at a site: its front page, what that leads to, some listings, some articles."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from crawler.discovery.calendars import Known, Unit, find_calendar
from crawler.discovery.comparing import compared
from crawler.discovery.feeds import find_feed
from crawler.discovery.heads import read_head
from crawler.discovery.listing import find_listing, read_front
from crawler.discovery.offer import Offer
from crawler.discovery.plan import Proposal, propose
from crawler.discovery.samples import MOST, Sample, take_samples
from crawler.discovery.sitemaps import find_sitemaps
from crawler.discovery.traits import Traits, find_traits
from crawler.discovery.visits import LAST, Visits, unique
from crawler.discovery.wordpress import find_wordpress
from crawler.errors import SourceError
from crawler.items import Entry

UNITS: tuple[Unit, ...] = ("month", "day")
"""Archives by date that are looked for, those first by which the beginning is found sooner."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found of a site."""

    url: str
    """Address of its front page, that answered."""
    offers: tuple[Offer, ...]
    """Ways to its articles."""
    proposal: Proposal | None
    """Which of them to take; null when there is none."""
    traits: Traits
    """What its pages have in common."""
    samples: tuple[Sample, ...] = field(repr=False)
    """Articles that were looked at."""
    spent: int
    """Requests that were made."""
    failed: dict[str, str]
    """Addresses that could not be had, with reasons."""

    @property
    def host(self) -> str:
        """Host and port of the site, without ``www.``."""
        return urlsplit(self.url).netloc.rpartition("@")[2].lower().removeprefix("www.")


async def explore(url: str, visits: Visits) -> Findings:
    """Look at the site whose front page is at *url*.

    Raises SourceError when the front page cannot be had, and PageError when it is no page.
    """
    page = await visits.get(url)
    if page is None:
        raise SourceError(f"{url} cannot be had: {visits.failed.get(url, 'no request is left')}")
    url = page.url or url
    parts = urlsplit(url)
    origin = f"{parts.scheme}://{parts.netloc}"
    head, front = read_head(page), read_front(page)
    offers: list[Offer] = []

    visits.allow(5)
    wordpress, told = await find_wordpress(visits, url, head)
    if wordpress is not None:
        offers.append(wordpress)
    visits.allow(11)
    sitemap = await find_sitemaps(visits, origin)
    visits.allow(7)
    exact = (each.articles for each in (wordpress, sitemap) if each and each.exact)
    total = next(exact, front.total)
    feed = await find_feed(visits, origin, head.feeds, total)
    offers += [each for each in (sitemap, feed) if each is not None]
    visits.allow(9)
    listing = await find_listing(visits, front, total)
    seen = _known([*offers, listing], front.entries)
    for unit in UNITS:
        visits.allow(22 if unit == "day" and _begin([*offers, listing]) is None else 10)
        known = Known(seen, _begin([*offers, listing]), total)
        calendar = await find_calendar(visits, unit, front.periods, known, url)
        if calendar is not None:
            offers.append(calendar)
    if listing.seen:
        offers.append(listing)
    visits.allow(MOST, LAST)
    samples = await take_samples(visits, offers)
    found = compared(offers, front.total)
    return Findings(
        url,
        found,
        propose(found),
        find_traits(head, told, samples, parts.netloc),
        samples,
        visits.spent,
        visits.failed,
    )


def _begin(offers: Sequence[Offer]) -> date | None:
    """Return the day of the oldest article, as far as an offer tells that was read to its end."""
    ends = (each.first for each in offers if each.begins and _is_to_the_end(each))
    return min((day for day in ends if day is not None), default=None)


def _is_to_the_end(offer: Offer) -> bool:
    return bool(offer.complete) or offer.slack is not None or offer.source == "months"


def _known(offers: Sequence[Offer], listed: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return every article that is known, those with days first."""
    return unique([*(each for offer in offers for each in offer.seen), *listed])
