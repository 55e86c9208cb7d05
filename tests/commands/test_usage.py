"""What is not understood is refused in one line, with exit code 2, before anything is done."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["crwl"], "unknown command 'crwl': did you mean 'crawl'?"),
        (["crawl"], "name one site"),
        (["crawl", "nosuch"], "unknown site 'nosuch'; known are archive"),
        (["crawl", "archive"], "archive needs an address"),
        (["crawl", "archive", "-a", "url=ftp://x/"], "is no web address"),
        (["crawl", "archive", "-a", "url=https://courier.example:port/"], "is no web address"),
        (["crawl", "archive", "-a", "url=https://x/", "-a", "snce=2018-07-20"], "'snce'"),
        (["crawl", "archive", "-a", "url=https://x/", "-a", "since=20.7.2018"], "is no day"),
        (["crawl", "archive", "-a", "url=https://x/", "-a", "since=2018-02-30"], "is no day"),
        (["crawl", "archive", "-a", "url=https://x/", "-a", "since=2018-2-3"], "is no day"),
        (
            [
                "crawl",
                "archive",
                "-a",
                "url=https://x/",
                "-a",
                "since=2018-07-20",
                "-a",
                "until=2018-07-19",
            ],
            "lies after",
        ),
        (["crawl", "archive", "-a", "url=https://x/", "-a", "timezone=Istanbul"], "is no zone"),
        (["crawl", "archive", "-a", "url"], "-a"),
        (["crawl", "archive", "--limit", "none"], "--limit"),
        (["crawl", "archive", "--limit", "0"], "--limit"),
        (["crawl", "archive", "--bogus"], "unknown option --bogus"),
        (["crawl", "archive", "-a", "url=https://x/", "-O", "articles.xml"], "xml"),
        (["replay"], "name a page"),
        (["replay", ""], "name a page"),
        (["replay", "missing"], "no such file or folder: missing"),
        (["replay", "."], "no page in ."),
        (["replay", ".", "-o", "nowhere/a.jsonl"], "nowhere"),
        (["replay", ".", "-o", "a.doc"], "unknown format"),
        (["replay", ".", "--site", "nosuch"], "unknown site"),
        (["export"], "-o"),
        (["export", "-o", "a.jsonl"], "no ledger in data"),
        (["export", "-o", "a.jsonl", "--since", "yesterday"], "is no day"),
        (["export", "-o", "a.doc"], "unknown format"),
        (["export", "-o", "a.jsonl", "extra"], "extra"),
        (["coverage"], "no ledger in data"),
        (["coverage", "a", "b"], "name one site"),
        (["show"], "no ledger in data"),
        (["show", "--limit", "-1"], "--limit"),
        (["coverage", "-L", "NOPE"], "unknown log level"),
        (["crawl", "archive", "-s", "DOWNLOAD_DELAY=soon"], "DOWNLOAD_DELAY takes a number"),
        (["crawl", "archive", "-s", "DOWNLOAD_DELAY=nan"], "DOWNLOAD_DELAY takes a number"),
        (["crawl", "archive", "-s", "DOWNLOAD_DELAY=-1"], "takes a number from 0"),
        (["crawl", "archive", "-s", "DOWNLOAD_TIMEOUT=0"], "takes a number above 0"),
        (["crawl", "archive", "-s", "ROBOTSTXT_OBEY=maybe"], "takes True or False"),
        (["crawl", "archive", "-s", "LOG_LEVEL=LOUD"], "unknown log level 'LOUD'"),
        (
            ["crawl", "archive", "-a", "url=https://x/", "-s", "DOWNLOAD_DELY=10"],
            "unknown setting DOWNLOAD_DELY: did you mean DOWNLOAD_DELAY?",
        ),
        (["coverage", "-s", "data_dir=news"], "did you mean DATA_DIR?"),
        (["coverage", "-s", "=5"], "-s names no setting"),
        (["settings", "--get", "DOWNLOAD_DELY"], "did you mean DOWNLOAD_DELAY?"),
        (["settings", "--getint", "USER_AGENT"], "USER_AGENT is no whole number"),
        (["settings", "--getfloat", "BOT_NAME"], "BOT_NAME is no number"),
        (["settings", "--getbool", "USER_AGENT"], "USER_AGENT is neither true nor false"),
        (["settings", "--getlist", "CONCURRENT_REQUESTS"], "CONCURRENT_REQUESTS is no list"),
        (["fetch", "--spider", "nope", "http://127.0.0.1:1/"], "unknown site 'nope'"),
        (["fetch", "--spider", "archive", "http://127.0.0.1:1/"], "--spider archive: a site's"),
        (["genspider", "a b", "courier.example"], "no name for a site"),
        (["genspider", "courier", ""], "no domain"),
        (["genspider", "archive", "courier.example"], "there is a site 'archive' already"),
        (["record", "archive"], "give a site"),
        (["crawl", "archive", "-a", "url=https://news.org/"], "news.org is a public site"),
        (["discover", "news.org"], "news.org is a public site"),
        (["record", "archive", "https://news.org/a", "case"], "news.org is a public site"),
        (
            ["crawl", "archive", "-a", "url=https://x/", "-s", "CONTACT=me"],
            "CONTACT: me is neither",
        ),
        (["record", "nosuch", "https://x/", "case"], "unknown site"),
        (["record", "archive", "https://x/", "../case"], "no name for a file"),
        (["genspider", "one"], "give a name and a domain"),
        (["crawl", "archive", "--data", ""], "--data"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_refused_in_one_line(run, tmp_path, arguments, words):
    done = run(*arguments)
    assert done.code == 2, done.err
    assert words in done.line
    assert done.out == ""
    assert list(tmp_path.iterdir()) == []


def test_a_broken_definition_is_named(run, tmp_path):
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "broken.py").write_text("import nosuchmodule\n")
    done = run("list")
    assert done.code == 2
    assert "sites/broken.py cannot be loaded" in done.line


def test_a_ledger_folder_that_is_a_file_is_refused(run, tmp_path):
    (tmp_path / "file").touch()
    done = run("crawl", "archive", "-a", "url=https://x/", "--data", "file")
    assert done.code == 2
    assert "is no folder" in done.line


def test_a_setting_that_only_a_definition_may_read_is_taken_and_told_of(run):
    done = run("coverage", "-s", "PRESS_CODE=7")
    assert done.err.startswith("backfile: warning: unknown setting PRESS_CODE")
    assert "no ledger in data" in done.err


def test_the_commands_are_listed_and_explained(run):
    listed = run()
    assert listed.code == 0
    assert "backfile <command>" in listed.out
    assert run("version").out.startswith("Backfile ")
    for name in ("crawl", "replay", "export", "coverage", "record", "genspider", "shell"):
        assert f"  {name} " in listed.out
    assert "--limit" in run("crawl", "-h").out


@pytest.mark.parametrize("command", ["version", "list"])
def test_an_output_that_is_full_is_told_in_one_line(tmp_path, command):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "crawler", command],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr == "backfile: error: cannot write the output: No space left on device\n"
