"""Parquet, read back with DuckDB."""

import hashlib
import importlib.util
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.errors import ExportError
from crawler.exporters import check, export, parquet, schema
from crawler.exporters.characters import scrub
from crawler.exporters.jsonl import line
from tests.exporters.hostile import RECORDS


def read(path, query="SELECT * FROM articles"):
    """Return the rows of a folder as dictionaries."""
    with duckdb.connect(":memory:") as connection:
        source = str(path).replace("'", "''")
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(
            "CREATE VIEW articles AS SELECT * FROM read_parquet("
            f"'{source}/**/*.parquet', hive_partitioning = true, hive_types_autocast = false)"
        )
        answer = connection.execute(query)
        names = [each[0] for each in answer.description]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def tree(path):
    return {
        str(each.relative_to(path)): each.read_bytes() for each in path.rglob("*") if each.is_file()
    }


def texts(value):
    """Return *value* as UTF-8 can hold it."""
    if isinstance(value, str):
        return scrub(value)
    if isinstance(value, list):
        return [texts(each) for each in value]
    if isinstance(value, dict):
        return {name: texts(each) for name, each in value.items()}
    return value


def test_a_record_comes_back_as_it_is(tmp_path, full):
    export([full.record()], f"{tmp_path}/a.parquet")
    [row] = read(tmp_path / "a.parquet")
    assert str(row.pop("day")) == "2018-07-20"
    assert row.pop("published_at").isoformat() == "2018-07-20T10:25:00+00:00"
    assert row.pop("month") == "2018-07"
    assert row == full.record()


@settings(max_examples=25)
@given(st.lists(RECORDS, max_size=3))
def test_any_records_come_back(tmp_path_factory, records):
    folder = tmp_path_factory.mktemp("any") / "a.parquet"
    numbered = [{**record, "id": str(n)} for n, record in enumerate(records)]
    manifest = export(numbered, str(folder))
    assert manifest.count == len(records)
    rows = {row["id"]: row for row in read(folder)}
    for record in numbered:
        row = rows.pop(record["id"])
        if (record["comments_count"] or 0) >= 1 << 63:
            record["comments_count"] = None
        assert {name: row[name] for name in record} == texts(record)
    assert not rows


def test_folders_are_site_and_month_and_hold_what_is_told(tmp_path, minimal, full):
    records = [minimal.record(), full.record(), full.record() | {"site": "x/../y:80 '?*["}]
    export(records, f"{tmp_path}/a.parquet")
    assert sorted(tree(tmp_path / "a.parquet")) == [
        "_manifest.json",
        "_sha256sums",
        "site=gazette/month=2018-07/articles.parquet",
        "site=gazette/month=__HIVE_DEFAULT_PARTITION__/articles.parquet",
        "site=x%2F..%2Fy%3A80%20%27%3F%2A%5B/month=2018-07/articles.parquet",
    ]
    found = {(row["site"], row["month"]) for row in read(tmp_path / "a.parquet")}
    assert found == {("gazette", None), ("gazette", "2018-07"), ("x/../y:80 '?*[", "2018-07")}


@pytest.mark.parametrize("name", ["a b", "it's", "[x]*?", "a\\b", "ö", "{a}", "%2F"])
def test_any_folder_around_it_will_do(tmp_path, minimal, name):
    (tmp_path / name).mkdir()
    export([minimal.record()], f"{tmp_path}/{name}/a.parquet")
    [file] = (tmp_path / name / "a.parquet").rglob("*.parquet")
    file.rename(tmp_path / "one.parquet")
    assert duckdb.read_parquet(str(tmp_path / "one.parquet")).fetchall()


def test_the_columns_are_typed(tmp_path, full):
    export([full.record()], f"{tmp_path}/a.parquet")
    types = {
        row["column_name"]: row["column_type"]
        for row in read(tmp_path / "a.parquet", "DESCRIBE articles")
    }
    assert set(types) == {*schema()["properties"], "day", "published_at", "month"}
    assert types["date_published"] == "VARCHAR"
    assert types["published_at"] == "TIMESTAMP WITH TIME ZONE"
    assert types["day"] == "DATE"
    assert types["is_accessible_for_free"] == "BOOLEAN"
    assert types["comments_count"] == "BIGINT"
    assert types["keywords"] == "VARCHAR[]"
    assert types["authors"] == 'STRUCT("name" VARCHAR, url VARCHAR, name_raw VARCHAR)[]'
    assert types["date_evidence"].endswith("score DOUBLE, rejected VARCHAR)[]")


def test_it_is_packed_with_zstd(tmp_path, full):
    export([full.record()], f"{tmp_path}/a.parquet")
    [file] = (tmp_path / "a.parquet").rglob("*.parquet")
    used = duckdb.sql(f"SELECT DISTINCT compression FROM parquet_metadata('{file}')").fetchall()
    assert used == [("ZSTD",)]


def test_the_same_records_make_the_same_bytes(tmp_path, minimal, full):
    records = [minimal.record(), *({**full.record(), "id": str(n)} for n in range(3000))]
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        export(records, f"{tmp_path}/{name}/a.parquet")
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


def test_a_month_of_many_bytes_gets_further_files(tmp_path, full, monkeypatch):
    size = len(line(full.record()))
    monkeypatch.setattr(parquet, "PART", 2 * size)
    records = [{**full.record(), "id": str(n)} for n in range(5)]
    assert export(records, f"{tmp_path}/a.parquet").count == 5
    names = sorted(each.name for each in (tmp_path / "a.parquet").rglob("*.parquet"))
    assert names == ["articles-2.parquet", "articles-3.parquet", "articles.parquet"]
    assert sorted(row["id"] for row in read(tmp_path / "a.parquet")) == list("01234")


def test_records_in_any_order_are_all_there(tmp_path, minimal, full):
    records = [
        {**each.record(), "id": str(n)} for n, each in enumerate((minimal, full, minimal, full))
    ]
    export(records, f"{tmp_path}/a.parquet")
    assert sorted(row["id"] for row in read(tmp_path / "a.parquet")) == list("0123")


def test_a_text_of_many_megabytes_is_no_trouble(tmp_path, full):
    export([full.record() | {"article_body": "ab\n" * (10 << 20)}], f"{tmp_path}/a.parquet")
    [row] = read(tmp_path / "a.parquet", "SELECT length(article_body) AS size FROM articles")
    assert row["size"] == 30 << 20


def test_no_records_are_a_table_without_rows(tmp_path):
    assert export([], f"{tmp_path}/a.parquet").count == 0
    assert read(tmp_path / "a.parquet") == []
    names = {row["column_name"] for row in read(tmp_path / "a.parquet", "DESCRIBE articles")}
    assert {"id", "article_body", "site", "month"} <= names


def test_cc_news_can_be_parquet_too(tmp_path, full):
    export([full.record()], f"{tmp_path}/a.parquet", shape="cc_news")
    [row] = read(tmp_path / "a.parquet")
    assert list(row) == [
        *("title", "text", "domain", "date", "description", "url", "image_url"),
        *("site", "month"),
    ] or set(row) == {
        *("title", "text", "domain", "date", "description", "url", "image_url"),
        *("site", "month"),
    }


def test_digests_and_counts_are_those_of_the_files(tmp_path, minimal, full):
    manifest = export([minimal.record(), full.record()], f"{tmp_path}/a.parquet")
    files = tree(tmp_path / "a.parquet")
    told = dict(reversed(each.split("  ")) for each in files["_sha256sums"].decode().splitlines())
    assert told == {
        name: hashlib.sha256(data).hexdigest()
        for name, data in files.items()
        if name.endswith(".parquet")
    }
    assert manifest.bytes == sum(map(len, files.values())) - len(files["_manifest.json"])
    assert manifest.count == 2


def test_a_record_that_cannot_be_written_leaves_what_was_there(tmp_path, minimal, full):
    export([minimal.record()], f"{tmp_path}/a.parquet")
    before = tree(tmp_path)
    with pytest.raises(ExportError, match="cannot be written as JSON"):
        export([full.record(), {**minimal.record(), "keywords": {1}}], f"{tmp_path}/a.parquet")
    with pytest.raises(ExportError, match=r"^cannot write Parquet: [^\n]+$"):
        export([{**minimal.record(), "keywords": {"no": "list"}}], f"{tmp_path}/a.parquet")
    assert tree(tmp_path) == before


def test_without_duckdb_it_is_told_what_to_install(tmp_path, monkeypatch, minimal):
    plain = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "duckdb" else plain(name)
    )
    for ask in (lambda: check("a.parquet"), lambda: export([], f"{tmp_path}/a.parquet")):
        with pytest.raises(ExportError, match=r"pip install 'backfile\[parquet\]'"):
            ask()
    assert not list(Path(tmp_path).iterdir())
