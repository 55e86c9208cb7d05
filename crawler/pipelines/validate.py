"""Pipeline of the cleaning step :func:`crawler.cleaning.validate`."""

from crawler.cleaning import validate
from crawler.pipelines.step import StepPipeline


class ValidatePipeline(StepPipeline):
    """Rejects an article without headline or body."""

    step = staticmethod(validate)
