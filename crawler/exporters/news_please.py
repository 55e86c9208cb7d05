"""news-please: the fields of the JSON files that the crawler of that name writes.

``text`` is what older versions call ``maintext``; both hold the body. There are no local files and
no titles of a feed here, so ``localpath``, ``title_page`` and ``title_rss`` are null.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote_plus, urlsplit

from crawler.exporters.characters import scrub
from crawler.exporters.moments import clock


def article(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return *record* as news-please would have written it; null is unknown."""
    image, language, url = record["main_image"], record["in_language"], record["url"]
    return {
        "authors": [author["name"] for author in record["authors"]],
        "date_download": clock(record["provenance"]["fetched_at"]),
        "date_modify": clock(record["date_modified"]),
        "date_publish": clock(record["date_published"]),
        "description": record["description"],
        "filename": f"{quote_plus(scrub(url or record['id']))}.json",
        "image_url": image and image["url"],
        "language": language and language.partition("-")[0].lower(),
        "localpath": None,
        "maintext": record["article_body"],
        "source_domain": host(record),
        "text": record["article_body"],
        "title": record["headline"],
        "title_page": None,
        "title_rss": None,
        "url": url,
    }


def host(record: Mapping[str, Any]) -> str | None:
    """Return the host of the record's address with its ``www.``, else the publisher's; or null."""
    try:
        named = urlsplit(record["url"] or "").hostname
    except ValueError:  # brackets without an IPv6 address
        named = None
    domain: str | None = record["publisher"]["domain"]
    return named or domain
