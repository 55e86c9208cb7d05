"""What cannot be recorded ends the crawl, and nothing is said to be on disk any more."""

from datetime import UTC, datetime
from types import SimpleNamespace

from scrapy import Request
from scrapy.http import Response
from scrapy.settings import Settings

from crawler.errors import Unrecorded
from crawler.extensions.records import RecordsExtension
from crawler.records import Keeping

URL = "https://courier.example/harbour/"


class Recorder:
    def __init__(self):
        self.failed = False

    def write(self, exchange):
        raise Unrecorded("cannot record: no space left")

    def fail(self):
        self.failed = True


class Crawl(SimpleNamespace):
    error = None

    @staticmethod
    def clock():
        return datetime(2018, 7, 20, 9, tzinfo=UTC)

    def stop(self, error):
        self.error = error


def test_a_response_that_cannot_be_written_ends_the_crawl():
    flushed = []
    crawl = Crawl(run=SimpleNamespace(flush=lambda: flushed.append(True)))
    extension = RecordsExtension(SimpleNamespace(settings=Settings()), Keeping())
    extension._spider, extension._recorder = crawl, Recorder()
    request = Request(URL)
    extension.response_downloaded(Response(URL, body=b"<p>The harbour", request=request), request)
    assert flushed == [True]  # what was recorded before is done
    assert extension._recorder.failed
    assert "no space left" in str(crawl.error)
    assert "record" not in request.meta
