"""The memory of a ledger does not grow with the addresses that it knows."""

import subprocess
import sys

import pytest

from benchmarks.ledger import large
from benchmarks.ledger.memory import KNOWN, Family, peak, resident
from benchmarks.ledger.steps import Site

pytestmark = pytest.mark.skipif(not KNOWN, reason="only Linux tells")

SITE = Site(50_000, "127.0.0.1:9")
BOUND = 16
"""MiB; the entries of these addresses alone would take three times as much."""


def test_fifty_thousand_addresses_are_announced_and_leased_in_little_memory(tmp_path):
    for name in ("announce", "begin"):
        taken = large.take(name, tmp_path, SITE)
        assert taken.peak_mib - taken.before_mib < BOUND


def test_the_peak_is_no_less_than_what_is_held_now():
    assert peak() >= resident() > 0


def test_a_family_is_a_process_and_what_it_started():
    child = "import time; held = b'x' * 2**25; time.sleep(.5)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    family = Family()
    with subprocess.Popen([sys.executable, "-c", parent]) as own:
        family.watch(own.pid)
    (of_child,) = family.children.values()
    assert of_child > 32
    assert family.parent < 32
    assert family.together > 32
