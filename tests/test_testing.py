"""Recorded pages as tests, of a folder of one's own."""

import json

import pytest

from crawler.errors import RecordError
from crawler.testing import Fixtures

PAGE = """<html lang="en"><title>A bridge opens</title><body><article><h1>A bridge opens</h1>
<p>The bridge over the Wend was opened on Friday after eleven years of work on both banks.</p>
<p>Some two hundred people came, and the baker of Oakbridge brought a cake in its shape.</p>
</article></body></html>"""


@pytest.fixture
def folder(tmp_path):
    def write(expected, page=PAGE, name="bridge"):
        cases = tmp_path / "fixtures" / "courier"
        cases.mkdir(parents=True, exist_ok=True)
        if page is not None:
            (cases / f"{name}.html").write_text(page)
        side_car = {"page": f"{name}.html", "url": "https://courier.example/2018/07/20/bridge/",
                    "site": "courier", "expected": expected}  # fmt: skip
        (cases / f"{name}.json").write_text(json.dumps(side_car))
        return Fixtures(tmp_path)

    return write


def test_of_what_is_read_that_is_held_against_the_side_car_which_it_names(folder):
    fixtures = folder({"headline": "A bridge opens", "in_language": "en"})
    (saved,) = fixtures.pages
    assert fixtures.name(saved) == "courier/bridge"
    assert fixtures.read(saved) == fixtures.expected(saved)


def test_another_expectation_is_a_difference(folder):
    fixtures = folder({"headline": "A tunnel opens"})
    (saved,) = fixtures.pages
    assert fixtures.read(saved) == {"headline": "A bridge opens"}


def test_a_page_that_is_missing_is_a_test_that_fails(folder):
    fixtures = folder({}, page=None)
    (saved,) = fixtures.pages
    with pytest.raises(RecordError, match="is missing"):
        fixtures.expected(saved)


def test_a_folder_without_pages_has_none(tmp_path):
    assert Fixtures(tmp_path).pages == ()
