"""What is asked before an article is kept, and what is told of those that are not."""

import asyncio
import logging
from collections import Counter
from types import SimpleNamespace

import pytest
from scrapy.exceptions import IgnoreRequest
from scrapy.http import TextResponse
from twisted.internet.defer import CancelledError

from crawler.cleaning.absence import Absences
from crawler.cleaning.answered import Absent
from crawler.crawl import BLANK, PROBE
from crawler.items import Article, Block, Entry, Reading
from crawler.pipelines.absent import FEW, MOST, SOFT, AbsentPipeline

AT = "https://courier.example"
SORRY = "Sorry, the page that you were looking for is not here. Perhaps it was moved."
STORY = "The harbour opened on Friday after three years of work, and a ferry sailed at dawn."


class Site:
    """A site's spider and what surrounds it; *answer* tells what comes for an address."""

    run = SimpleNamespace(entry=lambda reading: Entry(reading.url, title="Harbour opens on Friday"))
    saved = None

    def __init__(self, answer):
        self.absences = Absences()
        self.answer = answer
        self.asked = []
        self.entries = []
        self.stats = Counter()
        self.stats.inc_value = lambda name: self.stats.update([name])
        self.crawler = SimpleNamespace(spider=self, stats=self.stats, engine=self)
        self.pipeline = AbsentPipeline(self.crawler)

    async def download_async(self, request):
        self.asked.append(request.url)
        self.entries.append(request.cb_kwargs["entry"])
        answer = self.answer(request.url)
        if isinstance(answer, BaseException):
            raise answer
        status, text = answer
        body = text.encode()
        return TextResponse(
            request.url, status=status, body=body, encoding="utf-8", request=request
        )

    async def learn_absent(self, page, entry):
        article = written(entry.url, page.body.decode())
        self.absences.add(Absent(entry.url, entry.url, article))

    def read(self, *texts, host=AT):
        async def read():
            for number, text in enumerate(texts):
                url = f"{host}/news/{number}"
                reading = Reading(url=url, articles=(written(url, text),))
                read.out.append(await self.pipeline.process_item(reading))

        read.out = []
        asyncio.run(read())
        self.pipeline.close_spider()
        return [(each.outcome, each.reason) for each in read.out]


def written(url, text):
    headline = "Page not found" if text.startswith("Sorry") else text[:30]
    return Article(
        site="courier", url=url, headline=headline, blocks=(Block(0, "paragraph", text),)
    )


def test_what_reads_like_two_answers_is_gone_counted_and_told_in_one_line(caplog):
    site = Site(lambda _: (200, SORRY))
    gone = ("gone", SOFT)
    assert site.read(STORY, SORRY, SORRY, f"{STORY} More.") == [
        ("kept", None),
        gone,
        gone,
        ("kept", None),
    ]
    assert len(site.asked) == 2
    assert all(each.source == PROBE for each in site.entries)
    assert site.stats == {"backfile/soft_404": 2}
    [line] = [each.getMessage() for each in caplog.records if each.levelno == logging.WARNING]
    assert line.startswith("courier.example: 2 addresses were not kept")


@pytest.mark.parametrize(
    "answer", [(404, SORRY), (500, ""), IgnoreRequest("no"), OSError("reset")], ids=repr
)
def test_where_nothing_is_learnt_everything_is_kept_and_nothing_said(answer, caplog):
    site = Site(lambda _: answer)
    assert site.read(SORRY, STORY) == [("kept", None)] * 2
    assert len(site.asked) == 1
    assert caplog.records == []


def test_what_is_given_up_stays_due():
    site = Site(lambda _: CancelledError())
    assert site.read(SORRY) == [("announced", "given up")]


def test_a_replay_and_what_holds_no_article_ask_for_nothing():
    site = Site(lambda _: (200, SORRY))
    site.saved = object()
    assert site.read(STORY) == [("kept", None)]
    plain = [
        object(),
        Reading(url=AT),
        Reading(url=AT, articles=(written(AT, STORY),), is_copy=True),
    ]
    for each in plain:
        assert asyncio.run(site.pipeline.process_item(each)) is each
    assert site.asked == []


def test_a_run_asks_for_so_many_and_keeps_what_it_cannot_ask_about():
    site = Site(lambda _: (404, ""))
    for number in range(MOST + 5):
        assert site.read(STORY, host=f"https://{number}.courier.example") == [("kept", None)]
    assert len(site.asked) == MOST


def test_a_host_that_is_waited_for_keeps_no_other_waiting():
    site = Site(lambda _: (404, ""))

    async def both():
        come = asyncio.Event()

        async def answer(request):
            if request.url.startswith(AT):
                await come.wait()
            return TextResponse(request.url, status=404)

        site.download_async = answer
        slow, quick = (
            Reading(url=f"{at}/1", articles=(written(f"{at}/1", STORY),))
            for at in (AT, "https://other.example")
        )
        waiting = asyncio.ensure_future(site.pipeline.process_item(slow))
        await asyncio.sleep(0)
        assert (await site.pipeline.process_item(quick)).outcome == "kept"
        assert not waiting.done()
        come.set()
        assert (await waiting).outcome == "kept"

    asyncio.run(both())


@pytest.mark.parametrize(
    ("texts", "blank"),
    [([SORRY] * FEW, 1), ([SORRY] * (FEW - 1), 0), ([STORY, *[SORRY] * FEW], 0)],
)
def test_a_host_that_shows_nothing_else_leaves_the_crawl_incomplete(texts, blank, caplog):
    site = Site(lambda _: (200, SORRY))
    site.read(*texts)
    assert site.stats[BLANK] == blank
    assert ("may keep robots out" in caplog.text) == bool(blank)
