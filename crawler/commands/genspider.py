"""``backfile genspider NAME DOMAIN``: begin a site definition."""

import argparse
import re
import sys
from pathlib import Path

from scrapy.commands import genspider
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings
from scrapy.spiderloader import get_spider_loader

from crawler.commands import ProjectCommand
from crawler.discovery.definition import UNSURE, Definition, source
from crawler.folder import Folder

_NAME = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)

_HINTS = ('headline = "h1"', 'paragraphs = "div.story > p"')
"""What of a layout is named first, as a rule."""


class Command(ProjectCommand, genspider.Command):
    """Scrapy's ``genspider`` with one template; its file goes to where sites are looked for.

    That is ./sites, or this project's own ``crawler/spiders`` for one who stands in a checkout.
    """

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Make ``site`` the default template."""
        super().add_options(parser)
        parser.set_defaults(template="site")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write the definition, and the test of recorded pages. Raises UsageError, ExportError."""
        if opts.list or opts.dump:
            genspider.Command.run(self, args, opts)
            return
        if len(args) != 2:
            raise UsageError("give a name and a domain")
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        name, host = args[0], _host(args[1])
        if not host:
            raise UsageError(f"{args[1]!r} is no domain: write news.example")
        module = new_module(self.settings, name, force=opts.force)
        template = Path(self.templates_dir, f"{opts.template}.tmpl")
        if not template.is_file():
            raise UsageError(f"unknown template {opts.template!r}; --list lists them")
        folder = Folder.of(self.settings)
        sys.stdout.write(f"{folder.write(_empty(name, module, host), template)}\n")
        test = folder.write_test()
        if test is not None:
            sys.stdout.write(f"{test}\n")


def new_module(settings: BaseSettings, name: str, *, force: bool) -> str:
    """Return what the file of a site called *name* is called, without its suffix.

    Raises UsageError for a name that is none or is taken, and when the file is there, unless
    *force*.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} is no name for a site: use letters, digits, . - and _")
    module = genspider.sanitize_module_name(name)
    file = Folder.of(settings).definition(module)
    if not file.exists() and name in get_spider_loader(settings).list():
        raise UsageError(f"there is a site {name!r} already; 'backfile list' lists them")
    if file.exists() and not force:
        raise UsageError(f"{file} is there already; --force writes over it")
    return module


def _empty(name: str, module: str, host: str) -> Definition:
    """Return a definition of which a person has to say nearly all."""
    pattern = f"https://{host}/{{day:%Y/%m/%d}}/"
    return Definition(
        name,
        module,
        "https",
        host,
        "say here since when it has archives, and when its layout changed",
        (source("DayArchive", pattern, None, links="h2 > a"),),
        zone=UNSURE,
        hints=_HINTS,
    )


def _host(domain: str) -> str:
    """Return host and port of *domain*, which may be an address; empty when it has none."""
    return genspider.extract_domain(genspider.verify_url_scheme(domain.strip()))
