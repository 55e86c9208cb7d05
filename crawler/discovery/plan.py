"""What a crawl would cost, and the cheapest set of offers that is complete."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from crawler.discovery.offer import Offer
from crawler.discovery.samples import HEADERS, Sample
from crawler.discovery.zones import Zone

ORDER = ("wordpress", "sitemap", "months", "days", "feed", "links")
"""Which of two equally cheap offers is proposed."""

ALIKE = 1.03
"""How many times the requests of the cheapest another one may take, to be as cheap."""

LISTING = 60_000
"""Bytes of a listing, where none was looked at."""

RATIO = 5
"""How many times smaller a listing is when it is compressed."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a crawl takes, by samples."""

    requests: int
    """Listings and articles."""
    hours: float
    """At the site's rate."""
    size: int | None
    """Bytes of records and ledger; null when no article could be looked at."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Which offers a crawl should take."""

    offers: tuple[Offer, ...]
    """These together."""
    complete: bool | None
    """Whether they hold all of the site's articles; null: nothing tells."""
    why: str
    """Why these."""


def cost(offer: Offer, samples: Sequence[Sample], delay: float) -> Cost | None:
    """Return what a crawl of *offer* takes; null when nobody knows how much it is."""
    if offer.articles is None or offer.listings is None:
        return None
    requests = offer.articles + offer.listings
    size = None
    if samples:
        listing = (
            fmean([len(each.page.body) for each in offer.shown] or [LISTING]) / RATIO + HEADERS
        )
        article = fmean(each.recorded + each.kept for each in samples)
        size = round(offer.articles * article + offer.listings * listing)
    return Cost(requests, requests * delay / 3600, size)


def propose(offers: Sequence[Offer]) -> Proposal | None:
    """Return the cheapest offers that are complete, else those that give most; null without any."""
    if not offers:
        return None
    known = [each for each in offers if each.complete and each.listings is not None]
    if known:
        articles = max(each.articles or 0 for each in known)
        most = (min(each.listings or 0 for each in known) + articles) * ALIKE
        cheap = [each for each in known if (each.listings or 0) + articles <= most]
        best = min(cheap, key=lambda each: ORDER.index(each.source))
        return Proposal((best,), complete=True, why=f"the cheapest that is complete: {best.why}")
    open_ = [each for each in offers if each.complete is None]
    if open_:
        best = max(open_, key=lambda each: (each.articles or 0, -ORDER.index(each.source)))
        more = tuple(each for each in open_ if each.source == "links" and each is not best)
        why = "nothing tells whether they are all of the site's articles; they are the most found"
        return Proposal((best, *more), complete=None, why=why)
    why = "none is complete: these together have more than each"
    return Proposal(tuple(offers), complete=False, why=why)


def command(url: str, offers: Sequence[Offer], zone: Zone | None) -> str:
    """Return the command that crawls *offers* of the site at *url* without a definition."""
    names = ",".join(dict.fromkeys(each.source for each in offers))
    given = [f"url={url}", f"source={names}"]
    for name in dict.fromkeys(each.source for each in offers):
        addresses = [a for each in offers if each.source == name for a in addresses_of(each)]
        if name != "links":
            given.append(f"{name}={' '.join(addresses)}")
    firsts = [each.first for each in offers if each.source in {"days", "months"} and each.first]
    if firsts:
        given.append(f"since={min(firsts)}")
    if zone is not None:
        given.append(f"timezone={zone.name}")
    return " ".join(["backfile crawl archive", *(f"-a {shlex.quote(each)}" for each in given)])


def addresses_of(offer: Offer) -> tuple[str, ...]:
    """Return the addresses, or patterns, that a source of *offer* is given."""
    return offer.children or (offer.url,)
