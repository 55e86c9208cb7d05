"""Pipeline of the cleaning step :func:`crawler.cleaning.remove_sharing`."""

from crawler.cleaning import remove_sharing
from crawler.pipelines.step import StepPipeline


class SharePipeline(StepPipeline):
    """Takes out share widgets."""

    step = staticmethod(remove_sharing)
