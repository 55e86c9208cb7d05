import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest

from crawler.ledger import Run
from tests.ledger.builders import SITE, kill


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def begin(folder):
    """Begin runs; what a test leaves open is ended after it."""
    runs = []

    def begin(site: str = SITE, **options) -> Run:
        runs.append(Run.open(folder, site, **options))
        return runs[-1]

    yield begin
    for run in runs:
        with suppress(sqlite3.Error):
            kill(run)
