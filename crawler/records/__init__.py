"""Pages on record: read and written as files, without a network."""

from crawler.records.fixtures import SavedPage, find
from crawler.records.writing import write_fixture

__all__ = ["SavedPage", "find", "write_fixture"]
