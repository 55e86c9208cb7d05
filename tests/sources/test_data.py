import pytest

from crawler.errors import PageError
from crawler.items import Page
from crawler.sources.data import at, read_json

TOLD = {"data": {"items": [{"links": [{"href": "/a/"}]}], "more": False}, "0": "zero"}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("", TOLD),
        ("data.items.0.links.0.href", "/a/"),
        ("data.more", False),
        ("0", "zero"),
        ("data.items.7", None),
        ("data.items.href", None),
        ("data.items.-1", None),
        ("data.more.deeper", None),
        ("nothing.at.all", None),
    ],
)
def test_what_stands_at_a_path(path, value):
    assert at(TOLD, path) == value


def test_bytes_are_read_with_their_mark():
    assert read_json(Page(b'\xef\xbb\xbf{"a": "\xc3\xbc"}')) == {"a": "ü"}


@pytest.mark.parametrize("body", [b"<html>", b"", b"\xff\xfe{", b"[" * 200_000, '{"a"'])
def test_what_is_no_json_is_an_error_and_no_crash(body):
    with pytest.raises(PageError, match="JSON"):
        read_json(Page(body, content_type="text/html"))
