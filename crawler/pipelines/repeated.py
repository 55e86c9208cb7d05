"""Pipeline of the cleaning step :func:`crawler.cleaning.remove_repeated`."""

from crawler.cleaning import remove_repeated
from crawler.pipelines.step import StepPipeline


class RepeatedPipeline(StepPipeline):
    """Takes out what stands on other pages of the publisher."""

    step = staticmethod(remove_repeated)
