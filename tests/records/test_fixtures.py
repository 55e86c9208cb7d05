import gzip
import json

import pytest

from crawler.errors import RecordError
from crawler.items import Page
from crawler.records import find, write_fixture

PAGE = b"<html><p>Ships wait.</p></html>"


def write(folder, name, body=PAGE, **side_car):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(body)
    if side_car:
        case = name.split(".")[0]
        (folder / f"{case}.json").write_text(json.dumps(side_car))


def errors(*paths):
    return [str(saved) for saved in find(paths) if isinstance(saved, RecordError)]


def test_a_page_comes_with_what_its_side_car_says(tmp_path):
    write(
        tmp_path,
        "case.html",
        page="case.html",
        url="https://courier.example/a/",
        site="courier",
        kind="listing",
        fetched_at="2018-07-20T09:00:00Z",
        status=200,
        content_type="text/html; charset=windows-1254",
        expected={"headline": "Ships"},
        observations=[{"count": 26}],
    )
    [saved] = find([tmp_path])
    assert saved.page == Page(
        PAGE,
        "https://courier.example/a/",
        "text/html; charset=windows-1254",
        "2018-07-20T09:00:00Z",
        200,
    )
    assert (saved.site, saved.kind) == ("courier", "listing")
    assert saved.expected == {"headline": "Ships"}
    assert saved.observations == ({"count": 26},)


def test_bare_pages_are_found_by_their_names_in_order(tmp_path):
    write(tmp_path / "b", "two.htm")
    write(tmp_path / "a", "one.html.gz", gzip.compress(PAGE))
    write(tmp_path / "a", "text.txt", b"Ships wait.")
    write(tmp_path / "a", "notes.md")
    saved = list(find([tmp_path]))
    assert [each.path.name for each in saved] == ["one.html.gz", "text.txt", "two.htm"]
    assert [each.page.content_type for each in saved] == ["text/html", "text/plain", "text/html"]
    assert saved[0].page.body == PAGE
    assert all(each.page.url is None for each in saved)


@pytest.mark.parametrize("named", ["case.html", "case.json"])
def test_either_of_the_two_files_names_the_page(tmp_path, named):
    write(tmp_path, "case.html", url="https://courier.example/a/")
    [saved] = find([tmp_path / named])
    assert saved.path.name == "case.html"
    assert saved.page.url == "https://courier.example/a/"


def test_a_listed_page_that_is_missing_is_reported_and_the_rest_is_read(tmp_path):
    write(tmp_path, "here.html", page="here.html", url=None)
    (tmp_path / "lost.json").write_text('{"page": "lost.html", "url": "https://x.example/"}')
    assert errors(tmp_path) == [f"{tmp_path / 'lost.html'} is missing"]
    assert len(list(find([tmp_path]))) == 2


def test_other_json_files_are_no_side_cars(tmp_path):
    write(tmp_path, "case.html")
    (tmp_path / "manifest.json").write_text('{"count": 3}')
    (tmp_path / "list.json").write_text("[1, 2]")
    (tmp_path / "broken.json").write_text("{")
    assert len(list(find([tmp_path]))) == 1
    assert errors(tmp_path) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "is no side-car"),
        ('{"page": "case.html", "url": 7}', "url is no text"),
        ('{"page": "case.html", "status": "200"}', "status is no number"),
        ('{"page": "case.html", "fetched_at": "yesterday"}', "fetched_at is no time"),
        ('{"page": "case.html", "fetched_at": "2018-07-20T09:00:00+03:00"}', "fetched_at is no"),
        ('{"page": "case.html", "expected": []}', "expected is no object"),
        ("[" * 100_000, "is no side-car"),
    ],
)
def test_a_broken_side_car_is_reported(tmp_path, text, reason):
    write(tmp_path, "case.html")
    (tmp_path / "case.json").write_text(text)
    [error] = errors(tmp_path)
    assert reason in error


def test_a_side_car_leads_to_no_other_folder(tmp_path):
    write(tmp_path, "secret.html")
    write(tmp_path / "in", "case.html")
    (tmp_path / "in" / "case.json").write_text('{"page": "../secret.html"}')
    assert {
        saved.path.parent.name for saved in find([tmp_path / "in"]) if hasattr(saved, "path")
    } <= {"in"}


@pytest.mark.parametrize("body", [b"no gzip", gzip.compress(PAGE, mtime=1)[:-9]])
def test_a_broken_gzip_file_is_reported(tmp_path, body):
    write(tmp_path, "case.html.gz", body)
    [error] = errors(tmp_path)
    assert "cannot be read" in error


def test_a_gzip_bomb_is_reported_before_it_fills_the_memory(tmp_path):
    write(tmp_path, "case.html.gz", gzip.compress(bytes(60 * 1024 * 1024)))
    [error] = errors(tmp_path)
    assert "over 50 MiB" in error


def test_a_written_fixture_is_found_again(tmp_path):
    page = Page(PAGE, "https://courier.example/a/", "text/html", "2018-07-20T09:00:00Z", 200)
    record = {"headline": "Ships", "id": "x", "provenance": {}, "cleaning": {}}
    written = write_fixture(tmp_path / "courier", "ships", page, record, "courier")
    [saved] = find([tmp_path])
    assert saved.path == written
    assert saved.page == page
    assert saved.site == "courier"
    assert saved.expected == {"headline": "Ships"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("map.xml", "application/xml"),
        ("feed.rss", "application/rss+xml"),
        ("posts.page.json", "application/json"),
    ],
)
def test_a_side_car_may_name_a_page_that_is_no_html(tmp_path, name, kind):
    (tmp_path / name).write_text("[]" if name.endswith(".json") else "<rss/>", encoding="utf-8")
    side_car = json.dumps({"page": name, "url": "https://courier.example/feed/"})
    (tmp_path / "case.json").write_text(side_car, encoding="utf-8")
    (found,) = find([tmp_path])
    assert (found.path.name, found.page.content_type) == (name, kind)


def test_bare_data_is_no_page(tmp_path):
    (tmp_path / "map.xml").write_text("<urlset/>", encoding="utf-8")
    assert list(find([tmp_path])) == []
