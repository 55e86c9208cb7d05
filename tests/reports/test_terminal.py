import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reports import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", r"\x1b[31m"),
        ("a\rb\tc\0", r"a\rb\tc\x00"),
        ("\x7f\x9b", r"\x7f\x9b"),
        ("\u202eabc\u2066", r"\u202eabc\u2066"),
        ("\ud800", r"\ud800"),
    ],
)
def test_what_steers_a_terminal_is_escaped(text, shown):
    assert printable(text) == shown


@pytest.mark.parametrize("text", ["plain\ntext", "می‌خواهم", "Şehir 港 😀", "\u200f", r"\x1b"])
def test_other_text_is_left_alone(text):
    assert printable(text) == text


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_can_be_printed_once_escaped(text):
    assert printable(printable(text)) == printable(text)
    printable(text).encode()
