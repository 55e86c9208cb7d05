"""The folder that a person works in: where definitions, recorded pages and their test are put."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from scrapy.settings import BaseSettings

from crawler.discovery.definition import Definition
from crawler.errors import ExportError

TEMPLATES = Path(__file__).parent / "templates"
"""Folder of what is copied."""

CHECKOUT = Path(__file__).parents[1]
"""The folder that holds this package."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Where things go.

    In a checkout of this project to its own rooms, else below the folder that one stands in.
    """

    sites: Path
    """Folder of definitions."""
    test: Path | None
    """File of the test that holds the sites to their fixtures; null: there is one."""

    @classmethod
    def of(cls, settings: BaseSettings) -> Self:
        """Return the folder that one stands in."""
        if (CHECKOUT / "scrapy.cfg").is_file() and CHECKOUT.resolve() == Path.cwd().resolve():
            return cls(CHECKOUT / "crawler" / "spiders", None)
        return cls(Path(settings["SITES_DIR"]), Path("tests", "test_sites.py"))

    def definition(self, module: str) -> Path:
        """Return the file of the definition called *module*."""
        return self.sites / f"{module}.py"

    def write(self, definition: Definition, template: Path) -> Path:
        """Write a definition by *template*; return its file. Raises ExportError."""
        file = self.definition(definition.module)
        _write(file, definition.render(template.read_text(encoding="utf-8")))
        return file

    def write_test(self) -> Path | None:
        """Write the test, unless there is one; return its file. Raises ExportError."""
        if self.test is None or self.test.exists():
            return None
        _write(self.test, (TEMPLATES / "tests" / "test_sites.tmpl").read_text(encoding="utf-8"))
        return self.test


def fixtures(site: str) -> Path:
    """Return the folder of the recorded pages of *site*."""
    return Path("fixtures", site)


def _write(file: Path, text: str) -> None:
    part = file.with_name(f".{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8")
        part.replace(file)
    except OSError as error:
        raise ExportError(f"cannot write {file}: {error}") from error
