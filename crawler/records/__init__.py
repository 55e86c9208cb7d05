"""Pages on record: read and written as files, without a network."""

from crawler.records.fixtures import SavedPage, find
from crawler.records.shelf import Shelf
from crawler.records.writing import write_fixture

__all__ = ["SavedPage", "Shelf", "find", "write_fixture"]
