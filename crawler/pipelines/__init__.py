"""Pipelines: the way of a reading from the spider to the ledger, one step a file.

::

    NormalisePipeline   White space and Unicode of every text, before anything is compared.
    RepeatedPipeline    Takes out what stands on other pages of the publisher.
    ChromePipeline      Takes out the page's frame: landmarks, header bar, social links.
    SharePipeline       Takes out share widgets.
    TopPipeline         Takes out links back to the top of the page.
    RelatedPipeline     Takes out related stories and links to read on.
    PromptsPipeline     Takes out prompts to subscribe, comment, print or mail.
    NoticesPipeline     Takes out what a newspaper says of itself: credits, rights, biographies.
    NavigationPipeline  Takes out breadcrumbs, tags, sections and page numbers.
    CaptionsPipeline    Takes out captions that are file names.
    FieldsPipeline      Takes out what was read into a field.
    RegionPipeline      Takes out what is left outside the region of the body.
    DatesPipeline       Chooses the dates from the evidence; runs after all that takes out blocks.
    ValidatePipeline    Rejects an article without headline or body.

These are thin over :mod:`crawler.cleaning`, in the order of its ``STEPS``. Those that come before
any other pipeline and reject nothing are done by whoever reads the page, a worker of the crawl, and
have no pipeline then: the settings say which, nothing else. Then come pages that a site shows where
it has nothing, the window of days and duplicates; the last one commits the reading to the ledger.
"""

CLEANING = (
    "crawler.pipelines.normalise.NormalisePipeline",
    "crawler.pipelines.repeated.RepeatedPipeline",
    "crawler.pipelines.chrome.ChromePipeline",
    "crawler.pipelines.share.SharePipeline",
    "crawler.pipelines.top.TopPipeline",
    "crawler.pipelines.related.RelatedPipeline",
    "crawler.pipelines.prompts.PromptsPipeline",
    "crawler.pipelines.notices.NoticesPipeline",
    "crawler.pipelines.navigation.NavigationPipeline",
    "crawler.pipelines.captions.CaptionsPipeline",
    "crawler.pipelines.fields.FieldsPipeline",
    "crawler.pipelines.region.RegionPipeline",
    "crawler.pipelines.dates.DatesPipeline",
    "crawler.pipelines.validate.ValidatePipeline",
)
"""Import paths of the cleaning pipelines, in order."""
