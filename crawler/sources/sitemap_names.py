"""What the address of a sitemap tells of the addresses in it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

from crawler.sources.spans import Span

Content = Literal["articles", "other"]
"""What a sitemap lists: articles alone, or what is none."""

_FILE = r"\.(?:xml|html|txt)(?:\.gz)?"
_SHAPES: tuple[tuple[re.Pattern[str], Content], ...] = (
    # WordPress itself
    (re.compile(r"wp-sitemap-posts-(?:page|attachment)-\d+\.xml"), "other"),
    (re.compile(r"wp-sitemap-(?:taxonomies-.+|users)-\d+\.xml"), "other"),
    (re.compile(r"wp-sitemap-posts-.+-\d+\.xml"), "articles"),
    # Google XML Sitemaps
    (re.compile(rf"(?:\w+-)?sitemap-pt-(?:page|attachment)-.+{_FILE}"), "other"),
    (re.compile(rf"(?:\w+-)?sitemap-(?:tax-.+|misc|authors|archives|externals){_FILE}"), "other"),
    (re.compile(rf"(?:\w+-)?sitemap-pt-.+{_FILE}"), "articles"),
    # Yoast, Rank Math, All in One SEO, The SEO Framework
    (
        re.compile(
            rf"(?:page|category|post_tag|post_format|author|attachment|addl)-sitemap\d*{_FILE}"
        ),
        "other",
    ),
    (re.compile(rf"(?:post|article|story|news)s?-sitemap\d*{_FILE}"), "articles"),
)
"""File names that programs give to sitemaps."""

_OTHERS = re.compile(
    r"(?:page|tag|author|user|image|video|section|topic|attachment|product)s?|static"
    r"|categor(?:y|ies)|taxonom(?:y|ies)"
)
"""Word in a sitemap's name that says that it lists no articles."""

_ARTICLES = re.compile(r"(?:post|article)s?|stor(?:y|ies)|news")
"""Word that says that it does."""

_YEAR = r"(?P<y>19[89]\d|20\d\d)"
_DATE = re.compile(
    rf"(?:^|(?<=[-_/.=])){_YEAR}"
    r"(?:(?P<s>[-_/.]?)(?P<m>0[1-9]|1[0-2])(?:(?P=s)(?P<d>0[1-9]|[12]\d|3[01]))?)?(?=[-_/.]|$)"
)
_NUMBER = re.compile(r"\d+")
_FIELDS = {
    **dict.fromkeys(("yyyy", "year", "y"), "y"),
    **dict.fromkeys(("mm", "month", "monthnum", "m"), "m"),
    **dict.fromkeys(("dd", "day", "d"), "d"),
}
"""Parameters that hold a year, a month or a day."""


def content_of(url: str) -> Content | None:
    """Return what the sitemap at *url* lists, by its name; null when that does not tell."""
    parts = urlsplit(url)
    name = parts.path.rpartition("/")[2].lower()
    query = dict(parse_qsl(parts.query))
    if "sitemap" in query:  # WordPress without permalinks
        names = (query["sitemap"], query.get("sitemap-subtype", ""), query.get("paged", "1"))
        name = f"wp-sitemap-{'-'.join(each for each in names if each)}.xml"
    for shape, content in _SHAPES:
        if shape.fullmatch(name):
            return content
    words = re.split(r"[-_.\d]+", name)
    is_other = any(map(_OTHERS.fullmatch, words)) and not any(map(_ARTICLES.fullmatch, words))
    return "other" if is_other else None


def periods(urls: Iterable[str]) -> Mapping[str, Span]:
    """Return the days of those sitemaps of one index whose addresses name a day, month or year.

    A number is a date only if all that stand in its place are: of ``sitemap-1000.xml``,
    ``sitemap-2000.xml`` and so on, none is.
    """
    every = list(urls)
    found = {url: span for url in every if (span := _in_query(url) or _in_path(url)) is not None}
    doubtful = {_template(url) for url in every if url not in found}
    years = {_template(url) for url, span in found.items() if span == _year(span)}
    return {
        # ``2018-12`` beside ``2018-1`` is a part of that year's.
        url: _year(span) if _template(url) in years else span
        for url, span in found.items()
        if _template(url) not in doubtful
    }


def _year(span: Span) -> Span:
    """Return the whole years that *span* lies in."""
    return Span(span.first.replace(month=1, day=1), span.last.replace(month=12, day=31))


def _template(url: str) -> str:
    return _NUMBER.sub("#", url)


def _in_path(url: str) -> Span | None:
    """Return the days from the first date that the path names to the last."""
    path = urlsplit(url).path.lower()
    stem = re.sub(r"(?:\.(?:xml|txt|php|aspx?|html?|gz))+$", "", path)
    spans = [_span(match["y"], match["m"], match["d"]) for match in _DATE.finditer(stem)]
    if not spans or None in spans:
        return None
    known = [span for span in spans if span is not None]
    return Span(min(each.first for each in known), max(each.last for each in known))


def _in_query(url: str) -> Span | None:
    """Return the days that the parameters name: ``?yyyy=2018&mm=07``, ``?date=2018-07``."""
    pairs = [(name.lower(), value) for name, value in parse_qsl(urlsplit(url).query)]
    fields = {_FIELDS[name]: value for name, value in pairs if name in _FIELDS}
    if re.fullmatch(_YEAR, fields.get("y", "")):
        return _span(fields["y"], fields.get("m"), fields.get("d"))
    dated = (_DATE.fullmatch(value) for name, value in pairs if name in ("date", "month", "m"))
    return next((_span(found["y"], found["m"], found["d"]) for found in dated if found), None)


def _span(year: str, month: str | None, day: str | None) -> Span | None:
    """Return the days of a year, month or day; null when the calendar has none such."""
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if day:
        return Span(first, first)
    return Span.of_month(first) if month else _year(Span(first, first))


def widened(span: Span) -> Span:
    """Return *span* with a day before and after: it may be told in UTC."""
    return Span(span.first - timedelta(days=1), span.last + timedelta(days=1))
