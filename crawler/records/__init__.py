"""Pages on record: read and written as files, without a network."""

from crawler.records.exchange import Exchange
from crawler.records.fixtures import SavedPage, find
from crawler.records.keeping import Keeping
from crawler.records.recorder import Recorder, Terms
from crawler.records.shelf import Shelf
from crawler.records.writing import write_fixture, write_listing

__all__ = [
    "Exchange",
    "Keeping",
    "Recorder",
    "SavedPage",
    "Shelf",
    "Terms",
    "find",
    "write_fixture",
    "write_listing",
]
