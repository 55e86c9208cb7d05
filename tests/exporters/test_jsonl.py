import io
import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import ExportError
from crawler.exporters.characters import scrub
from crawler.exporters.jsonl import JsonExporter, JsonLinesExporter, line
from crawler.items import Reading

ANY_TEXT = st.text(
    st.characters(exclude_categories=())
    | st.sampled_from("\0\t\n\r\x1e\x85\u2028\ud83d\ude00=+-@',; ")
)


@given(ANY_TEXT, ANY_TEXT)
def test_any_text_comes_back_from_one_line(key, value):
    written = line({key: value}).decode()
    assert written.splitlines(keepends=True) == [written]
    assert json.loads(written) == {scrub(key): scrub(value)}


@pytest.mark.parametrize("character", list("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"))
def test_no_line_end_of_any_reader_is_written(character):
    written = line({"text": f"a{character}b"}).decode()
    assert written.splitlines() == [written.removesuffix("\n")]
    assert json.loads(written)["text"] == f"a{character}b"


def test_text_is_written_as_it_is_in_utf_8_without_a_mark():
    assert line({"a": "Şehir, 港", "b": None}) == '{"a":"Şehir, 港","b":null}\n'.encode()


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("a\ud83d\ude00b", "a😀b"),
        ("a\ud83db", "a\ufffdb"),
        ("\ude00\ud83d", "\ufffd\ufffd"),
    ],
)
def test_lone_surrogates_are_replaced_and_pairs_joined(broken, whole):
    assert scrub(broken) == whole
    assert json.loads(line({"text": broken})) == {"text": whole}


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_numbers_that_json_does_not_know_are_refused(number):
    with pytest.raises(ExportError, match="'gazette-1' cannot be written as JSON"):
        line({"id": "gazette-1", "score": number})


def test_values_that_are_no_json_are_refused():
    with pytest.raises(ExportError, match="not JSON serializable"):
        line({"id": "gazette-1", "keywords": {"a", "b"}})


def exported(kind, items, **options):
    file = io.BytesIO()
    exporter = kind(file, **options)
    exporter.start_exporting()
    for item in items:
        exporter.export_item(item)
    exporter.finish_exporting()
    return file.getvalue()


def test_each_article_of_a_reading_becomes_a_line(minimal, full):
    items = [Reading(), Reading(articles=(minimal, full)), minimal]
    expected = [article.record() for article in (minimal, full, minimal)]
    lines = exported(JsonLinesExporter, items).splitlines()
    assert [json.loads(each) for each in lines] == expected


def test_a_reading_without_articles_writes_nothing():
    assert exported(JsonLinesExporter, [Reading(url="https://gazette.example/")]) == b""


def test_feed_fields_are_followed_and_renamed(minimal):
    asked = {"headline": "title", "url": "address"}
    written = exported(JsonLinesExporter, [minimal], fields_to_export=asked)
    assert written == b'{"title":"Lighthouse reopens","address":null}\n'


def test_other_items_are_refused():
    with pytest.raises(ExportError, match="not dict"):
        exported(JsonLinesExporter, [{"headline": "x"}])


def test_unknown_options_are_refused():
    with pytest.raises(TypeError, match="colour"):
        JsonLinesExporter(io.BytesIO(), colour="red")


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_is_one_array_with_a_line_for_each_article(minimal, count):
    written = exported(JsonExporter, [Reading(articles=(minimal,) * count), Reading()])
    assert json.loads(written) == [minimal.record()] * count
    assert written.endswith(b"]\n")
