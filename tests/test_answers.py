import pytest
from OpenSSL import SSL
from scrapy.exceptions import DownloadFailedError, ResponseDataLossError
from scrapy.http import HtmlResponse, Request
from scrapy.settings import Settings
from scrapy.settings import default_settings as defaults
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.internet import error as network
from twisted.python.failure import Failure
from twisted.web.client import ResponseFailed

from crawler.answers import answer_of, may_pass, received, told, unpacked_tag
from crawler.items import Answer, Entry, Page

URL = "https://courier.example/harbour/"


def response(status=200, meta=None, **headers):
    request = Request(URL, meta=meta or {})
    return HtmlResponse(URL, status=status, headers=headers, body=b"Ships.", request=request)


def untrusted():
    """The error that a certificate which nobody signed comes to."""
    reason = SSL.Error([("SSL routines", "", "certificate verify failed")])
    error = DownloadFailedError("[<Failure>]")
    error.__cause__ = ResponseFailed([Failure(reason)])
    return error


def test_an_answer_is_status_and_validators():
    modified = "Fri, 20 Jul 2018 10:00:00 GMT"
    answer = answer_of(response(ETag='W/"one"', **{"Last-Modified": modified}))
    assert answer == Answer(200, 'W/"one"', modified)
    assert answer_of(response(304)).unchanged


def test_a_saved_page_is_what_was_saved_and_no_answer():
    saved = Page("Ships.", URL)
    each = response(meta={"saved": saved})
    assert received(each, Entry(URL)) is saved
    assert answer_of(each) is None


def test_what_was_received_is_a_page():
    page = received(response(**{"Content-Type": "text/html; charset=utf-8"}), Entry(URL))
    assert (page.body, page.url, page.status) == (b"Ships.", URL, 200)
    assert page.content_type == "text/html; charset=utf-8"


def test_a_page_knows_what_the_server_said_beside_it():
    page = received(response(**{"X-WP-Total": "412"}), Entry(URL))
    assert page.headers == {"x-wp-total": "412"}


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (ValueError("no such host"), "ValueError: no such host"),
        (ValueError(), "ValueError"),
        (
            ResponseFailed([Failure(ValueError("cut")), Failure(KeyError())]),
            "ValueError: cut; KeyError",
        ),
        (untrusted(), "DownloadFailedError: no secure connection: certificate verify failed"),
    ],
)
def test_an_error_is_told_by_its_causes(error, expected):
    assert told(error) == expected


@pytest.mark.parametrize(
    ("error", "passing"),
    [
        (HttpError(response(503), "HTTP"), True),
        (HttpError(response(429), "HTTP"), True),
        (HttpError(response(404), "HTTP"), False),
        (HttpError(response(403), "HTTP"), False),
        (network.ConnectionRefusedError(), True),
        (network.TimeoutError(), True),
        (ResponseDataLossError(), True),
        (ValueError(), False),
    ],
)
def test_what_may_pass_is_scrapys_to_say(error, passing):
    settings = Settings()
    settings.setmodule(defaults, priority="default")
    assert may_pass(error, settings) is passing


@pytest.mark.parametrize(
    ("told", "tag"),
    [('"one-gzip"', '"one"'), ('W/"one-br"', 'W/"one"'), ('"one"', '"one"'), (None, None)],
)
def test_a_page_is_asked_for_by_what_it_is_called_unpacked(told, tag):
    assert unpacked_tag(told) == tag
