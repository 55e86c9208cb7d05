"""What an archive lacks while parts of it fail, and how that is filled when they heal."""

import json
from datetime import date

import pytest

from tests.archive import Response, serve
from tests.archive.site import HTML
from tests.commands.test_crawl import DEFINITION, FAST, read, truth

FIRST = date(2018, 7, 16)
DAYS = [FIRST.replace(day=day) for day in range(16, 24)]
# The header bar counts the newest five.
WHOLE, STORY, PAGE, DAY_500, DAY_404, BLANK, NOTHING, TODAY = DAYS
WINDOW = ("-a", f"since={FIRST}", "-a", f"until={TODAY}")
OPTIONS = {"days": len(DAYS), "per_day": 3, "per_page": 2}
NO_STORIES = b"<html><head><title>The Courier</title></head><body><p>No posts.</p></body></html>"
ONCE = ("-s", "RETRY_TIMES=0")


def day_path(day, page=1):
    return f"/{day:%Y/%m/%d}/" if page == 1 else f"/{day:%Y/%m/%d}/page/{page}/"


def break_down(server):
    """Let a story, whole days and a listing's page of *server* fail, each in its own way."""
    story = next(each for each in server.site.stories if each.day == STORY)
    for path, status in (
        (server.site.path(story), 500),
        (day_path(DAY_500), 500),
        (day_path(DAY_404), 404),
        (day_path(PAGE, 2), 500),
        (day_path(BLANK), 200),  # an empty body
    ):
        server.fail(path, status, times=99)
    server.kept_maker = server.site.pages._makers[day_path(NOTHING)]
    server.site.pages._makers[day_path(NOTHING)] = lambda: Response(200, HTML, NO_STORIES)


def heal(server):
    server.failures.clear()
    server.requests.clear()
    server.site.pages._makers[day_path(NOTHING)] = server.kept_maker


def days_of(run, *arguments):
    done = run("coverage", "--json", *arguments)
    assert done.code == 0, done.err
    return {day["day"]: day for day in json.loads(done.out)["days"]}


def verdicts(run):
    return {day: told["verdict"] for day, told in days_of(run).items()}


def short(run):
    return {day: told["short"] for day, told in days_of(run).items() if told["short"]}


@pytest.fixture
def counted(run):
    """A site whose header bar counts the newest days, crawled while parts of it fail."""
    with serve(template="bar2018", **OPTIONS) as server:
        command = ("crawl", "archive", "-a", f"url={server.url}/", "-a", "timezone=Europe/Istanbul")
        server.command = (*command, *WINDOW, *FAST, *ONCE)
        break_down(server)
        assert run(*server.command).code == 1
        yield server


@pytest.fixture
def uncounted(run, tmp_path):
    """A site that counts nothing: its days' archives are all that tells, and some fail."""
    with serve(template="twentyten", **OPTIONS) as server:
        (tmp_path / "sites").mkdir()
        text = DEFINITION.format(url=server.url)
        (tmp_path / "sites" / "mine.py").write_text(text)
        server.command = ("crawl", "mine", *WINDOW, *FAST, *ONCE)
        break_down(server)
        assert run(*server.command).code == 1
        yield server


def of_days(server, *days):
    """The paths of all pages of these days: their listings and stories."""
    paths = {path for path, each in server.site.listings.items() if each.day in days}
    return paths | {server.site.path(each) for each in server.site.stories if each.day in days}


def test_days_are_short_by_what_the_site_counts_and_are_filled_alone(run, export, counted):
    assert verdicts(run) == {
        str(WHOLE): "complete",
        str(STORY): "short by 1",
        str(PAGE): "short by 1",  # nobody says how many are behind the page that failed
        str(DAY_500): "short by 3",
        str(DAY_404): "short by 3",
        str(BLANK): "short by 3",
        str(NOTHING): "short by 3",
        str(TODAY): "provisional",
    }
    assert run("coverage", "--check").code == 1
    heal(counted)
    done = run(*counted.command, "--gaps")
    assert done.code == 0, done.err
    assert f"{DAY_404}: filled: kept 3 more" in done.err
    assert "gaps: 6 filled, 0 explained, 0 still short" in done.err
    gaps = of_days(counted, STORY, PAGE, DAY_500, DAY_404, BLANK, NOTHING)
    assert set(counted.paths) <= gaps | {"/robots.txt"}
    assert len(counted.paths) == len(set(counted.paths))
    assert set(verdicts(run).values()) == {"complete", "provisional"}
    assert run("coverage", "--check").code == 0
    assert read(export()) == truth(counted)
    counted.requests.clear()
    again = run(*counted.command, "--gaps")
    assert (again.code, counted.requests) == (0, [])
    assert "no gap is known" in again.line


def test_the_same_crawl_again_fills_what_healed(run, export, counted):
    heal(counted)
    assert run(*counted.command).code == 0
    assert set(verdicts(run).values()) == {"complete", "provisional"}
    assert read(export()) == truth(counted)


def test_a_gap_that_does_not_heal_is_told_with_its_reason(run, counted):
    story = next(each for each in counted.site.stories if each.day == STORY)
    heal(counted)
    counted.fail(counted.site.path(story), 410, times=9)
    counted.fail(day_path(DAY_500), 500, times=9)
    done = run(*counted.command, "--gaps", "-a", f"since={STORY}", "-a", f"until={DAY_500}")
    assert done.code == 1
    assert f"{STORY}: explained: gone (1)" in done.err
    assert f"{DAY_500}: still short by 3: HTTP 500 (1), not found (3)" in done.err
    assert "gaps: 1 filled, 1 explained, 1 still short" in done.err
    assert set(counted.paths) <= of_days(counted, STORY, PAGE, DAY_500) | {"/robots.txt"}
    left = {str(DAY_500): 3, str(DAY_404): 3, str(BLANK): 3, str(NOTHING): 3}
    assert short(run) == left


def test_a_run_for_gaps_that_was_stopped_goes_on(run, export, counted):
    heal(counted)
    assert run(*counted.command, "--gaps", "--limit", 2).code == 11
    done = run(*counted.command, "--gaps")
    assert done.code == 0, done.err
    assert read(export()) == truth(counted)
    assert run(*counted.command).code == 0


def test_a_day_whose_archive_fails_is_short_where_nobody_counts(run, export, uncounted):
    days = days_of(run)
    assert {day: told["verdict"] for day, told in days.items()} == {
        str(WHOLE): "complete",
        str(STORY): "short by 1",
        str(PAGE): "short by 1",
        str(DAY_500): "short by 1",
        str(BLANK): "short by 1",
        str(NOTHING): "complete",  # that is what its archive says
        str(TODAY): "complete",
    }
    assert days[str(DAY_500)]["reasons"] == {"rejected": {}, "failed": {"HTTP 500": 1}}
    assert days[str(BLANK)]["reasons"]["failed"] == {"the page is empty": 1}
    heal(uncounted)
    assert run(*uncounted.command, "--gaps").code == 0
    assert set(uncounted.paths) <= of_days(uncounted, STORY, PAGE, DAY_500, BLANK) | {"/robots.txt"}
    assert short(run) == {}
    # What an archive denied to have is asked for by every crawl.
    assert run(*uncounted.command).code == 0
    assert set(verdicts(run).values()) == {"complete"}
    assert {record["url"] for record in export()} == set(truth(uncounted))


def test_days_are_bounded_and_a_wrong_use_is_refused(run, counted):
    days = days_of(run, "--since", PAGE, "--until", DAY_404)
    assert list(days) == [str(PAGE), str(DAY_500), str(DAY_404)]
    assert run("coverage", "--since", "yesterday").code == 2
    assert run(*counted.command, "--gaps", "--recheck").code == 2
    unknown = run("crawl", "islamicinvitationturkey", "--gaps")
    assert unknown.code == 2
    assert "the ledger has no site" in unknown.line
