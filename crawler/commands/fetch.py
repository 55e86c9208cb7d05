"""``backfile fetch URL``: what a server answers, as Backfile gets it."""

import argparse

from scrapy.commands import fetch
from scrapy.exceptions import UsageError
from scrapy.http import Response

from crawler.commands import INCOMPLETE, ProjectCommand
from crawler.downloader.contact import introduce
from crawler.downloader.places import place_of
from crawler.text.addresses import bare
from crawler.text.hosts import host_of


class Command(ProjectCommand, fetch.Command):
    """Scrapy's ``fetch``, which ends with 1 when nothing came."""

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print what answers.

        Raises UsageError for what is no address, and DefinitionError for a public one when nobody
        can tell who asks.
        """
        if len(args) != 1 or place_of(bare(args[0])) is None:
            raise UsageError("give one address of the web: https://host/")
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        introduce(self.settings.copy(), [host_of(bare(args[0])) or ""])
        self.exitcode = INCOMPLETE
        fetch.Command.run(self, args, opts)

    def _print_response(self, response: Response, opts: argparse.Namespace) -> None:
        self.exitcode = 0
        super()._print_response(response, opts)
