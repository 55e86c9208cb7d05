"""Pipeline of the cleaning step :func:`crawler.cleaning.remove_fields`."""

from crawler.cleaning import remove_fields
from crawler.pipelines.step import StepPipeline


class FieldsPipeline(StepPipeline):
    """Takes out what was read into a field."""

    step = staticmethod(remove_fields)
