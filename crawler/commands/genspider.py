"""``backfile genspider NAME DOMAIN``: begin a site definition."""

import argparse
import re
import shutil
import sys
from pathlib import Path

from scrapy.commands import genspider
from scrapy.exceptions import UsageError
from scrapy.spiderloader import get_spider_loader
from scrapy.utils.template import render_templatefile

from crawler.commands import ProjectCommand

_NAME = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)

CHECKOUT = Path(__file__).parents[2]
"""The folder that holds this package."""


class Command(ProjectCommand, genspider.Command):
    """Scrapy's ``genspider`` with one template; its file goes to where sites are looked for.

    That is ./sites, or this project's own ``crawler/spiders`` for one who stands in a checkout.
    """

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Make ``site`` the default template."""
        super().add_options(parser)
        parser.set_defaults(template="site")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write the definition. Raises UsageError."""
        if opts.list or opts.dump:
            genspider.Command.run(self, args, opts)
            return
        if len(args) != 2:
            raise UsageError("give a name and a domain")
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        self._check(*args)
        module = genspider.sanitize_module_name(args[0])
        file = self._folder() / f"{module}.py"
        if file.exists() and not opts.force:
            raise UsageError(f"{file} is there already; --force writes over it")
        self._write(file, args[0], args[1], opts.template)
        sys.stdout.write(f"{file}\n")

    def _check(self, name: str, domain: str) -> None:
        """Raise UsageError for a name that is none or is taken, and for no domain."""
        if not _NAME.fullmatch(name):
            raise UsageError(f"{name!r} is no name for a site: use letters, digits, . - and _")
        if not _host(domain):
            raise UsageError(f"{domain!r} is no domain: write news.example")
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        file = self._folder() / f"{genspider.sanitize_module_name(name)}.py"
        if not file.exists() and name in get_spider_loader(self.settings).list():
            raise UsageError(f"there is a site {name!r} already; 'backfile list' lists them")

    def _folder(self) -> Path:
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        if (CHECKOUT / "scrapy.cfg").is_file() and CHECKOUT.resolve() == Path.cwd().resolve():
            return CHECKOUT / "crawler" / "spiders"
        return Path(self.settings["SITES_DIR"])

    def _write(self, file: Path, name: str, domain: str, template: str) -> None:
        source = Path(self.templates_dir, f"{template}.tmpl")
        if not source.is_file():
            raise UsageError(f"unknown template {template!r}; --list lists them")
        file.parent.mkdir(exist_ok=True)
        shutil.copyfile(source, file)
        words = file.stem.split("_")
        render_templatefile(
            file,
            name=name,
            domain=_host(domain),
            classname="".join(map(str.capitalize, words)) + "Spider",
        )


def _host(domain: str) -> str:
    """Return host and port of *domain*, which may be an address; empty when it has none."""
    return genspider.extract_domain(genspider.verify_url_scheme(domain.strip()))
