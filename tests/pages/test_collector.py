"""The collector rests while a page is read, and reading leaves nothing for it."""

import gc

import pytest

from crawler import extract
from crawler.errors import PageError
from crawler.pages.collector import resting

PAGE = "<title>Ferry</title><h1>Ferry runs again</h1>" + "".join(
    f"<div><p>The ferry made {n} crossings on its first day, and nobody waited.</p></div>"
    for n in range(40)
)


@pytest.fixture
def collecting():
    was = gc.isenabled()
    yield
    (gc.enable if was else gc.disable)()


@pytest.mark.usefixtures("collecting")
@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_afterwards_as_before(*, enabled):
    (gc.enable if enabled else gc.disable)()
    with resting():
        assert not gc.isenabled()
    assert gc.isenabled() is enabled


@pytest.mark.usefixtures("collecting")
def test_the_collector_goes_on_after_an_error():
    gc.enable()
    with pytest.raises(PageError):
        extract(b"")
    assert gc.isenabled()


@pytest.mark.usefixtures("collecting")
def test_reading_leaves_no_cycles():
    extract(PAGE)
    gc.collect()
    gc.disable()
    extract(PAGE)
    assert gc.collect() == 0
