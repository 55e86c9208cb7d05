"""What a worker process does: it is told of sites, and reads their pages one at a time."""

import os
import signal
from contextlib import suppress

from crawler import pages
from crawler.errors import PageError
from crawler.items import Page, Publisher
from crawler.pages import ArticlePage
from crawler.pages.collector import resting
from crawler.workers.budget import OUT_OF_MEMORY, OUT_OF_TIME, Budget, peak, resident
from crawler.workers.layouts import Definition
from crawler.workers.parcel import pack, pack_error

SAMPLE = b"<html><head><title>A page</title></head><body><h1>A page</h1>" + b"<p>Its text.</p>" * 40
"""A page that is read before the first, so that little is left to be loaded for that one: it has
enough blocks that the classifier is asked."""

Answer = tuple[bytes, int, int]
"""A parcel, and bytes of memory: the most that was ever resident, and what is now."""

_definitions: dict[int, Definition] = {}
_layouts: dict[int, tuple[type[ArticlePage], ...]] = {}


def begin() -> None:
    """Make this process ready."""
    signal.signal(OUT_OF_TIME, signal.SIG_DFL)
    signal.signal(OUT_OF_MEMORY, signal.SIG_IGN)
    with suppress(PageError):
        pages.read(Page(SAMPLE), site="", traced=True)


def introduce(site: int, definition: Definition) -> None:
    """Load what the pages of *site* are read with; if that fails, reading them says so."""
    _definitions[site] = definition
    _layouts[site] = definition.load()


def read(site: int, page: Page, publisher: Publisher, budget: Budget) -> Answer:
    """Return what *page* gave, or what its reading raised.

    The kernel ends this process when the budget's time is over, by an alarm, or when told to by
    whoever watches its memory: neither can wait for Python, which may be deep in a parser. Both
    are deadly within the reading only, so that no lock or pipe is ever left half-way.
    """
    try:
        layouts = _layouts.get(site)
        if layouts is None:
            layouts = _layouts[site] = _definitions[site].load()
        told = _definitions[site]
        signal.signal(OUT_OF_MEMORY, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, budget.seconds)
        with resting():
            parcel = pack(told.read(page, layouts, publisher))
    except BaseException as error:  # noqa: BLE001 - a layout may raise anything, exits included
        parcel = pack_error(error)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(OUT_OF_MEMORY, signal.SIG_IGN)
    return parcel, peak(), resident(os.getpid())
