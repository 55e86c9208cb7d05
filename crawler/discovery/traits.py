"""What is the same on all of a site's pages: its name, language, zone and title's end."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from crawler.discovery.heads import Head
from crawler.discovery.samples import Sample, take
from crawler.discovery.wordpress import Told
from crawler.discovery.zones import Offset, Zone, find_zone
from crawler.pages import ArticlePage, learn
from crawler.pages.titles import SEPARATOR, letters

BODIES = (
    "[itemprop=articleBody]", ".entry-content", ".article-body", ".post-content", ".story-body",
    ".article-content", "#content article", "article", "main", "#content",
)  # fmt: skip
"""Where a body is looked for when the generic reading finds none."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What a definition of the site says of it."""

    publisher: str | None
    """Its name."""
    language: str | None
    """BCP 47."""
    zone: Zone | None
    """The zone of times that are shown without an offset."""
    suffix: str | None
    """What its titles end with, with the separator."""
    body: str | None
    """CSS selector of the text, where the generic reading fails; null: it does not."""
    unread: int
    """Sampled pages of which no article was read."""
    repeating: int
    """Sampled articles that read otherwise when all of them tell what repeats on the site."""


def find_traits(head: Head, told: Told, samples: Sequence[Sample], host: str) -> Traits:
    """Return what the front page's *head*, the interface and sampled pages tell of a site."""
    articles = [each.article for each in samples if each.article]
    suffix = common_suffix([each.title for each in samples if each.title])
    named = Counter(each.publisher.name for each in articles if each.publisher.name)
    spoken = Counter(each.in_language for each in articles if each.in_language)
    language = max(spoken, key=lambda each: spoken[each], default=None) or head.language
    publisher = told.name or head.name or max(named, key=lambda each: named[each], default=None)
    body = _body(samples) if any(each.article is None for each in samples) else None
    return Traits(
        publisher or (_bare(suffix) if suffix else None),
        language,
        find_zone(told.zone, (*told.offsets, *_offsets(articles)), language, host),
        suffix,
        body,
        sum(each.article is None for each in samples),
        _repeating(samples),
    )


def common_suffix(titles: Iterable[str]) -> str | None:
    """Return what all titles end with from a separator on; null when two differ, or are too few."""
    distinct = list(dict.fromkeys(titles))
    if len(distinct) < 2:
        return None
    for cut in SEPARATOR.finditer(distinct[0]):
        end = distinct[0][cut.start() :]
        if letters(end) and all(each.endswith(end) and each != end for each in distinct):
            return end
    return None


def _bare(suffix: str) -> str:
    """Return the name in a suffix."""
    cut = SEPARATOR.match(suffix)
    return suffix[cut.end() :].strip() if cut else suffix.strip()


def _offsets(articles: Iterable[object]) -> list[Offset]:
    """Return the offsets that the pages themselves tell of their times."""
    found = []
    for article in articles:
        for each in getattr(article, "date_evidence", ()):
            if each.tz_source == "page" and each.precision in {"minute", "second"}:
                time = datetime.fromisoformat(each.value)
                offset = time.utcoffset()
                if offset is not None:
                    found.append((time.replace(tzinfo=None), offset))
    return found


def _repeating(samples: Sequence[Sample]) -> int:
    """Return how many articles have another text with a profile of all."""
    profile = learn(each.page for each in samples if each.article)
    if profile is None:
        return 0
    taken = ((each.article, take(each.page, profile=profile)) for each in samples)
    return sum(
        one is not None
        and other is not None
        and other.article is not None
        and one.article_body != other.article.article_body
        for one, other in taken
    )


def _body(samples: Sequence[Sample]) -> str | None:
    """Return the first selector by which all samples become articles; null when none does."""
    for css in BODIES:
        layout = type("Page", (ArticlePage,), {"body": css})
        taken = (take(each.page, layout) for each in samples)
        if all(each is not None and each.article is not None for each in taken):
            return css
    return None
