"""A short soak: it ends well, and says what it did."""

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).parents[3]
SHORT = ("--sites", "3", "--hours", "6", "--addresses", "900")


def soak(folder, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "benchmarks.soak", *SHORT, "--output", str(folder), *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_six_hours_of_crawls_keep_all_promises_and_are_drawn(tmp_path):
    done = soak(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.strip("| ").split(" | ") for line in done.stdout.splitlines()]
    rows = dict(line for line in lines if len(line) == 2)
    assert rows["simulated"] == "6 h"
    assert rows["crawls"] == "13, 3 of them by hand with a limit"
    assert rows["exit codes"] == "10 × 0, 3 × 11"
    assert (
        rows["latest start of a plan"] == "0 min after its time"
    )  # the clock leaps, and only then
    assert int(rows["addresses known"]) > 800
    assert 40 < int(rows["stories fetched"]) < 80
    assert "× 304" in rows["answers"]
    assert "× 500" in rows["answers"]
    samples = json.loads((tmp_path / "soak.json").read_text())["samples"]
    assert len(samples) >= 13
    assert all(each["resident_mib"] > 10 and each["descriptors"] > 2 for each in samples)
    assert samples[-1]["database_mib"] > 0.1
    assert samples[-1]["records_mib"] > 0.05
    texts = [each.text for each in ET.parse(tmp_path / "soak.svg").iter() if each.text]
    for title in ("Memory of the process that crawls", "Open file descriptors", "files", "MiB"):
        assert title in texts
    assert "simulated time, hours" in texts


def test_a_folder_that_cannot_be_written_is_told_in_one_line(tmp_path):
    (tmp_path / "file").write_text("")
    done = soak(tmp_path / "file" / "below")
    assert done.returncode == 2
    assert done.stderr.startswith("soak: error: ")
    assert done.stderr.count("\n") == 1
