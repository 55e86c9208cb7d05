"""Pipeline of the cleaning step :func:`crawler.cleaning.remove_chrome`."""

from crawler.cleaning import remove_chrome
from crawler.pipelines.step import StepPipeline


class ChromePipeline(StepPipeline):
    """Takes out the page's frame: landmarks, header bar, social links."""

    step = staticmethod(remove_chrome)
