import pytest

from crawler.text.letters import letters


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("“Ferry 12”,\n sails.", 12), ("港口开放", 4), ("e\u0301 — !", 1)],
)
def test_letters_and_digits_of_any_script_are_counted(text, count):
    assert letters(text) == count
