"""Layouts go to workers by name."""

import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from crawler.errors import DefinitionError
from crawler.pages import ArticlePage
from crawler.spiders.archive import ArchiveSpider
from crawler.workers.layouts import Definition, Layout, load_file
from tests.hostile import HostilePage

ROOT = Path(__file__).parents[2]

SITE = """
from crawler.pages import ArticlePage

class Page(ArticlePage):
    class Old(ArticlePage):
        pass
"""


@pytest.fixture
def mine(tmp_path, monkeypatch):
    """A definition in a user's own folder, as it is loaded at the start of a crawl."""
    path = tmp_path / "mine.py"
    path.write_text(SITE)
    module = load_file("sites.mine", path)
    monkeypatch.setitem(sys.modules, "sites.mine", module)
    return module


def test_a_layout_of_a_package_is_imported():
    named = Layout.of(HostilePage)
    assert (named.module, named.name, named.path) == ("tests.hostile", "HostilePage", None)
    assert named.load() is HostilePage


def test_a_layout_of_the_users_own_is_run_from_its_file(mine, monkeypatch):
    named = [Layout.of(layout) for layout in (mine.Page, mine.Page.Old)]
    assert [each.load() for each in named] == [mine.Page, mine.Page.Old]
    monkeypatch.delitem(sys.modules, "sites.mine")  # as it is in a worker
    assert [each.load().__qualname__ for each in named] == ["Page", "Page.Old"]


def test_what_is_made_on_the_fly_is_refused(mine):
    class Local(ArticlePage):
        pass

    for layout in (Local, type("Page", (ArticlePage,), {"__module__": "sites.mine"})):
        with pytest.raises(DefinitionError, match="cannot be loaded by a worker"):
            Layout.of(layout)


def test_a_module_without_that_layout_is_a_wrong_definition():
    with pytest.raises(DefinitionError, match=r"tests\.hostile has no layout MB"):
        Layout("tests.hostile", "MB").load()


def test_options_of_a_crawl_are_attributes_of_its_layouts_alone():
    spider = ArchiveSpider(url="https://courier.example/", timezone="Europe/Istanbul")
    [layout] = spider.definition.load()
    assert layout.timezone == ZoneInfo("Europe/Istanbul")
    assert layout.__name__ == "ArticlePage"
    assert ArticlePage.timezone is None
    assert Definition.of("courier", [ArticlePage], {}).load() == (ArticlePage,)


DEFINITION = """
from crawler.pages import ArticlePage
from crawler.site import SiteSpider

class Page(ArticlePage):
    pass

class MineSpider(SiteSpider):
    layouts = (Page, {more})
"""

WORKER = """
import sys
from pathlib import Path
from crawler.workers.layouts import Layout

layout = Layout("sites.mine", "Page", Path(sys.argv[1])).load()
print(layout.__qualname__, "scrapy" in sys.modules)
"""


@pytest.mark.parametrize(("more", "needs_scrapy"), [("", False), ("*SiteSpider.layouts", True)])
def test_a_worker_loads_scrapy_for_a_definition_that_needs_it_alone(tmp_path, more, needs_scrapy):
    path = tmp_path / "mine.py"
    path.write_text(DEFINITION.format(more=more))
    done = subprocess.run(
        [sys.executable, "-c", WORKER, path], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["Page", str(needs_scrapy)]
