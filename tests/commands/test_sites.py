"""A new site, by the commands that a user types."""

import json

import pytest

from tests.archive import serve


def test_a_new_site_is_one_file_that_is_found(run, tmp_path):
    done = run("genspider", "-t", "site", "courier", "courier.example")
    assert done.code == 0, done.err
    assert done.out == "sites/courier.py\ntests/test_sites.py\n"
    assert "courier" in run("list").out.split()
    again = run("genspider", "courier", "courier.example")
    assert again.code == 2
    assert "--force" in again.line


def test_a_page_is_recorded_with_its_expected_record(run, tmp_path):
    with serve(template="wordpress", days=1) as server:
        story = server.site.stories[0]
        url = server.site.address(story)
        done = run("record", "archive", url, "first", "-s", "DOWNLOAD_DELAY=0")
        assert done.code == 0, done.err
        page, side_car, test = (tmp_path / line for line in done.out.splitlines())
        assert test == tmp_path / "tests" / "test_sites.py"
        assert page.read_bytes() == server.site.get(server.site.path(story)).body
        meta = json.loads(side_car.read_text())
        assert meta["url"] == url
        assert meta["expected"]["headline"] == story.headline
        assert meta["expected"]["article_body"] == story.article_body
        assert not list(tmp_path.glob("data*"))
        again = run("record", "archive", url, "first", "-s", "DOWNLOAD_DELAY=0")
        assert again.code == 2
        assert "--force" in again.line


@pytest.mark.parametrize("path", ["/nowhere/", "/robots.txt"])
def test_what_is_no_article_is_not_recorded(run, tmp_path, path):
    with serve(days=1) as server:
        done = run("record", "archive", server.url + path, "first", "-s", "DOWNLOAD_DELAY=0")
        assert done.code == 1
        assert "no article was read" in done.err
        assert list(tmp_path.iterdir()) == []
