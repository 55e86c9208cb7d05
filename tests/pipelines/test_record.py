from types import SimpleNamespace

import pytest

from crawler.errors import Unrecorded
from crawler.items import Answer, Article, Pointer, Reading
from crawler.pipelines.record import RecordPipeline
from crawler.records import Keeping

POINTER = Pointer("records/courier/a.warc.gz", 12, 34, "<urn:uuid:1>", "2018-07-20T12:00:00Z")
PAGE = Reading(1, "https://courier.example/", (Article("courier"),), answer=Answer(200))


class Recorder:
    """One that has written nothing by itself."""

    def __init__(self, what):
        self.keeping = Keeping(what)
        self.failed = False
        self.waiting = {1: SimpleNamespace(fetched_at=None)}

    def held(self, address):
        return self.waiting.pop(address, None)

    def fail(self):
        self.failed = True


def send(reading, recorder):
    errors = []
    spider = SimpleNamespace(recorder=recorder, stop=errors.append)
    return RecordPipeline(spider).process_item(reading), errors


def test_articles_point_at_the_record_of_their_page():
    told, errors = send(Reading(1, articles=PAGE.articles, record=POINTER), None)
    [article] = told.articles
    assert article.provenance.warc_file == POINTER.file
    assert article.provenance.warc_offset == POINTER.offset
    assert article.provenance.warc_record_id == POINTER.record_id
    assert errors == []


def test_nothing_is_committed_that_should_be_on_record_and_is_not():
    recorder = Recorder("all")
    recorder.waiting.clear()
    _, [error] = send(PAGE, recorder)
    assert isinstance(error, Unrecorded)
    assert recorder.failed


@pytest.mark.parametrize("state", ["failed", "gone", "rejected"])
def test_what_gave_no_article_is_let_go(state):
    recorder = Recorder("articles")
    told, errors = send(Reading(1, PAGE.url, state=state, answer=PAGE.answer), recorder)
    assert (told.record, errors, recorder.waiting) == (None, [], {})
