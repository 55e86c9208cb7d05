"""A site's definition, recorded pages and what must come of them, out of what was found of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from importlib import invalidate_caches
from pathlib import Path
from urllib.parse import urlsplit

from crawler.discovery import Findings
from crawler.discovery.definition import described, sources
from crawler.discovery.offer import Shown
from crawler.errors import Invalid, PageError, SourceError
from crawler.folder import TEMPLATES, Folder, fixtures
from crawler.records import SavedPage, write_fixture, write_listing
from crawler.site import SiteSpider
from crawler.testing import Fixtures, announced, read_article

TEMPLATE = TEMPLATES / "spiders" / "site.tmpl"
"""What ``genspider`` copies, too."""


def write_site(found: Findings, name: str, module: str, folder: Folder) -> list[Path]:
    """Write the definition of the site that was *found*, its fixtures and their test.

    Returns the files. Raises ExportError.
    """
    offers = found.proposal.offers if found.proposal else ()
    address = urlsplit(found.url).scheme, found.host
    definition = replace(described(name, module, address, found.traits), sources=sources(offers))
    written = [folder.write(definition, TEMPLATE)]
    invalidate_caches()  # the module is as new as the file
    spider = Fixtures(folder.sites.parent).sites.load(name)()
    assert isinstance(spider, SiteSpider)  # noqa: S101 - it was just written
    written += _articles(found, spider)
    written += [path for offer in offers for path in _listing(offer.shown, spider)][:2]
    test = folder.write_test()
    return [*written, *([test] if test is not None else [])]


def _articles(found: Findings, spider: SiteSpider) -> Iterator[Path]:
    """Write the sampled articles, called by their years; yield the files."""
    years: Counter[str] = Counter()
    for sample in found.samples:
        try:
            record, _ = read_article(spider, sample.page)
        except (PageError, Invalid):
            continue
        year = (record["date_published"] or "undated")[: 4 if record["date_published"] else None]
        years[year] += 1
        case = year if years[year] == 1 else f"{year}-{years[year]}"
        page = write_fixture(fixtures(spider.name), case, sample.page, record, spider.name)
        yield from (page, page.with_suffix(".json"))


def _listing(shown: tuple[Shown, ...], spider: SiteSpider) -> Iterator[Path]:
    """Write the first listing that the definition's first source reads; yield the files."""
    source = spider.sources[0].name
    for each in shown:
        saved = SavedPage(Path(), each.page, spider.name, "listing", source)
        try:
            urls = announced(spider, saved)
        except (PageError, SourceError):
            continue
        if urls:
            page = write_listing(
                fixtures(spider.name), "listing", each.page, urls, site=spider.name, source=source
            )
            yield from (page, page.with_suffix(".json"))
            return
