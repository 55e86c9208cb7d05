"""Every recorded page of every site becomes what its side-car says; no layout is without one."""

from pathlib import Path

import pytest

from crawler.pages import ArticlePage
from crawler.testing import Fixtures, read_article

# This project's, and those of the folder that the tests are run in: a user's own sites
FIXTURES = Fixtures(Path(), Path(__file__).parents[1])


@pytest.mark.parametrize("saved", FIXTURES.pages, ids=FIXTURES.name)
def test_page_is_read(saved):
    assert FIXTURES.read(saved) == FIXTURES.expected(saved)


def layouts():
    """Return every layout that a site defines, called by site and class."""
    return [
        pytest.param(site, layout, id=f"{site.name}/{layout.__name__}")
        for site in FIXTURES.sites.sites()
        for layout in site.layouts
        if layout is not ArticlePage
    ]


@pytest.mark.parametrize(("site", "layout"), layouts())
def test_every_layout_has_a_fixture(site, layout):
    of_site = [
        saved for saved in FIXTURES.pages if saved.site == site.name and saved.kind == "article"
    ]
    readers = {read_article(site(), each.page)[0]["provenance"]["extractor"] for each in of_site}
    assert layout.__name__ in readers
