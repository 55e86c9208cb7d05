"""A tiny set of pages, made up by us."""

from itertools import count

import pytest

from benchmarks import reading
from benchmarks.sets import load, write

HTML = """<html><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>{text}</p></article></body></html>"""

STORIES = (
    {
        "id": "ferry",
        "url": "https://courier.example/ferry",
        "title": "Ferry runs again",
        "authors": ["Ada Merrin", "Bo Lund"],
        "date": "2018-07-20T23:40:00+03:00",
        "text": "The ferry carried 254 passengers on its first day after the long repair.",
        "with": ["254 passengers"],
        "without": ["Scroll Up", "Subscribe"],
    },
    {
        "id": "mill",
        "url": None,
        "title": "",
        "authors": [],
        "date": "2015-11",
        "text": "The old mill turns once more, and the baker buys all of its flour.",
        "topics": ["mills"],
    },
)


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """A clock that ticks when it is looked at: every page takes a second."""
    monkeypatch.setattr(reading, "process_time", count().__next__)


@pytest.fixture
def rows():
    return [(row, HTML.format(**row).encode()) for row in STORIES]


@pytest.fixture
def folder(tmp_path, rows):
    path = tmp_path / "tiny"
    write(path, iter(rows))
    return path


@pytest.fixture
def pages(folder):
    return load(folder)
