"""Pipeline of the cleaning step :func:`crawler.cleaning.choose_dates`."""

from crawler.cleaning import choose_dates
from crawler.pipelines.step import StepPipeline


class DatesPipeline(StepPipeline):
    """Chooses the dates from the evidence; runs after all that takes out blocks."""

    step = staticmethod(choose_dates)
