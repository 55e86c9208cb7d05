"""The shipped JSON Schema says what records are, no more and no less."""

from dataclasses import fields

import pytest
from jsonschema import Draft202012Validator

from crawler import items
from crawler.exporters import schema

PARTS = {
    "publisher": items.Publisher,
    "date_evidence": items.DateEvidence,
    "author": items.Author,
    "block": items.Block,
    "image": items.Image,
    "live_update": items.LiveUpdate,
    "archive": items.Announcement,
    "provenance": items.Provenance,
    "version": items.Version,
    "cleaning": items.Cleaning,
    "removed_block": items.RemovedBlock,
}
COMPUTED = {"schema_version", "article_body", "content_hash"}


@pytest.fixture(scope="module")
def validator():
    return Draft202012Validator(schema())


def described():
    """Return every object of the schema and the class that it is about, as parameters."""
    whole = schema()
    parts = [pytest.param(whole["$defs"][name], part, id=name) for name, part in PARTS.items()]
    return [pytest.param(whole, items.Article, id="article"), *parts]


def test_the_schema_is_valid():
    Draft202012Validator.check_schema(schema())


def test_the_schema_has_the_version_of_the_records():
    assert schema()["properties"]["schema_version"]["const"] == items.SCHEMA_VERSION


def test_full_and_minimal_records_are_valid(validator, full, minimal):
    validator.validate(full.record())
    validator.validate(minimal.record())


def test_the_full_article_fills_every_field(full):
    unfilled = {name for name, value in full.record().items() if value in (None, [], "")}
    assert unfilled == set()


@pytest.mark.parametrize(("shape", "part"), described())
def test_every_field_is_required_and_described(shape, part):
    names = {each.name for each in fields(part) if each.metadata.get("record", True)}
    expected = names | COMPUTED if part is items.Article else names
    assert set(shape["properties"]) == set(shape["required"]) == expected
    assert shape["additionalProperties"] is False
    assert all(each["description"] for each in shape["properties"].values())


def test_every_object_of_the_schema_is_held_to_its_class():
    shapes = {name for name, each in schema()["$defs"].items() if each["type"] == "object"}
    assert shapes == set(PARTS)


@pytest.mark.parametrize(
    "date",
    [
        "2018-07-20",
        "2018-07-20T13:25:00",
        "2018-07-20T13:25:00.5Z",
        "2018-07-20T13:25:00+03:00",
    ],
)
def test_dates_may_lack_time_and_offset(validator, minimal, date):
    assert validator.is_valid({**minimal.record(), "date_published": date})


@pytest.mark.parametrize(
    "change",
    [
        {"date_published": "20 July 2018"},
        {"date_published": "2018-13-20"},
        {"date_published": "2018-07-20 13:25:00"},
        {"date_published": "2018-07-20T13:25"},
        {"date_published": "2018-07-20T13:25:00+0300"},
        {"headline": ""},
        {"headline": None},
        {"article_body": ""},
        {"url": "/2018/07/20/"},
        {"content_hash": "0f0f"},
        {"aliases": None},
        {"blocks": [{"index": 0, "type": "advert", "text": "x", "level": None}]},
        {"in_language": "English (UK)"},
        {"extra": 1},
    ],
    ids=str,
)
def test_what_is_no_record_is_refused(validator, minimal, change):
    assert not validator.is_valid({**minimal.record(), **change})


def test_no_key_may_be_missing(validator, minimal):
    record = minimal.record()
    whole = set(record)
    incomplete = [{key: record[key] for key in whole - {name}} for name in whole]
    assert not any(validator.is_valid(each) for each in incomplete)
