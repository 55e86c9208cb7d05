"""Pipeline of the cleaning step :func:`crawler.cleaning.remove_navigation`."""

from crawler.cleaning import remove_navigation
from crawler.pipelines.step import StepPipeline


class NavigationPipeline(StepPipeline):
    """Takes out breadcrumbs, tags, sections and page numbers."""

    step = staticmethod(remove_navigation)
