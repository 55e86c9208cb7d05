from datetime import date
from unittest.mock import Mock

import pytest

from crawler.items import Article, Reading, Window
from crawler.ledger import OUTSIDE
from crawler.pipelines.window import WindowPipeline

WINDOW = Window(date(2018, 7, 19), date(2018, 7, 20))


def process(published):
    pipeline = WindowPipeline(Mock(), WINDOW)
    article = Article(site="courier", date_published=published)
    return pipeline.process_item(Reading(articles=(article,)))


@pytest.mark.parametrize(
    "published",
    ["2018-07-19T00:00:00+03:00", "2018-07-20T23:59:59+03:00", "2018-07-19", None],
)
def test_days_of_the_window_and_unknown_days_pass(published):
    assert len(process(published).articles) == 1


@pytest.mark.parametrize("published", ["2018-07-18T23:59:59+03:00", "2018-07-21"])
def test_other_days_are_rejected_with_their_day(published):
    reading = process(published)
    assert reading.articles == ()
    [rejection] = reading.rejections
    assert rejection.reason == OUTSIDE
    assert rejection.day == date.fromisoformat(published[:10])
