"""``backfile settings``: the values that hold, the contact that the user's home keeps included."""

import argparse

from scrapy.commands import settings

from crawler.commands import ProjectCommand
from crawler.downloader.contact import introduce, kept


class Command(ProjectCommand, settings.Command):
    """Scrapy's ``settings``, of a crawl that would begin now."""

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print one. Raises DefinitionError for a contact that is none."""
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        introduce(self.settings, ())
        if opts.get == "CONTACT" and self.settings["CONTACT"] is None:
            kept()  # none, or it cannot be read
        settings.Command.run(self, args, opts)
