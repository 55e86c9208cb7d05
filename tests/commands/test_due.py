"""Planned crawls, by the command that cron or systemd gives."""

import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from crawler.commands.due import may_be_set
from crawler.ledger import Plans, Run
from crawler.schedule import Round
from tests.archive import serve

DAYS = 6
FIRST = datetime.now(UTC).date() - timedelta(days=DAYS - 1)

PLAN = """
[[crawl]]
site = "archive"
arguments = {{ url = "{url}/", name = "courier" }}
every = "6h"
days = 3
settings = {{ DOWNLOAD_DELAY = 0, USER_AGENT = "file" }}
{more}
"""

FORBIDDEN = (
    "STATS_CLASS",
    "EXTENSIONS",
    "RETRY_EXCEPTIONS",
    "REFERRER_POLICY",
    "SCHEDULER",
    "JOBDIR",
    "LOG_FILE",
    "HTTPCACHE_ENABLED",
    "TELNETCONSOLE_ENABLED",
    "DOWNLOAD_DELY",
)
"""What a schedule may not set: code, places, what is off for a reason, what nobody knows."""

PLANTED = """
[[crawl]]
site = "archive"
arguments.url = "https://courier.example/"
every = "1h"
settings.STATS_CLASS = "planted.Stats"
"""

WRONG_SETTING = """
[[crawl]]
site = "archive"
arguments.url = "https://courier.example/"
every = "1h"
settings.DOWNLOAD_DELAY = "soon"
"""

PUBLIC = """
[[crawl]]
site = "archive"
arguments.url = "https://news.org/"
every = "1h"
"""


@pytest.fixture
def server():
    with serve(first_day=FIRST, days=DAYS, timezone="UTC") as server:
        yield server


@pytest.fixture
def plan(tmp_path):
    """Write a schedule of the server's site, called ``c``."""

    def plan(server, more=""):
        text = PLAN.format(url=server.url, more=f'name = "c"\n{more}')
        (tmp_path / "s.toml").write_text(text)

    return plan


@pytest.fixture
def plans(tmp_path):
    return Plans(tmp_path / "data")


def wrote(plans, ago, code=0, covered=None):
    """Let the last run of the plan have begun so long *ago*."""
    then = datetime.now(UTC) - ago
    plans.write(
        "c", Round(then, then + timedelta(seconds=1) if code is not None else None, code, covered)
    )


def test_what_is_due_is_run_and_then_it_is_not_due(run, export, plan, server):
    plan(server)
    done = run("due", "s.toml")
    assert done.code == 0, done.err
    assert "c: complete; next " in done.err
    last = {str(datetime.now(UTC).date() - timedelta(days=day)) for day in range(3)}
    assert {record["date_published"][:10] for record in export()} == last
    server.requests.clear()
    again = run("due", "s.toml")
    assert (again.code, again.err, again.out) == (0, "", "")
    assert server.requests == []


def test_it_does_not_matter_where_one_stands(run, plan, server, tmp_path):
    plan(server, "limit = 1")
    (tmp_path / "elsewhere" / "crawler").mkdir(parents=True)
    (tmp_path / "elsewhere" / "crawler" / "__init__.py").write_text("raise SystemExit('not me')")
    command = [sys.executable, "-P", "-m", "crawler", "due", "../s.toml"]
    done = subprocess.run(command, cwd=tmp_path / "elsewhere", check=False, timeout=60)
    assert done.returncode == 11
    assert (tmp_path / "data" / "ledger.sqlite3").is_file()
    assert not (tmp_path / "elsewhere" / "data").exists()


def test_what_was_missed_is_run_once_and_reaches_back(run, export, plan, plans, server):
    wrote(plans, timedelta(days=5), covered=FIRST)
    plan(server)
    assert run("due", "s.toml").code == 0
    assert len({record["date_published"][:10] for record in export()}) == DAYS - 1
    assert run("due", "s.toml").err == ""
    assert plans.rounds()["c"].covered >= FIRST + timedelta(days=DAYS - 3)


def test_a_failure_is_told_and_tried_again_later(run, plan, plans, server):
    plan(server)
    lost = server.site.path(server.site.stories[-1])
    server.fail(lost, 503, times=1)
    done = run("due", "s.toml", "-s", "RETRY_TIMES=0")
    assert done.code == 1
    assert "c: incomplete; next " in done.err
    assert run("due", "s.toml").err == ""
    state = plans.rounds()["c"]
    wrote(plans, timedelta(minutes=15), code=1, covered=state.covered)
    done = run("due", "s.toml")
    assert done.code == 0, done.err
    assert server.paths.count(lost) == 2


def test_a_limit_stops_and_it_goes_on_after_a_pause(run, export, plan, plans, server):
    plan(server, "limit = 8")
    first = run("due", "s.toml")
    assert first.code == 11
    assert "c: stopped; next " in first.err
    assert run("due", "s.toml").code == 0
    assert len(export()) == 8
    wrote(plans, timedelta(minutes=20), code=11)
    assert run("due", "s.toml").code == 0
    assert len(export()) == 12


def test_one_that_was_killed_goes_on(run, export, plan, plans, server):
    wrote(plans, timedelta(minutes=1), code=None)
    plan(server)
    assert "; killed" in run("due", "s.toml", "--dry-run").out
    assert run("due", "s.toml").code == 0
    assert len(export()) == 12


def test_what_the_command_sets_prevails_over_the_file(run, plan, server, tmp_path):
    plan(server, "limit = 1")
    done = run("due", "s.toml", "-s", "USER_AGENT=canary", "--logfile", "log", "-L", "INFO")
    assert done.code == 11
    assert {request.user_agent for request in server.requests} == {"canary"}
    assert (tmp_path / "log").stat().st_size


def test_a_dry_run_tells_what_and_when_and_does_nothing(run, plan, plans, server, tmp_path):
    plan(server)
    done = run("due", "s.toml", "--dry-run")
    since = datetime.now(UTC).date() - timedelta(days=2)
    assert (done.code, done.out) == (0, f"c: due now; {since} to today; never run\n")
    assert not (tmp_path / "data").exists()
    wrote(plans, timedelta(hours=1))
    assert "with 0\n" in run("due", "s.toml", "--dry-run").out
    assert server.requests == []


def test_a_busy_site_is_skipped_and_the_others_run(run, plan, plans, server, tmp_path):
    plan(server)
    with (tmp_path / "s.toml").open("a") as file:
        file.write(PLAN.format(url=server.url, more='name = "d"').replace('"courier"', '"other"'))
    busy = Run.open(tmp_path / "data", "courier")
    done = run("due", "s.toml")
    busy.close("complete")
    assert done.code == 0, done.err
    assert "c: skipped: courier is being crawled" in done.err
    assert "d: complete" in done.err
    assert set(plans.rounds()) == {"d"}


# Undoes what ``nohup`` does, under which a suite may run.
HEAR_HANGUPS = """
import os, signal, sys
signal.signal(signal.SIGHUP, signal.SIG_DFL)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


def popen(folder):
    command = [sys.executable, "-c", HEAR_HANGUPS, "-m", "crawler", "due", "s.toml"]
    return subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)


def wait_for(server, requests):
    end = time.monotonic() + 20
    while len(server.requests) < requests and time.monotonic() < end:
        time.sleep(0.01)


def test_two_at_a_time_run_a_plan_once(plan, server, tmp_path):
    plan(server)
    both = [popen(tmp_path) for _ in range(2)]
    said = [each.communicate(timeout=60)[1] for each in both]
    assert [each.returncode for each in both] == [0, 0], said
    assert sorted("c: complete" in each for each in said) == [False, True]
    stories = [server.site.path(story) for story in server.site.stories]
    assert max(server.paths.count(path) for path in stories) == 1
    with closing(sqlite3.connect(tmp_path / "data" / "ledger.sqlite3")) as ledger:
        assert ledger.execute("SELECT count(*) FROM runs").fetchone() == (1,)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_is_passed_on_and_what_is_left_is_not_begun(
    run, plan, plans, server, tmp_path, number
):
    plan(server)
    with (tmp_path / "s.toml").open("a") as file:
        file.write(PLAN.format(url=server.url, more='name = "d"').replace('"courier"', '"other"'))
    server.latency = 0.1
    stopped = popen(tmp_path)
    wait_for(server, 6)
    begin = time.monotonic()
    stopped.send_signal(number)
    _, err = stopped.communicate(timeout=30)
    assert stopped.returncode == 11, err
    assert time.monotonic() - begin < 10
    assert "c: stopped; it goes on at the next call" in err
    assert {name: last.code for name, last in plans.rounds().items()} == {"c": 11}


def test_no_plan_runs_in_the_quiet_hours_of_its_site(run, plan, server, tmp_path):
    plan(server)
    now = datetime.now(UTC)
    begin, end = (f"{now + timedelta(minutes=each):%H:%M}" for each in (-5, 60))
    text = (tmp_path / "s.toml").read_text()
    (tmp_path / "s.toml").write_text(text.replace('name = "courier"', f'quiet = "{begin}-{end}"'))
    done = run("due", "s.toml")
    assert done.code == 0, done.err
    assert server.requests == []
    assert (
        f"c: {now + timedelta(hours=1):%Y-%m-%dT%H:%M}+00:00"
        in run("due", "s.toml", "--dry-run").out
    )


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("dayz = 3", "s.toml: crawl 1: unknown key 'dayz'"),
        ("[[crawl]]\nsite = 'nosuch'\nevery = '1h'", "s.toml: nosuch: unknown site 'nosuch'"),
        ("[[crawl]]\nsite = 'archive'\nevery = '1h'", "s.toml: archive: archive needs an address"),
        ("[[crawl]]\nsite = 'archive'\nevery = '1h'\narguments = { self = 1 }", "no argument"),
        (WRONG_SETTING, "DOWNLOAD_DELAY takes a number"),
        (PLANTED, "settings may not hold STATS_CLASS"),
        (PUBLIC, "archive url=https://news.org/: news.org is a public site"),
        (PUBLIC, 'write contact = "you@your.domain" at the top of the schedule, or'),
    ],
)
def test_a_schedule_that_is_wrong_runs_nothing(run, plan, server, tmp_path, more, words):
    plan(server, more)
    done = run("due", "s.toml")
    assert done.code == 2
    assert words in done.line
    assert server.requests == []
    assert [path.name for path in tmp_path.iterdir()] == ["s.toml"]


@pytest.mark.parametrize("name", FORBIDDEN)
def test_a_schedule_names_no_code_and_no_place_and_turns_nothing_on(name):
    assert not may_be_set(name)


@pytest.mark.parametrize("name", ["DOWNLOAD_DELAY", "USER_AGENT", "RECORDS", "ROBOTSTXT_OBEY"])
def test_a_schedule_sets_how_a_site_is_crawled(name):
    assert may_be_set(name)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "name one schedule"),
        (["missing.toml"], "no such file"),
        (["."], "no such file"),
    ],
)
def test_no_schedule(run, arguments, words):
    done = run("due", *arguments)
    assert done.code == 2
    assert words in done.line


def test_a_ledger_that_cannot_be_made_is_told(run, plan, server, tmp_path):
    plan(server)
    done = run("due", "s.toml", "--data", "/dev/full/data")
    assert done.code == 3
    assert "cannot open the ledger" in done.line
    assert server.requests == []
