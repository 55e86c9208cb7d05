"""Pipeline of the cleaning step :func:`crawler.cleaning.remove_prompts`."""

from crawler.cleaning import remove_prompts
from crawler.pipelines.step import StepPipeline


class PromptsPipeline(StepPipeline):
    """Takes out prompts to subscribe, comment, print or mail."""

    step = staticmethod(remove_prompts)
