"""Pipeline of the cleaning step :func:`crawler.cleaning.remove_related`."""

from crawler.cleaning import remove_related
from crawler.pipelines.step import StepPipeline


class RelatedPipeline(StepPipeline):
    """Takes out related stories and links to read on."""

    step = staticmethod(remove_related)
