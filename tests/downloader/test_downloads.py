"""What becomes of requests that are given up: who waits for one is told, and never loops."""

import pytest
from scrapy import Request
from scrapy.http.request import NO_CALLBACK
from twisted.internet.defer import CancelledError
from twisted.python.failure import Failure

from crawler.downloader.downloads import Downloads
from crawler.downloader.paces import Paces

PAGE = "https://courier.example/a"


def page(response):
    """Read nothing."""


@pytest.fixture
def downloads():
    made = object.__new__(Downloads)
    made.paces = Paces(0.0, {}, is_typed=True)
    made._given_up = False
    made._out = {}
    return made


def came_back(downloads, request, error):
    downloads._out[request] = None
    return downloads._came_back(Failure(error), request)


def test_a_page_that_is_given_up_goes_back_to_the_scheduler(downloads):
    request = Request(PAGE, callback=page)
    assert came_back(downloads, request, CancelledError()) is request


@pytest.mark.parametrize("callback", [None, NO_CALLBACK])
def test_who_waits_for_one_that_is_given_up_is_told(downloads, callback):
    request = Request(PAGE, callback=callback)
    given_up = came_back(downloads, request, CancelledError())
    assert given_up.check(CancelledError)


@pytest.mark.parametrize("callback", [page, NO_CALLBACK])
def test_what_failed_is_told_as_it_is(downloads, callback):
    failed = came_back(downloads, Request(PAGE, callback=callback), OSError("reset"))
    assert failed.check(OSError)


@pytest.mark.parametrize("callback", [None, NO_CALLBACK])
def test_nobody_can_wait_for_anything_when_nothing_leaves_any_more(downloads, callback):
    downloads.rest()
    told = []
    downloads.fetch(Request(PAGE, callback=callback)).addErrback(told.append)
    assert told[0].check(CancelledError)
