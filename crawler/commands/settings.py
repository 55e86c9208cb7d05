"""``backfile settings``: the values that hold, the contact that the user's home keeps included."""

import argparse

from scrapy.commands import settings
from scrapy.exceptions import UsageError

from crawler.commands import ProjectCommand
from crawler.downloader.contact import introduce, kept

_KINDS = {
    "get": "",
    "getbool": "neither true nor false",
    "getint": "no whole number",
    "getfloat": "no number",
    "getlist": "no list",
}
"""Options of Scrapy's, the one that counts first, and what a value is that they cannot print."""


class Command(ProjectCommand, settings.Command):
    """Scrapy's ``settings``, of a crawl that would begin now."""

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print one.

        Raises DefinitionError for a contact that is none; UsageError for the slip of a name, and
        for a value that is not of the kind asked for.
        """
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        introduce(self.settings, ())
        if opts.get == "CONTACT" and self.settings["CONTACT"] is None:
            kept()  # none, or it cannot be read
        kind = next((each for each in _KINDS if getattr(opts, each)), "get")
        name = getattr(opts, kind)
        if name:
            self.check_name(name)
        try:
            settings.Command.run(self, args, opts)
        except (TypeError, ValueError) as error:
            if kind == "get":
                raise
            raise UsageError(f"{name} is {_KINDS[kind]}: write --get {name}") from error
