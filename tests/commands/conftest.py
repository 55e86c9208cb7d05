import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ZONELESS = ("bar2018", "flat")
"""Templates that show no offset: a user has to tell their zone."""

FAST = ("-s", "DOWNLOAD_DELAY=0")


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def records(self):
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def line(self):
        """The one line that a refusal is."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        return lines[0]


@pytest.fixture
def run(tmp_path):
    """Run ``backfile`` in an empty folder, as a user would; no test of ours waits politely."""

    def run(*arguments, **options):
        done = subprocess.run(
            [sys.executable, "-W", "error", "-m", "crawler", *map(str, arguments)],
            cwd=options.pop("cwd", tmp_path),
            env={**os.environ, "COLUMNS": "100"},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return Result(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def export(run, tmp_path):
    """Return the records of the ledger in ``data``."""

    def export(*arguments):
        done = run("export", "-o", "articles.jsonl", *arguments)
        assert done.code == 0, done.err
        text = Path(tmp_path, "articles.jsonl").read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]

    return export


def crawl(run, server, *arguments):
    zone = zone_of(server.site)
    return run("crawl", "archive", "-a", f"url={server.url}/", *zone, *FAST, *arguments)


def zone_of(site):
    """The zone that a user has to tell, of the templates that show no offset."""
    return ("-a", "timezone=Europe/Istanbul") if site.options.template in ZONELESS else ()
