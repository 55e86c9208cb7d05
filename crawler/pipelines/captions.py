"""Pipeline of the cleaning step :func:`crawler.cleaning.remove_captions`."""

from crawler.cleaning import remove_captions
from crawler.pipelines.step import StepPipeline


class CaptionsPipeline(StepPipeline):
    """Takes out captions that are file names."""

    step = staticmethod(remove_captions)
