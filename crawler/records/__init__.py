"""Pages on record: read and written as files, without a network."""

from crawler.records.captures import Capture, CaptureReader
from crawler.records.erasing import erase
from crawler.records.exchange import Exchange
from crawler.records.fixtures import SavedPage, find
from crawler.records.keeping import Keeping
from crawler.records.recorder import Recorder, Terms
from crawler.records.reels import SUFFIXES, Reel, is_reel, reels
from crawler.records.resolving import resolve
from crawler.records.shelf import Shelf
from crawler.records.stored import Stored, stored
from crawler.records.verifying import Count, Expected, Finding, verify
from crawler.records.writing import write_fixture, write_listing

__all__ = [
    "SUFFIXES",
    "Capture",
    "CaptureReader",
    "Count",
    "Exchange",
    "Expected",
    "Finding",
    "Keeping",
    "Recorder",
    "Reel",
    "SavedPage",
    "Shelf",
    "Stored",
    "Terms",
    "erase",
    "find",
    "is_reel",
    "reels",
    "resolve",
    "stored",
    "verify",
    "write_fixture",
    "write_listing",
]
