"""``backfile fetch URL``: what a server answers, as Backfile gets it."""

import argparse

from scrapy.commands import fetch
from scrapy.exceptions import UsageError
from scrapy.http import Response

from crawler.commands import INCOMPLETE, ProjectCommand
from crawler.downloader.places import place_of
from crawler.text.addresses import bare


class Command(ProjectCommand, fetch.Command):
    """Scrapy's ``fetch``, which ends with 1 when nothing came."""

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print what answers. Raises UsageError for what is no address."""
        if len(args) != 1 or place_of(bare(args[0])) is None:
            raise UsageError("give one address of the web: https://host/")
        self.exitcode = INCOMPLETE
        fetch.Command.run(self, args, opts)

    def _print_response(self, response: Response, opts: argparse.Namespace) -> None:
        self.exitcode = 0
        super()._print_response(response, opts)
