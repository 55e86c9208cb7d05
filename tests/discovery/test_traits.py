"""What is the same on all of a site's pages."""

import pytest

from crawler.discovery.traits import common_suffix


@pytest.mark.parametrize(
    ("titles", "suffix"),
    [
        (["One story - The Courier", "Other - things - The Courier"], " - The Courier"),
        (["One story | News | Courier", "Other | News | Courier"], " | News | Courier"),
        (["A – The Harbour Ledger", "B – The Harbour Ledger"], " – The Harbour Ledger"),
        (["One story", "Another story"], None),
        (["One story - The Courier"], None),
        (["One story - The Courier", "One story - The Courier"], None),
        (["One - The Courier", "Other - The Herald"], None),
    ],
)
def test_the_end_that_all_titles_share_is_told_with_its_separator(titles, suffix):
    assert common_suffix(titles) == suffix
