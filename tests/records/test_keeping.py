from datetime import UTC, datetime

from crawler.records.keeping import files, new_name


def test_files_are_in_the_order_of_their_making_whatever_the_clock_said(tmp_path):
    first = tmp_path / new_name("courier", None, datetime(2026, 7, 20, tzinfo=UTC), "host")
    first.touch()
    second = tmp_path / new_name("courier", first, datetime(2018, 7, 20, tzinfo=UTC), "host")
    second.touch()
    assert files(tmp_path) == [first, second]
