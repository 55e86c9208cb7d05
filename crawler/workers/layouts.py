"""A site's layouts and steps of cleaning by name: what a worker is told in place of code."""

import logging
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import reduce
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, Self

from crawler import pages
from crawler.cleaning import STEPS, Step, validate
from crawler.errors import DefinitionError
from crawler.items import Page, Publisher
from crawler.pages import ArticlePage, Profile
from crawler.pages.reading import Read

logger = logging.getLogger(__name__)

SITES = "sites"
"""Package that the modules of a user's own definitions are named in; it is no real one."""


TIDYING: tuple[Step, ...] = tuple(step for step in STEPS if step is not validate)
"""The steps of cleaning that reject nothing: whether what they leave is kept, the crawl says."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a layout is defined."""

    module: str
    """Name of its module."""
    name: str
    """Its name there, as ``Class`` or ``Class.Inner``."""
    path: Path | None = None
    """File of a module in :data:`SITES`, which cannot be imported; null for all others."""

    @classmethod
    def of(cls, layout: type[ArticlePage]) -> Self:
        """Return the name of *layout*. Raises DefinitionError if it cannot be found by one."""
        module = sys.modules[layout.__module__]
        file = module.__file__ if layout.__module__.startswith(f"{SITES}.") else None
        named = cls(layout.__module__, layout.__qualname__, Path(file).absolute() if file else None)
        if layout.__module__ == "__main__" or named._found(module) is not layout:
            raise DefinitionError(
                f"layout {layout.__qualname__} of {layout.__module__} cannot be loaded by a worker:"
                " define it in a module of its own, under its name"
            )
        return named

    def load(self) -> type[ArticlePage]:
        """Return the layout, its module imported or run. Raises DefinitionError."""
        module = sys.modules.get(self.module)
        if module is None:
            module = self._module()
        found = self._found(module)
        if not isinstance(found, type) or not issubclass(found, ArticlePage):
            raise DefinitionError(f"{self.module} has no layout {self.name}")
        return found

    def _module(self) -> ModuleType:
        """Load the module, which holds the site's spider too, without Scrapy if that is possible.

        It takes as long to import as all that reading needs.
        """
        if "crawler.site" not in sys.modules:
            try:
                with _no_scrapy():
                    return self._load()
            except Exception:  # noqa: BLE001 - the file may need more of a spider than its name
                logger.debug("%s is loaded with Scrapy", self.module)
        return self._load()

    def _load(self) -> ModuleType:
        return load_file(self.module, self.path) if self.path else import_module(self.module)

    def _found(self, module: ModuleType) -> object:
        found: object = module
        for name in self.name.split("."):
            found = getattr(found, name, None)
        return found


@dataclass(frozen=True, slots=True)
class Definition:
    """What the pages of one site are read with; each worker is told it once."""

    site: str
    """Name of the site."""
    layouts: tuple[Layout, ...]
    """Its layouts, in order."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """Class attributes that this crawl gives the layouts."""
    profile: Profile | None = None
    """What the site's pages taught; null: nothing yet."""
    steps: tuple[Step, ...] = TIDYING
    """What an article goes through when it was read, in order."""

    @classmethod
    def of(
        cls, site: str, layouts: Iterable[type[ArticlePage]], options: Mapping[str, Any]
    ) -> Self:
        """Return the definition of *site*. Raises DefinitionError for a layout without a name."""
        return cls(site, tuple(map(Layout.of, layouts)), options)

    def load(self) -> tuple[type[ArticlePage], ...]:
        """Return the layouts. Raises DefinitionError, and whatever their modules raise."""
        return tuple(given(layout.load(), self.options) for layout in self.layouts)

    def read(self, page: Page, layouts: Sequence[type[ArticlePage]], publisher: Publisher) -> Read:
        """Return what *page* gave, read with *layouts* as loaded, and cleaned.

        Raises as reading does.
        """
        article, seen = pages.read(
            page,
            layouts,
            site=self.site,
            publisher=publisher,
            profile=self.profile,
            traced=True,
        )
        return reduce(lambda cleaned, step: step(cleaned), self.steps, article), seen


def given(layout: type[ArticlePage], options: Mapping[str, Any]) -> type[ArticlePage]:
    """Return *layout* with other class attributes, under the same name."""
    return type(layout.__name__, (layout,), dict(options)) if options else layout


@contextmanager
def _no_scrapy() -> Iterator[None]:
    """Put an empty class in place of SiteSpider while a definition is loaded."""
    stand_in = ModuleType("crawler.site")
    vars(stand_in)["SiteSpider"] = type("SiteSpider", (), {})
    sys.modules["crawler.site"] = stand_in
    try:
        yield
    finally:
        del sys.modules["crawler.site"]


def load_file(name: str, path: Path) -> ModuleType:
    """Run the definition in *path* as module *name*. Raises DefinitionError for any error in it."""
    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise DefinitionError(f"{path} is no Python file")
    module = module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # a user's file may raise anything
        del sys.modules[name]
        raise DefinitionError(
            f"{path} cannot be loaded: {type(error).__name__}: {error}"
        ) from error
    return module
