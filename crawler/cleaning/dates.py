"""Dates: which of those that were seen are evidence, and the best of them.

Nothing comes from the clock. A date is judged by where it stood, by its precision and by the day
of the fetch, so a page says the same whenever it is replayed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from crawler.cleaning.moments import Moment
from crawler.items import Article, DateEvidence
from crawler.text.normalise import normalise

FRAME = frozenset({"chrome", "share", "top", "related", "prompts", "navigation", "region"})
"""Steps that take out what is not the article's: a date in such a block is no evidence."""

ANNOUNCED = "announced"
"""Source of the date that came with the page's entry in a feed or a sitemap."""

NAMED = frozenset({"address", "archive"})
"""Sources that name a day and nothing of the page."""


def choose_dates(article: Article) -> Article:
    """Return *article* with its dates chosen from the evidence, which is then sorted best first.

    The highest score wins, the earlier block between equals. A day without a time gives way to
    the best evidence that names a time of that day. What a feed or a sitemap announced comes after
    what the page says, and before what its address or an archive names. A modification before the
    publication does not count.
    """
    rules = {block.index: block.rule for block in article.cleaning.removed}
    until = _latest(article.provenance.fetched_at)
    evidence = sorted((_judged(each, rules, until) for each in article.date_evidence), key=_rank)
    published = _published(evidence)
    evidence = [_not_before(each, published) for each in evidence]
    modified = _best(evidence, "modified")
    chosen = [each for each in (published, modified) if each is not None]
    others = [each for each in evidence if all(each is not one for one in chosen)]
    return replace(
        article,
        date_published=published.value if published else None,
        date_published_raw=_shown(published),
        date_modified=modified.value if modified else None,
        date_modified_raw=_shown(modified),
        date_evidence=(*chosen, *sorted(others, key=_rank)),
    )


def _latest(fetched_at: str | None) -> datetime | None:
    """Return the latest moment that a page fetched then can name, with a day for all zones."""
    return Moment.of(fetched_at).instant() + timedelta(days=1) if fetched_at else None


def _rank(evidence: DateEvidence) -> tuple[bool, float, int]:
    """Return the key that sorts evidence best first; equals keep the order they came in."""
    block = -1 if evidence.block is None else evidence.block
    return evidence.rejected is not None, -evidence.score, block


def _published(evidence: Sequence[DateEvidence]) -> DateEvidence | None:
    """Return the best of the sorted *evidence* of the publication."""
    best = _best([each for each in evidence if each.source != ANNOUNCED], "published")
    announced = _best([each for each in evidence if each.source == ANNOUNCED], "published")
    if announced is None or best is None:
        return best or announced
    day, told = Moment.of(best.value), Moment.of(announced.value)
    if day.time is not None:
        return best
    if told.time is not None and told.day == day.day:
        return announced
    # A time in UTC may be of the neighbouring day: the address has the site's own.
    is_beside = announced.tz == "+00:00" and abs(told.day - day.day) <= timedelta(days=1)
    return announced if best.source in NAMED and not is_beside else best


def _best(evidence: Sequence[DateEvidence], role: str) -> DateEvidence | None:
    """Return the best of the sorted *evidence* for *role*, or the finer of the same day."""
    fit = [each for each in evidence if each.role == role and each.rejected is None]
    if not fit:
        return None
    best = Moment.of(fit[0].value)
    if best.time is not None:
        return fit[0]
    moments = ((each, Moment.of(each.value)) for each in fit)
    finer = (each for each, moment in moments if moment.time and moment.day == best.day)
    return next(finer, fit[0])


def _shown(chosen: DateEvidence | None) -> str | None:
    """Return a date as the page shows it, without what cannot be seen."""
    raw = chosen.raw if chosen else None
    return raw if raw is None or raw.isprintable() else normalise(raw)


def _judged(
    evidence: DateEvidence, rules: Mapping[int, str], until: datetime | None
) -> DateEvidence:
    """Return *evidence* with the reason against it; *rules* tell which rule took a block out."""
    if evidence.rejected is not None:
        return evidence
    rule = rules.get(evidence.block, "") if evidence.block is not None else ""
    return replace(evidence, rejected=_place_fault(rule) or _date_fault(evidence, until))


def _place_fault(rule: str) -> str | None:
    """Return why a date in a block that *rule* took out does not count; null when it does."""
    step, _, what = rule.partition(": ")
    if step not in FRAME:
        return None
    return f"page chrome: {what}" if step == "chrome" else f"page chrome: {step}, {what}"


def _date_fault(evidence: DateEvidence, until: datetime | None) -> str | None:
    """Return what is wrong with the date itself; null when nothing is."""
    if evidence.precision == "month":
        return "precise to the month only"
    try:
        moment = Moment.of(evidence.value)
    except ValueError:
        return "no such day"
    if moment.day.year < 1900:
        return "before 1900"
    if until is not None and moment.instant() > until:
        return "after the fetch"
    return None


def _not_before(evidence: DateEvidence, published: DateEvidence | None) -> DateEvidence:
    """Return *evidence*, rejected if it is a modification before what was published."""
    if published is None or evidence.role != "modified" or evidence.rejected is not None:
        return evidence
    if not Moment.of(evidence.value).is_before(Moment.of(published.value)):
        return evidence
    return replace(evidence, rejected="before the publication")
