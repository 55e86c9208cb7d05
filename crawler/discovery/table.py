"""What was found of a site, for people and as JSON."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from crawler.discovery.explore import Findings
from crawler.discovery.offer import Offer
from crawler.discovery.plan import command, cost
from crawler.reports.terminal import printable

_HEAD = ("source", "articles", "", "from", "to", "requests", "hours", "disk", "complete")
_ABSENT = {"HTTP 404", "HTTP 410"}
"""Why an address could not be had that nobody said is there."""

_WORDS = {True: "yes", False: "no", None: "unknown"}


def findings_table(found: Findings, delay: float) -> str:
    """Return a table of what was found, what is proposed, and the command that crawls it.

    *delay*: seconds between two requests.
    """
    return "\n".join(_lines(found, delay))


def _lines(found: Findings, delay: float) -> Iterator[str]:
    yield printable(found.url)
    rows = [_HEAD, *(_row(each, found, delay) for each in found.offers)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(_HEAD))]
    for offer, row in zip((None, *found.offers), rows, strict=True):
        yield "  ".join(
            _cell(text, width, place)
            for place, (text, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        if offer is not None:
            yield f"    {printable(offer.url)}"
            if offer.why:
                yield f"    {printable(offer.why)}"
    yield ""
    yield from _told(found, delay)


def _told(found: Findings, delay: float) -> Iterator[str]:
    traits = found.traits
    zone = "unknown"
    if traits.zone is not None:
        guess = "a guess: " if traits.zone.is_guess else ""
        zone = f"{traits.zone.name} ({guess}{traits.zone.why})"
    yield f"zone      {printable(zone)}"
    yield f"language  {printable(traits.language or 'unknown')}"
    yield f"titles    {printable(repr(traits.suffix)) if traits.suffix else 'no common end'}"
    yield f"looked at {found.spent} addresses, {len(found.samples)} of them articles" + (
        f"; of {traits.unread} no article was read" if traits.unread else ""
    )
    if traits.repeating:
        yield (
            f"profile   {traits.repeating} of the articles hold what repeats on the site: crawl"
            " some with --limit 50 first, and the rest is read with what these taught"
        )
    refused = [(url, why) for url, why in found.failed.items() if why not in _ABSENT]
    if refused:
        url, why = refused[0]
        yield f"refused   {len(refused)} addresses, such as {printable(url)}: {printable(why)}"
    yield f"rate      a request each {delay:g} s"
    if found.proposal is not None:
        yield ""
        names = " and ".join(each.source for each in found.proposal.offers)
        yield f"proposed: {names}: {printable(found.proposal.why)}"
        yield f"  {printable(command(found.url, found.proposal.offers, traits.zone))}"


def findings_json(found: Findings, delay: float) -> str:
    """Return all that was found as one object of JSON."""
    traits, proposal = found.traits, found.proposal
    told: dict[str, Any] = {
        "url": found.url,
        "looked_at": found.spent,
        "delay": delay,
        "offers": [_offer(each, found, delay) for each in found.offers],
        "proposal": proposal
        and {
            "sources": [each.source for each in proposal.offers],
            "complete": proposal.complete,
            "why": proposal.why,
            "command": command(found.url, proposal.offers, traits.zone),
        },
        "publisher": traits.publisher,
        "language": traits.language,
        "timezone": traits.zone
        and {
            "name": traits.zone.name,
            "why": traits.zone.why,
            "is_guess": traits.zone.is_guess,
        },
        "title_suffix": traits.suffix,
        "sampled": [each.page.url for each in found.samples],
        "unread": traits.unread,
        "repeating": traits.repeating,
        "failed": found.failed,
    }
    return json.dumps(told, indent=2, ensure_ascii=False)


def _offer(offer: Offer, found: Findings, delay: float) -> dict[str, Any]:
    price = cost(offer, found.samples, delay)
    return {
        "source": offer.source,
        "url": offer.url,
        "articles": offer.articles,
        "exactness": offer.exactness,
        "from": offer.first and offer.first.isoformat(),
        "to": offer.last and offer.last.isoformat(),
        "listings": offer.listings,
        "requests": price and price.requests,
        "hours": price and round(price.hours, 2),
        "bytes": price and price.size,
        "complete": offer.complete,
        "why": offer.why,
    }


def _row(offer: Offer, found: Findings, delay: float) -> Sequence[str]:
    price = cost(offer, found.samples, delay)
    return (
        offer.source,
        f"{offer.articles:,}" if offer.articles is not None else "-",
        offer.exactness,
        str(offer.first or "-"),
        str(offer.last or "-"),
        f"{price.requests:,}" if price else "-",
        f"{price.hours:.1f}" if price else "-",
        size(price.size) if price and price.size is not None else "-",
        _WORDS[offer.complete],
    )


def size(number: int) -> str:
    """Return a number of bytes for people, in units of 2^10."""
    value = float(number)
    for unit in ("B", "KB", "MB"):
        if value < 1024:
            return f"{value:.0f} {unit}"
        value /= 1024
    return f"{value:.1f} GB"


def _cell(text: str, width: int, place: int) -> str:
    return text.rjust(width) if place in {1, 5, 6, 7} else text.ljust(width)
