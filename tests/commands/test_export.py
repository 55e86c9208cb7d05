"""``backfile export``: shapes by name, and cursors that survive any kill."""

import argparse
import csv
import itertools
import json
import signal
import subprocess
import sys
import tempfile
from contextlib import nullcontext, suppress
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from crawler.commands.export import Command
from crawler.errors import DefinitionError
from crawler.exporters import disk
from crawler.items import Block, Provenance, Reading
from crawler.ledger import Cursor, Run, articles, database
from tests.ledger.builders import SITE, article, entry

MINUTE = itertools.count()

KILLED_AT = """
import os, signal, sys
from pathlib import Path
from crawler.console import main
from crawler.exporters import disk
from crawler.ledger import Cursor

def at(owner, name, count, before):
    plain, calls = getattr(owner, name), []
    def seam(*given, **named):
        calls.append(name)
        if before and len(calls) == count:
            os.kill(os.getpid(), signal.SIGKILL)
        answer = plain(*given, **named)
        if len(calls) == count:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer
    setattr(owner, name, seam)

STEPS = {
    "nothing is noted": (Cursor, "note", 1, True),
    "the output is noted": (Cursor, "note", 1, False),
    "the file has its name": (Path, "replace", 1, False),
    "the manifest has its name": (Path, "replace", 2, False),
    "the folder has its name": (disk, "replace_folder", 1, False),
    "the cursor moves": (Cursor, "move", 1, True),
}
at(*STEPS[sys.argv.pop(1)])
main()
"""
"""A ``backfile`` that kills itself with SIGKILL at a step."""

BEFORE = ("nothing is noted", "the output is noted")
AFTER = ("the file has its name", "the manifest has its name", "the cursor moves")


def keep(folder, *names, text=""):
    """Let the ledger read an article for each name, with this text or its first one."""
    with_text = {"text": text} if text else {}
    run = Run.open(folder, SITE, again=True)
    for name in names:
        run.commit(Reading(entries=(entry(name),)))
        lease = run.lease()
        at = f"2026-01-01T{next(MINUTE) // 60 % 24:02}:{next(MINUTE) % 60:02}:00Z"
        seen = Provenance(fetched_at=at, payload_digest=f"sha256:{next(MINUTE):064x}")
        kept = article(name, **with_text, provenance=seen)
        run.commit(
            Reading(address=lease.address, url=lease.entry.url, articles=(kept,), fetched_at=at)
        )
    run.close("complete")


def forget(folder, name):
    """Note in the ledger that an article was forgotten."""
    connection = database.connect(folder)
    with database.transaction(connection):
        connection.execute(
            "INSERT INTO forgotten VALUES (?, ?, '2026-01-01T00:00:00Z', ?)",
            (f"id-{name}", SITE, articles.next_change(connection)),
        )
    connection.close()


@pytest.fixture
def data(tmp_path):
    keep(tmp_path / "data", "a", "b")
    return tmp_path / "data"


@pytest.fixture
def killed(tmp_path):
    """Run ``backfile export`` until a step, where it is killed."""

    def killed(step, *arguments):
        done = subprocess.run(
            [sys.executable, "-c", KILLED_AT, step, "export", *arguments],
            cwd=tmp_path,
            check=False,
            capture_output=True,
            timeout=120,
        )
        assert done.returncode == -signal.SIGKILL, done.stderr.decode()

    return killed


@pytest.fixture
def call(tmp_path, monkeypatch, capfd):
    """Give ``backfile export`` in this process; return what it told on stderr."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments):
        command = Command()
        command.settings = Settings({"DATA_DIR": "data"})
        parser = argparse.ArgumentParser()
        command.add_options(parser)
        command.work([], parser.parse_args(arguments))
        return capfd.readouterr().err

    return call


def ids(path):
    return [json.loads(each)["id"] for each in path.read_text(encoding="utf-8").splitlines()]


def manifest(path):
    return json.loads(path.with_name(f"{path.name}.manifest.json").read_bytes())


# Shapes


def test_the_name_and_the_shape_tell_what_is_written(call, data, tmp_path):
    for name, *shape in (
        ("a.md",),
        ("a.txt.gz",),
        ("a.parquet",),
        ("a.jsonl.zst", "--shape", "schema.org"),
        ("a.csv", "--shape", "cc_news"),
        ("b.jsonl", "--shape", "news-please"),
        ("folder/", "--shape", "text"),
    ):
        assert call("-o", name, *shape) == f"2 articles in {name}\n"
    with (tmp_path / "a.csv").open(newline="", encoding="utf-8") as file:
        assert [row["title"] for row in csv.DictReader(file)] == ["Headline of a", "Headline of b"]
    assert len(list((tmp_path / "folder").rglob("*.txt"))) == 2


def test_standard_output_has_a_shape_too(run, data):
    done = run("export", "-o", "-", "--shape", "cc_news")
    assert [record["title"] for record in done.records] == ["Headline of a", "Headline of b"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("-o a.csv --shape schema.org", "schema.org cannot be csv: name the output *.jsonl"),
        ("-o a.md --shape native", "native cannot be md: name the output *.jsonl or *.csv"),
        ("-o a.jsonl --shape markdown", "markdown cannot be jsonl: name the output *.md"),
        ("-o folder/", "is a folder: choose --shape markdown or text"),
        ("-o a.parquet.gz", "Parquet is packed already"),
        ("-o a.jsonl --cursor ../x", "name a cursor with"),
        ("-o a.jsonl --cursor=", "name a cursor with"),
    ],
)
def test_what_does_not_go_together_is_refused(call, tmp_path, arguments, words):
    with pytest.raises(UsageError) as refused:
        call(*arguments.split())
    assert words in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_a_refusal_is_one_line(run, tmp_path):
    for shape, words in (("schema.org", "cannot be csv"), ("rss", "invalid choice: 'rss'")):
        done = run("export", "-o", "a.csv", "--shape", shape)
        assert done.code == 2
        assert words in done.line
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_other_files_is_refused(call, data, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.md").write_text("mine")
    with pytest.raises(UsageError, match="holds other files"):
        call("-o", "mine", "--shape", "markdown")
    assert (tmp_path / "mine" / "notes.md").read_text() == "mine"


# Cursors

COMMAND = ("-o", "a.jsonl", "--cursor", "mine")
SINCE = "--since 2018-01-01"


def test_a_cursor_gives_what_is_new_or_changed_and_then_nothing(call, data, tmp_path):
    out = tmp_path / "a.jsonl"
    call(*COMMAND)
    assert ids(out) == ["id-a", "id-b"]
    keep(data, "b", text="Another text.")
    keep(data, "c")
    call(*COMMAND)
    assert ids(out) == ["id-b", "id-c"]
    assert call(*COMMAND) == "0 articles in a.jsonl\n"
    assert out.read_bytes() == b""
    told = manifest(out)
    assert (told["count"], told["cursor"], told["forgotten"]) == (0, "mine", [])
    assert call("-o", "all.jsonl") == "3 articles in all.jsonl\n"


def test_what_was_forgotten_since_is_named_once(call, data, tmp_path):
    forget(data, "x")
    assert call(*COMMAND) == "2 articles in a.jsonl\n"
    forget(data, "a")
    assert call(*COMMAND) == "0 articles in a.jsonl\nforgotten: id-a\n"
    assert manifest(tmp_path / "a.jsonl")["forgotten"] == ["id-a"]
    assert call(*COMMAND) == "0 articles in a.jsonl\n"


@pytest.mark.parametrize(
    "other",
    ["-o a.csv", *(f"-o a.jsonl {each}" for each in ("--site courier", "--shape cc_news", SINCE))],
)  # fmt: skip
def test_a_cursor_of_other_filters_is_refused(call, data, other):
    call(*COMMAND)
    with pytest.raises(DefinitionError, match="mine is for format jsonl, shape native, since any"):
        call("--cursor", "mine", *other.split())
    assert call("-o", "other.jsonl.gz", "--cursor", "mine") == "0 articles in other.jsonl.gz\n"


def test_a_cursor_of_other_filters_is_a_matter_of_usage(run, call, data):
    call(*COMMAND)
    done = run("export", "-o", "a.csv", "--cursor", "mine")
    assert (done.code, "name another cursor" in done.line) == (2, True)


def test_a_cursor_on_standard_output_moves_when_all_is_written(run, data, tmp_path):
    command = ("export", "-o", "-", "--cursor", "mine")
    with Path("/dev/full").open("wb") as full:
        failed = subprocess.run(
            [sys.executable, "-m", "crawler", *command],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    assert failed.returncode == 3
    assert len(run(*command).records) == 2
    assert run(*command).records == []


@pytest.mark.parametrize("step", BEFORE)
def test_an_export_killed_before_its_file_is_there_is_made_again(
    call, killed, data, tmp_path, step
):
    (tmp_path / "a.jsonl").write_bytes(b"what stood here before\n")
    killed(step, *COMMAND)
    assert (tmp_path / "a.jsonl").read_bytes() == b"what stood here before\n"
    assert call(*COMMAND) == "2 articles in a.jsonl\n"
    assert ids(tmp_path / "a.jsonl") == ["id-a", "id-b"]
    assert call(*COMMAND) == "0 articles in a.jsonl\n"


@pytest.mark.parametrize("step", AFTER)
def test_an_export_killed_after_its_file_is_there_is_done(call, killed, data, tmp_path, step):
    killed(step, *COMMAND)
    assert ids(tmp_path / "a.jsonl") == ["id-a", "id-b"]
    keep(data, "c")
    assert call("-o", "b.jsonl", "--cursor", "mine") == (
        f"the export that was killed before is whole: {tmp_path}/a.jsonl\n1 articles in b.jsonl\n"
    )
    assert ids(tmp_path / "b.jsonl") == ["id-c"]
    assert manifest(tmp_path / "a.jsonl")["count"] == 2


@pytest.mark.parametrize("step", AFTER)
def test_a_whole_file_that_nobody_may_have_read_is_not_written_over(
    call, killed, data, tmp_path, step
):
    killed(step, *COMMAND)
    keep(data, "c")
    assert call(*COMMAND).endswith("\n2 articles in a.jsonl\n")
    assert ids(tmp_path / "a.jsonl") == ["id-a", "id-b"]
    call(*COMMAND)
    assert ids(tmp_path / "a.jsonl") == ["id-c"]


@pytest.mark.parametrize("step", ["the output is noted", "the folder has its name"])
def test_a_killed_export_to_a_folder_is_settled_too(call, killed, data, tmp_path, step):
    killed(step, "-o", "a.parquet", "--cursor", "mine")
    is_whole = (tmp_path / "a.parquet").exists()
    assert is_whole is (step not in BEFORE)
    done = call("-o", "b.parquet", "--cursor", "mine")
    assert done.endswith(f"{0 if is_whole else 2} articles in b.parquet\n")


def test_a_whole_file_that_was_taken_away_is_made_again(call, killed, data, tmp_path):
    killed("the cursor moves", *COMMAND)
    (tmp_path / "a.jsonl").unlink()
    assert call("-o", "b.jsonl", "--cursor", "mine") == "2 articles in b.jsonl\n"


# Each change exactly once, whatever happens


class Killed(BaseException):
    """Ends an export as a kill does."""


def kill_at(owner, name, count, *, before):
    """Return a patch that ends the export at a call."""
    plain, calls = getattr(owner, name), []

    def seam(*given, **named):
        calls.append(name)
        if before and len(calls) == count:
            raise Killed
        answer = plain(*given, **named)
        if len(calls) == count:
            raise Killed
        return answer

    return patch.object(owner, name, seam)


KILLS = (
    (Cursor, "note", 1, True),
    (Cursor, "note", 1, False),
    (disk, "sync", 1, True),
    (Path, "replace", 1, True),
    (Path, "replace", 1, False),
    (Path, "replace", 2, False),
    (Cursor, "move", 1, True),
)
CHANGES = st.tuples(st.just("change"), st.sampled_from("abc"))
EXPORTS = st.tuples(st.just("export"), st.sampled_from((None, *KILLS)))


def export(folder, out, kill):
    """Export with a cursor; tell whether it came to its end."""
    command = Command()
    command.settings = Settings({"DATA_DIR": str(folder)})
    asked = {"shape": None, "cursor": "mine", "site": None, "since": None, "until": None}
    given = argparse.Namespace(output=str(out), **asked)
    with nullcontext() if kill is None else kill_at(*kill[:-1], before=kill[-1]), suppress(Killed):
        command.work([], given)
        return True
    return False


@pytest.mark.parametrize("one_file", [True, False])
@settings(max_examples=30)
@given(steps=st.lists(CHANGES | EXPORTS, min_size=3, max_size=10))
def test_each_change_is_exported_exactly_once(steps, one_file):
    with tempfile.TemporaryDirectory() as place:
        root, texts, told = Path(place), {}, {}
        keep(root / "data", "first")

        def take(out):
            for line in out.read_text(encoding="utf-8").splitlines():
                record = json.loads(line)
                told.setdefault(record["id"], []).append(record["article_body"])

        for number, (step, what) in enumerate([*steps, ("export", None), ("export", None)]):
            if step == "change":
                texts.setdefault(f"id-{what}", []).append(f"Text {number}.")
                keep(root / "data", what, text=f"Text {number}.")
                continue
            out = root / ("a.jsonl" if one_file else f"{number}.jsonl")
            ended = export(root / "data", out, what)
            # Who gives one name takes what an export says that it has written; who gives a name
            # to each takes what is there.
            if ended if one_file else out.exists():
                take(out)
        assert told.pop("id-first") == ["Text of first."]
        assert set(told) == set(texts)
        for name, bodies in told.items():
            assert len(set(bodies)) == len(bodies)
            assert bodies == [each for each in texts[name] if each in bodies]
            assert bodies[-1] == texts[name][-1]


def test_the_article_that_changes_is_another_version_of_the_same(data):
    keep(data, "a", text="Another text.")
    kept = article("a", text="Another text.")
    assert (kept.id, kept.blocks) == ("id-a", (Block(0, "paragraph", "Another text."),))
