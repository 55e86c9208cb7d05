"""A name that nobody knows is looked up again after waits, told, and no success."""

import json
import time

from tests.faults import ledger
from tests.faults.names import SETTING
from tests.faults.process import FAST, Process

HOST = "courier.example"
CONTACT = ("-s", "CONTACT=https://archive.news/crawler")

WAITS = 5.0
"""Seconds that three tries take at least: one before the second, four before the third."""


def test_a_site_whose_name_is_not_known_is_tried_three_times_and_fails(tmp_path):
    (tmp_path / "names.json").write_text(json.dumps({HOST: [[]]}))
    begin = time.monotonic()
    site = ("crawl", "archive", "-a", f"url=http://{HOST}/", "-s", "ROBOTSTXT_OBEY=False")
    with Process(tmp_path, *site, *FAST, *CONTACT, *SETTING) as process:
        assert process.wait() == 1, process.err
        assert time.monotonic() - begin >= WAITS
        assert "Traceback" not in process.err
        assert process.err.count(f"http://{HOST}/") == 1
        assert "lost 1, due 0" in process.err
    [(path, reason)] = ledger.reasons(tmp_path / "data").items()
    assert path == "/"
    assert reason.startswith("CannotResolveHostError: ")
