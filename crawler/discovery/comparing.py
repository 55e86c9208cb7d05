"""Whether an offer is complete, by what the others announce."""

from collections.abc import Sequence
from dataclasses import replace

from crawler.discovery.offer import Offer
from crawler.discovery.visits import day_of
from crawler.items import Entry
from crawler.text.addresses import key

ENOUGH = 3
"""Articles of other offers that one must have, to be called complete."""

CALENDARS = {"days", "months"}


def compared(offers: Sequence[Offer], total: int | None = None) -> tuple[Offer, ...]:
    """Return the offers, each with whether it is complete as far as the others tell.

    *total*: articles that a page of the site says it has, things that are none maybe among them.
    """
    known = _known(offers)
    found = [
        _compared(each, [other for other in offers if other is not each], known) for each in offers
    ]
    known = known or _known(found)
    if known is None and total is not None:
        return tuple(_beside(each, total) for each in found)
    return tuple(_alike(each, known) if known and each.complete else each for each in found)


def _known(offers: Sequence[Offer]) -> Offer | None:
    """Return an offer that is complete, and whose articles are counted."""
    return next((each for each in offers if each.complete and each.exact), None)


def _compared(offer: Offer, others: Sequence[Offer], known: Offer | None) -> Offer:
    """Return *offer* with what the others say of it; *known* has all, by the site's own word."""
    if offer.complete is not None:
        return offer
    missing, found = _checked(offer, others)
    if missing:
        return replace(offer, complete=False, why=_with(offer.why, _lacking(missing)))
    if known is not None and offer.slack is not None:
        return _counted(offer, known)
    if not offer.begins:
        return replace(offer, why=_with(offer.why, "there may be older ones"))
    is_known = offer.whole or offer.source in CALENDARS or offer.slack is not None
    if len(found) < ENOUGH or not is_known:
        return offer
    why = f"all {len(found)} articles that others announce for them are there"
    if offer.whole:
        why = f"all {len(found)} articles that others announce are in it"
    return replace(offer, complete=True, why=_with(offer.why, why))


def _counted(offer: Offer, known: Offer) -> Offer:
    """Return an offer whose number is known beside the number that the site tells."""
    total, articles = known.articles or 0, offer.articles or 0
    if articles + (offer.slack or 0) >= total:
        why = f"as many as the {total:,} that the site counts"
        return replace(offer, complete=True, why=_with(offer.why, why))
    why = f"{articles:,} of the {total:,} that the site counts"
    return replace(offer, complete=False, why=_with(offer.why, why))


def _beside(offer: Offer, total: int) -> Offer:
    """Return *offer* beside the *total* that a page shows."""
    if offer.slack is None and offer.source not in CALENDARS:
        return offer
    articles = offer.articles or 0
    if offer.slack is not None and articles + offer.slack < total:
        why = f"{articles:,} of the {total:,} that the site's pages say it has"
        return replace(offer, complete=None, why=_with(offer.why, why))
    if offer.slack is not None or offer.complete:
        why = f"the site's pages say it has {total:,}"
        return replace(offer, articles=total, exact=True, complete=True, why=_with(offer.why, why))
    return offer


def _alike(offer: Offer, known: Offer) -> Offer:
    """Return a complete offer with the number and the days of another one that is."""
    first, last = known.first or offer.first, known.last or offer.last
    return replace(offer, articles=known.articles, exact=True, first=first, last=last)


def _checked(offer: Offer, others: Sequence[Offer]) -> tuple[list[Entry], set[str]]:
    """Return the articles of others that *offer* should have and lacks, and those that it has.

    What it should have: all, where it is known whole; else those of the days that its listings
    cover.
    """
    own = {key(each.url) for each in offer.seen}
    spans = [each.covers for each in offer.shown if each.covers is not None]
    missing: dict[str, Entry] = {}
    found = set()
    for each in (entry for other in others for entry in other.seen):
        name, day = key(each.url), day_of(each)
        if offer.whole or (day and any(span.first <= day <= span.last for span in spans)):
            if name in own:
                found.add(name)
            else:
                missing[name] = each
    return list(missing.values()), found


def _lacking(missing: Sequence[Entry]) -> str:
    first = missing[0]
    day = day_of(first)
    told = f" of {day}" if day else ""
    return f"lacks {len(missing):,} that others announce, such as {first.url}{told}"


def _with(why: str, more: str) -> str:
    return f"{why}; {more}" if why else more
