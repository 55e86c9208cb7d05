"""Pipeline of the cleaning step :func:`crawler.cleaning.remove_top`."""

from crawler.cleaning import remove_top
from crawler.pipelines.step import StepPipeline


class TopPipeline(StepPipeline):
    """Takes out links back to the top of the page."""

    step = staticmethod(remove_top)
