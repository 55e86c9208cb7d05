import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.exporters.characters import scrub
from crawler.exporters.csv import COLUMNS, CsvExporter, head, line, safe
from crawler.items import Article, Reading

ANY_TEXT = st.text(
    st.characters(exclude_categories=())
    | st.sampled_from("\0\t\n\r\x1e\x85\u2028\ud83d\ude00=+-@',; ")
)
HEAD = ",".join(COLUMNS).encode() + b"\r\n"


def read(written):
    return list(csv.DictReader(io.StringIO(written.decode(), newline="")))


RECORD = Article(site="gazette").record()


@given(ANY_TEXT, ANY_TEXT)
def test_any_text_comes_back_once_its_guard_is_taken_off(headline, body):
    [row] = read(head() + line({**RECORD, "headline": headline, "article_body": body}))
    for cell, text in ((row["headline"], headline), (row["article_body"], body)):
        plain = scrub(text).replace("\0", "")
        assert cell in {plain, f"'{plain}"}
        assert cell == safe(text)


@given(ANY_TEXT, ANY_TEXT)
def test_texts_that_differ_give_cells_that_differ(one, other):
    plain = [scrub(text).replace("\0", "") for text in (one, other)]
    assert (safe(one) == safe(other)) == (plain[0] == plain[1])


@pytest.mark.parametrize("start", list("=+-@\t\r\n＝＋－＠"))
@pytest.mark.parametrize("before", ["", " ", "\u00a0", "\t ", "\ufeff", "\0", "'"])
def test_what_a_spreadsheet_would_run_is_guarded(before, start):
    assert safe(f"{before}{start}1+1") == "'" + f"{before}{start}1+1".replace("\0", "")


@pytest.mark.parametrize("text", ["", "plain", "a = b", "1-2", "'quoted'", "e-mail@home"])
def test_other_text_is_left_alone(text):
    assert safe(text) == text


def test_nul_is_left_out():
    assert safe("a\0b") == "ab"


def test_a_list_is_guarded_as_one_cell(minimal):
    row = line({**minimal.record(), "keywords": ["=1", "+2"]})
    assert b",'=1; +2," in row


def test_every_flat_field_has_its_cell(full):
    [row] = read(head() + line(full.record()))
    expected = {
        "id": "gazette-2",
        "publisher_name": "The Gazette",
        "publisher_domain": "gazette.example",
        "aliases": "https://gazette.example/?p=7; https://www.gazette.example/harbour",
        "headline": "Harbour bridge opens",
        "authors": "Ada Bell; Wire",
        "article_body": "The bridge opened at noon.\n\nWhat it cost\n\nLess than planned",
        "article_section": "Local; Transport",
        "main_image": "https://gazette.example/a.jpg",
        "images": "https://gazette.example/b.jpg; https://gazette.example/c.jpg",
        "is_accessible_for_free": "true",
        "comments_count": "1",
        "archive_url": "https://gazette.example/2018/07/20/",
        "archive_day": "2018-07-20",
        "archive_position": "4",
        "fetched_at": "2018-07-22T06:00:00Z",
        "version": "2",
        "profile": "p1",
        "schema_version": "1.0",
    }
    assert {name: row[name] for name in expected} == expected
    assert "" not in row.values()


def test_unknown_is_an_empty_cell(minimal):
    [row] = read(head() + line(minimal.record()))
    unknown = ("url", "date_published", "main_image", "archive_url", "is_accessible_for_free")
    assert {row[name] for name in unknown} == {""}


def export(file, items, **options):
    exporter = CsvExporter(file, **options)
    exporter.start_exporting()
    for item in items:
        exporter.export_item(item)
    exporter.finish_exporting()


def test_scrapy_gets_a_head_and_a_row_for_each_article(minimal, full):
    file = io.BytesIO()
    export(file, [Reading(articles=(minimal, full)), Reading()])
    assert file.getvalue().startswith(HEAD)
    assert [row["id"] for row in read(file.getvalue())] == ["gazette-1", "gazette-2"]


def test_appending_writes_no_second_head(minimal, tmp_path):
    path = tmp_path / "articles.csv"
    for _ in range(2):
        with path.open("ab") as file:
            export(file, [minimal])
    assert [row["id"] for row in read(path.read_bytes())] == ["gazette-1", "gazette-1"]


def test_feed_fields_are_followed_and_renamed(minimal):
    file = io.BytesIO()
    export(file, [minimal], fields_to_export={"headline": "title", "site": "site"})
    assert file.getvalue() == b"title,site\r\nLighthouse reopens,gazette\r\n"
