"""What the exporters for Scrapy's feeds (``-O FILE``) share."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import IO, Any

from scrapy.exporters import BaseItemExporter

from crawler.errors import ExportError
from crawler.items import Article, Reading


class FeedExporter(BaseItemExporter):
    """Writes the records of articles, whether they come alone or in a reading.

    The encoding is UTF-8 and the layout fixed, whatever ``FEED_EXPORT_ENCODING`` and
    ``FEED_EXPORT_INDENT`` say; ``FEED_EXPORT_FIELDS`` is followed.
    """

    def __init__(self, file: IO[bytes], **options: Any) -> None:
        super().__init__(**options)
        self.file = file

    def export_item(self, item: Reading | Article) -> None:
        """Write each article of *item*; a reading without articles writes nothing.

        Raises ExportError if *item* is neither, or if a record cannot be written.
        """
        for article in _articles(item):
            self.export_record(article.record())

    @abstractmethod
    def export_record(self, record: Mapping[str, Any]) -> None:
        """Write one record."""

    def chosen(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Return those of *fields* that ``FEED_EXPORT_FIELDS`` asks for, all without one."""
        return dict(self.get_serialized_fields(dict(fields), include_empty=True))


def _articles(item: object) -> tuple[Article, ...]:
    if isinstance(item, Reading):
        return item.articles if item.outcome == "kept" else ()  # a duplicate is no article more
    if isinstance(item, Article):
        return (item,)
    raise ExportError(f"only readings and articles can be exported, not {type(item).__name__}")
