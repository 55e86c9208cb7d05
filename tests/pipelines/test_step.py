from datetime import date

import pytest
from scrapy.exceptions import NotConfigured
from scrapy.statscollectors import StatsCollector
from scrapy.utils.misc import load_object
from scrapy.utils.test import get_crawler

from crawler.cleaning import STEPS
from crawler.items import Announcement, Article, Block, Context, Reading, Rejection
from crawler.pipelines import CLEANING
from crawler.pipelines.region import RegionPipeline
from crawler.pipelines.step import day_of
from crawler.pipelines.validate import ValidatePipeline


@pytest.fixture
def crawler():
    return get_crawler()


@pytest.fixture
def stats(crawler) -> StatsCollector:
    return crawler.stats


def page(headline="A piano crosses the strait", **fields):
    blocks = (
        Block(0, "paragraph", "Weather", context=Context(inside=False)),
        Block(1, "paragraph", "The ferry left the harbour at noon."),
    )
    return Article("harbour", headline=headline, blocks=blocks, **fields)


def test_pipelines_stand_in_the_order_of_the_steps():
    assert [load_object(path).step for path in CLEANING] == list(STEPS)


def test_docstring_names_the_pipelines_in_order():
    doc = __import__("crawler.pipelines", fromlist=["__doc__"]).__doc__
    named = [word for word in doc.split() if word.endswith("Pipeline")]
    assert named == [path.rsplit(".", 1)[1] for path in CLEANING]


def test_step_is_applied_to_every_article(crawler):
    reading = RegionPipeline.from_crawler(crawler).process_item(Reading(articles=(page(), page())))
    assert [[block.index for block in each.blocks] for each in reading.articles] == [[1], [1]]


def test_removed_blocks_are_counted_by_rule(crawler, stats):
    pipeline = RegionPipeline.from_crawler(crawler)
    reading = pipeline.process_item(Reading(articles=(page(), page())))
    pipeline.process_item(reading)
    assert stats.get_value("backfile/removed/region: outside the body") == 2


def test_rejected_article_is_noted_and_the_rest_goes_on(crawler, stats):
    before = Rejection("duplicate of 1")
    kept, bad = page(), page(headline="", date_published="2019-05-03T13:25:00+03:00")
    reading = ValidatePipeline.from_crawler(crawler).process_item(
        Reading(address=7, articles=(bad, kept), rejections=(before,))
    )
    assert reading.address == 7
    assert reading.articles == (kept,)
    assert reading.rejections == (before, Rejection("no headline", date(2019, 5, 3)))
    assert stats.get_value("backfile/rejected/Invalid") == 1


def test_what_a_sites_reader_does_is_not_done_again(crawler):
    class Spider:
        run = None  # of a site
        steps = STEPS[:-1]

    crawler.spider = Spider()
    with pytest.raises(NotConfigured):
        RegionPipeline.from_crawler(crawler)
    assert ValidatePipeline.from_crawler(crawler)


@pytest.mark.parametrize("item", [{"headline": "A tuba"}, None, "text"])
def test_other_items_pass_unchanged(crawler, item):
    assert ValidatePipeline.from_crawler(crawler).process_item(item) is item


def test_day_of_an_undated_article_is_the_announced_one():
    assert day_of(page(archive=Announcement(day=date(2019, 5, 2)))) == date(2019, 5, 2)
    assert day_of(page()) is None
