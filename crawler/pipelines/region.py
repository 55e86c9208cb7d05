"""Pipeline of the cleaning step :func:`crawler.cleaning.remove_outside`."""

from crawler.cleaning import remove_outside
from crawler.pipelines.step import StepPipeline


class RegionPipeline(StepPipeline):
    """Takes out what is left outside the region of the body."""

    step = staticmethod(remove_outside)
