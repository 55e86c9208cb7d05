"""Pipeline of the cleaning step :func:`crawler.cleaning.normalise_texts`."""

from crawler.cleaning import normalise_texts
from crawler.pipelines.step import StepPipeline


class NormalisePipeline(StepPipeline):
    """White space and Unicode of every text, before anything is compared."""

    step = staticmethod(normalise_texts)
