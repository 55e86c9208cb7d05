import gzip
import json
import shutil
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from benchmarks.sets import find, load, write
from crawler.errors import RecordError


def truth_of(tmp_path, **row):
    (tmp_path / "truth.jsonl").write_text(json.dumps({"id": "a", "url": None, **row}) + "\n")
    (truth,) = load(tmp_path).truths
    return truth


def test_a_set_is_read_with_its_truth(pages):
    ferry, mill = pages.truths
    assert (pages.name, ferry.id, mill.id) == ("tiny", "ferry", "mill")
    assert ferry.authors == ("Ada Merrin", "Bo Lund")
    assert ferry.published == datetime(2018, 7, 20, 23, 40, tzinfo=timezone(timedelta(hours=3)))
    assert (ferry.present, ferry.absent) == (("254 passengers",), ("Scroll Up", "Subscribe"))
    assert b"254 passengers" in pages.html(ferry)


def test_what_is_empty_is_unknown(pages):
    mill = pages.truths[1]
    assert (mill.url, mill.title, mill.authors, mill.present) == (None, None, (), ())


@pytest.mark.parametrize("odd", ["NaT", "2015-11", "", None, "yesterday", "20 July 2018"])
def test_what_is_no_whole_iso_date_is_unknown(tmp_path, odd):
    assert truth_of(tmp_path, date=odd).published is None


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2018-07-20", date(2018, 7, 20)),
        ("2018-07-20 15:47:42.389000+00:00", datetime(2018, 7, 20, 15, 47, 42, 389000, UTC)),
        ("2018-07-20T15:47:42Z", datetime(2018, 7, 20, 15, 47, 42, tzinfo=UTC)),
    ],
)
def test_dates_are_read(tmp_path, written, moment):
    assert truth_of(tmp_path, date=written).published == moment


def test_names_in_one_text_are_parted_at_commas(tmp_path):
    assert truth_of(tmp_path, authors="Ada Merrin, Bo Lund").authors == ("Ada Merrin", "Bo Lund")


def test_a_folder_of_sets_and_one_set_are_both_found(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "another")
    (tmp_path / "notes").mkdir()
    assert find(tmp_path) == [tmp_path / "another", folder]
    assert find(folder) == [folder]


def test_a_part_of_a_set_is_not_whole(folder):
    part = load(folder, 1)
    assert [truth.id for truth in part.truths] == ["ferry"]
    assert not part.whole
    assert load(folder, 2).whole


def test_the_digest_is_of_the_data_alone(pages, rows, tmp_path):
    write(tmp_path / "copy", iter(rows))
    copy = load(tmp_path / "copy")
    packed = tmp_path / "copy" / "pages" / "mill.html.gz"
    packed.write_bytes(gzip.compress(copy.html(copy.truths[1]), compresslevel=9, mtime=1))
    assert copy.digest == pages.digest


@pytest.mark.parametrize("part", ["page", "truth"])
def test_other_data_have_another_digest(pages, rows, tmp_path, part):
    (row, html), *rest = rows
    changed = (row, html + b" ") if part == "page" else ({**row, "title": "Ferry"}, html)
    write(tmp_path / "changed", iter([changed, *rest]))
    assert load(tmp_path / "changed").digest != pages.digest


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(RecordError, match="nowhere: no such folder"):
        find(tmp_path / "nowhere")


def test_a_folder_without_a_set_is_told(tmp_path):
    with pytest.raises(RecordError, match=r"no truth\.jsonl in it"):
        find(tmp_path)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "line 2: Expecting"),
        ("[]", "line 2: not a JSON object"),
        ('{"url": null}', "line 2: no 'id'"),
        ('{"id": "../a"}', "line 2: id is"),
        ('{"id": 7}', "line 2: id is 7"),
        ('{"id": "ferry"}', "line 2: ferry is there twice"),
        ('{"id": "b", "text": 7}', "line 2: text is 7"),
        ('{"id": "b", "authors": [7]}', "line 2: authors is"),
        ('{"id": "b", "with": "here"}', "line 2: with is"),
    ],
)
def test_a_wrong_line_is_named(tmp_path, line, problem):
    (tmp_path / "truth.jsonl").write_text(f'{{"id": "ferry", "url": null}}\n{line}\n')
    with pytest.raises(RecordError, match=problem):
        load(tmp_path)


def test_an_empty_set_is_told(tmp_path):
    (tmp_path / "truth.jsonl").write_text("\n")
    with pytest.raises(RecordError, match="empty"):
        load(tmp_path)


def test_a_missing_page_is_told(pages):
    (pages.folder / "pages" / "mill.html.gz").unlink()
    with pytest.raises(RecordError, match=r"mill\.html\.gz: missing"):
        _ = pages.digest


@pytest.mark.parametrize("cut", [b"", b"no gzip", gzip.compress(b"a page", mtime=1)[:-9]])
def test_an_unreadable_page_is_told(pages, cut):
    (pages.folder / "pages" / "mill.html.gz").write_bytes(cut)
    with pytest.raises(RecordError, match=r"mill\.html\.gz: cannot be read"):
        _ = pages.digest
