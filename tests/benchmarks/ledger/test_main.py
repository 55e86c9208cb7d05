"""What ``make bench-ledger`` prints, and how it ends."""

import json

import pytest

import benchmarks.ledger.__main__ as bench
from benchmarks.ledger import large, tables, throughput
from benchmarks.ledger.crawl import Crawled
from benchmarks.ledger.large import Taken
from benchmarks.ledger.memory import Family
from benchmarks.ledger.pages import Pages
from benchmarks.ledger.steps import Timed
from benchmarks.ledger.throughput import Compared

STEP = Taken("announce", (Timed("announce an address", 1000, 0.5, 0.25),), 60, 66, 12)
FAMILY = Family(95, {7: 30}, 110)


def compared(scenario, ratio=0.9):
    took = Crawled(100, 100, 1.0, 1.0, children=0.5, peak_mib=90)
    slower = Crawled(100, 100, 1.0 / ratio, 1.2, children=0.5, peak_mib=95)
    return Compared(
        scenario, ({"recorded": slower, "ledger": slower, "memory": took, "free": took},)
    )


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """Run the benchmark with made-up figures; return exit code, stdout and stderr."""

    def run(*arguments, family=FAMILY, ratio=0.9):
        monkeypatch.setattr(large, "steps", lambda *_: iter([STEP]))
        monkeypatch.setattr(large, "crawl", lambda *_: (family, ""))
        monkeypatch.setattr(throughput, "compare", lambda each, *_, **__: compared(each, ratio))
        code = bench.main(["--folder", str(tmp_path), *arguments])
        return (code, *capsys.readouterr())

    return run


def test_memory_time_and_throughput_are_told(run):
    code, out, err = run()
    assert (code, err) == (0, "")
    assert "| announce an address | 1,000 | 0.50 | 250 | 66 (+6) | 12 |" in out
    assert "| the crawl's process | 95 |" in out
    assert "| 90 | 100 | 0.90 | 17.0 | 15.0 | 0.88 | 0.90 |" in out


@pytest.mark.parametrize(
    ("worse", "told"),
    [
        ({"family": Family(151, {}, 151)}, "memory 151 MiB is above 150"),
        ({"family": Family(90, {7: 160}, 250)}, "memory 160 MiB is above 150"),
        ({"ratio": 0.8}, "throughput 0.80 is below 0.85"),
    ],
)
def test_a_figure_that_is_worse_than_promised_fails(run, worse, told):
    code, _, err = run(**worse)
    assert code == 1
    assert err == f"bench-ledger: {told}\n"


def test_all_figures_are_kept_as_json(run, tmp_path):
    run("--json", str(tmp_path / "figures.json"), "--limit", "20000")
    record = json.loads((tmp_path / "figures.json").read_text())
    assert record["addresses"] == 20_000
    assert record["crawl"]["parent"] == 95
    assert record["throughput"][0]["ratio"] == pytest.approx(0.9)


def test_a_file_that_cannot_be_written_is_told_before_the_long_run(run):
    code, out, err = run("--json", "/nowhere/figures.json")
    assert (code, out) == (2, "")
    assert err.startswith("bench-ledger: error: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("number", ["0", "-5", "many", "999"])
def test_a_number_that_is_too_small_is_refused(number, capsys):
    with pytest.raises(SystemExit) as ended:
        bench.main(["--limit", number])
    assert ended.value.code == 2
    assert number in capsys.readouterr().err


@pytest.mark.parametrize("size", [7_000, 234_000])
def test_a_page_has_the_size_that_it_is_to_have(size):
    assert len(Pages(size).article(3)) == pytest.approx(size, rel=0.1)
    assert Pages(size).article(3) != Pages(size).article(4)


def test_tables_are_well_formed():
    lines = tables.of_throughput([compared(each) for each in throughput.SCENARIOS]).splitlines()
    assert {line.count("|") for line in lines if line.startswith("|")} == {10}
