"""What a name was meant to be: a slip or two away from one that is known."""

import pytest

from crawler.text.spelling import meant

KNOWN = ("DOWNLOAD_DELAY", "DOWNLOAD_MAXSIZE", "CONTACT", "JOBS")


@pytest.mark.parametrize(
    "slip", ["DOWNLOAD_DELAYS", "DOWNLOAD_DELY", "DOWNLOAD_DEALY", "download_delay"]
)
def test_a_slip_means_what_is_known(slip):
    assert meant(slip, KNOWN) == "DOWNLOAD_DELAY"


@pytest.mark.parametrize("name", ["MY_DOWNLOAD_DELAY", "DOWNLOAD", "PRESS_CODE", "JBOS", ""])
def test_another_name_means_itself(name):
    assert meant(name, KNOWN) is None


def test_letters_that_changed_places_are_a_slip_in_a_long_name():
    assert meant("CONTCAT", KNOWN) == "CONTACT"
