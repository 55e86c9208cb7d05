"""Pipeline of the cleaning step :func:`crawler.cleaning.remove_notices`."""

from crawler.cleaning import remove_notices
from crawler.pipelines.step import StepPipeline


class NoticesPipeline(StepPipeline):
    """Takes out what a newspaper says of itself: credits, rights, offers, biographies."""

    step = staticmethod(remove_notices)
