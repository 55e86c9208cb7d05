"""cc_news: the seven columns of the data set of that name on Hugging Face, all of them text.

Unknown is the empty text there, times have no offset, and the domain is the whole host.
"""

from collections.abc import Mapping
from typing import Any

from crawler.exporters.moments import clock
from crawler.exporters.news_please import host

COLUMNS = ("title", "text", "domain", "date", "description", "url", "image_url")
"""The columns in the order of the data set."""


def article(record: Mapping[str, Any]) -> dict[str, str]:
    """Return *record* as a row; ``date`` is what the site's own clock showed."""
    image = record["main_image"]
    values = (
        record["headline"],
        record["article_body"],
        host(record),
        clock(record["date_published"]),
        record["description"],
        record["url"],
        image and image["url"],
    )
    return {name: value or "" for name, value in zip(COLUMNS, values, strict=True)}
