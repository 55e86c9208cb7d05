"""The collector rests while a page is read, and reading leaves nothing for it."""

import gc

import pytest

from crawler import extract
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
    with pytest.raises(KeyError), resting():
        assert not gc.isenabled()
        raise KeyError
    assert gc.isenabled() is enabled


@pytest.mark.usefixtures("collecting")
def test_reading_leaves_no_cycles():
    extract(PAGE)
    gc.collect()
    gc.disable()
    extract(PAGE)
    assert gc.collect() == 0
