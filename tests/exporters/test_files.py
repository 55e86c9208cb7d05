import csv
import gzip
import io
import json

import pytest

from crawler.errors import ExportError
from crawler.exporters import FORMATS, check, export, format_of
from crawler.exporters.compression import zstd


@pytest.mark.parametrize(
    ("name", "plain"),
    [("a.jsonl", bytes), ("a.jsonl.gz", gzip.decompress), ("a.jsonl.zst", zstd.decompress)],
)
def test_records_become_json_lines(tmp_path, minimal, full, name, plain):
    records = [minimal.record(), full.record()]
    manifest = export(iter(records), str(tmp_path / name))
    lines = plain((tmp_path / name).read_bytes()).splitlines()
    assert [json.loads(line) for line in lines] == records
    assert (manifest.format, manifest.count) == ("jsonl", 2)


def test_records_become_csv_whose_head_is_not_counted(tmp_path, minimal, full):
    manifest = export([minimal.record(), full.record()], str(tmp_path / "a.csv"))
    text = io.StringIO((tmp_path / "a.csv").read_bytes().decode(), newline="")
    assert [row["id"] for row in csv.DictReader(text)] == ["gazette-1", "gazette-2"]
    assert (manifest.format, manifest.count) == ("csv", 2)


def test_no_records_make_an_empty_file(tmp_path):
    assert export([], str(tmp_path / "a.jsonl")).count == 0
    assert (tmp_path / "a.jsonl").read_bytes() == b""


def test_a_format_that_is_named_goes_before_the_name(tmp_path, minimal):
    export([minimal.record()], str(tmp_path / "a.txt"), format="csv")
    assert (tmp_path / "a.txt").read_bytes().startswith(b"id,site,")


def test_a_record_that_cannot_be_written_leaves_what_was_there(tmp_path, minimal):
    path = tmp_path / "a.jsonl"
    export([minimal.record()], str(path))
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    with pytest.raises(ExportError, match="cannot be written as JSON"):
        export([minimal.record(), {"id": "x", "score": float("nan")}], str(path))
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("a.jsonl", "jsonl"),
        ("out.d/a.csv", "csv"),
        ("a.csv.gz", "csv"),
        ("A.JSONL.ZST", "jsonl"),
        ("-", "jsonl"),
    ],
)
def test_the_name_tells_the_format(path, kind):
    assert format_of(path) == kind


@pytest.mark.parametrize("path", ["a", "a.xml", "a.gz", "a.jsonl.bz2", "jsonl", "out.csv/a", ""])
def test_an_unknown_format_is_refused_with_those_known(path):
    with pytest.raises(ExportError, match=r"\*\.jsonl, \*\.csv, \*\.md, \*\.txt or \*\.parquet"):
        check(path)


def test_a_format_of_an_unknown_name_is_refused(tmp_path):
    with pytest.raises(ExportError, match="'xml': choose one of jsonl, csv, md, txt, parquet"):
        export([], str(tmp_path / "a.jsonl"), format="xml")
    assert list(tmp_path.iterdir()) == []


def test_a_path_is_checked_before_any_work(tmp_path):
    check("-")
    check(str(tmp_path / "a.csv.gz"))
    with pytest.raises(ExportError, match="does not exist"):
        check(str(tmp_path / "missing" / "a.csv"))


def test_each_format_is_known_by_the_suffix_of_its_files():
    assert {format_of(f"a.{name}") for name in FORMATS} == set(FORMATS)
