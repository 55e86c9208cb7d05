import json
import sys
from itertools import pairwise
from pathlib import Path

import pytest

import benchmarks.__main__ as bench
from benchmarks import floors, generated, memory, systems
from benchmarks.metrics import Reading
from benchmarks.systems import System


@pytest.fixture(autouse=True)
def stub(monkeypatch):
    """A peer that is always there, in place of those that may be installed."""
    peer = System("trafilatura", "pytest", lambda: lambda html, url: Reading("The ferry"))
    monkeypatch.setattr(bench, "peers", lambda: [peer])


@pytest.fixture
def run(folder, tmp_path, capsys):
    """Run the benchmark over the tiny set; return exit code, stdout and stderr."""

    def run(*arguments, data=folder):
        kept = ["--quick", "--floors", str(tmp_path / "floors.json")]
        code = bench.main([str(data), *kept, *arguments])
        return (code, *capsys.readouterr())

    return run


def set_floor(tmp_path, figure, value):
    path = tmp_path / "floors.json"
    kept = json.loads(path.read_text())
    kept["tiny"]["figures"]["Backfile"][figure] = value
    path.write_text(json.dumps(kept))


def test_tables_go_to_stdout_and_progress_to_stderr(run):
    code, out, err = run()
    assert code == 0
    assert out.startswith("## tiny: 2 pages\n\n| % | word F1 |")
    assert "| Backfile | 100.0 | 100.0 | 100.0 | 100.0 |" in out
    assert "| Backfile − trafilatura | +" in out
    assert "| ferry | 1.000 | " in out
    assert "tiny: 0 of 2 pages" in err


def test_every_table_is_well_formed(run):
    lines = run()[1].splitlines()
    for above, line in pairwise(lines):
        if above.startswith("|") and line.startswith("|"):
            assert above.count("|") == line.count("|")


def test_several_sets_have_a_table_together(run, folder, rows):
    from benchmarks.sets import write  # noqa: PLC0415 - this test's only

    write(folder.parent / "second", iter(rows))
    _, out, _ = run(data=folder.parent)
    assert "## All sets" in out
    assert "| second, 2 pages | Backfile | 100.0 | 100.0 |" in out
    assert "|  | trafilatura" in out


def test_floors_are_only_written_on_demand(run, tmp_path):
    assert "tiny: no floors yet" in run()[2]
    assert not (tmp_path / "floors.json").exists()
    run("--raise")
    assert floors.read(tmp_path / "floors.json")["tiny"].figures["Backfile"]["f1"] == 1


def test_a_run_below_its_floor_fails_and_names_it(run, tmp_path):
    run("--raise")
    set_floor(tmp_path, "minute", 1.5)
    code, _, err = run("--raise")
    assert code == 1
    assert "tiny: Backfile: minute is 0.0000, its floor 1.5000" in err
    assert floors.read(tmp_path / "floors.json")["tiny"].figures["Backfile"]["minute"] == 1.5


def test_a_floor_is_lowered_by_its_own_flag(run, tmp_path):
    run("--raise")
    set_floor(tmp_path, "minute", 1.5)
    assert run("--lower")[0] == 0
    assert floors.read(tmp_path / "floors.json")["tiny"].figures["Backfile"]["minute"] == 0
    assert run()[0] == 0


def test_a_set_without_any_truth_has_no_floors(run, folder, tmp_path):
    (folder / "truth.jsonl").write_text('{"id": "ferry"}\n')
    code, out, err = run("--raise")
    assert code == 0
    assert "pages/s" in out
    assert "F1" not in out
    assert "floors" not in err
    assert not (tmp_path / "floors.json").exists()


def test_a_part_of_a_set_is_not_held_to_floors(run, tmp_path):
    run("--raise")
    set_floor(tmp_path, "f1", 1.5)
    code, _, err = run("--limit", "1")
    assert code == 0
    assert "tiny: a part of it; floors are not compared" in err


def test_all_figures_are_kept_as_json(run, tmp_path):
    run("--json", str(tmp_path / "figures.json"))
    (record,) = json.loads((tmp_path / "figures.json").read_text())
    assert (record["name"], record["pages"]) == ("tiny", 2)
    assert record["systems"]["Backfile"]["figures"]["f1"] == 1
    assert record["systems"]["Backfile"]["word_f1"] == {"ferry": 1, "mill": 1}
    assert [(each["of"], each["to"]) for each in record["differences"]] == [
        ("Backfile", "trafilatura"),
        ("Backfile, extract_many", "trafilatura"),
        ("Backfile, extract_many", "Backfile"),
    ]
    assert set(record["differences"][0]["figures"]["f1"]) == {"mean", "low", "high"}


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["/nowhere/sets"], "no such folder"),
        (["."], "no truth.jsonl"),
        (["--json", "/nowhere/figures.json"], "cannot be written"),
    ],
)
def test_bad_input_is_one_line(arguments, problem, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert bench.main(arguments) == 2
    err = capsys.readouterr().err
    assert err.startswith("bench: error: ")
    assert problem in err
    assert err.count("\n") == 1


def test_a_broken_page_is_told_before_the_long_run(run, folder):
    (folder / "pages" / "mill.html.gz").write_bytes(b"")
    code, out, err = run()
    assert (code, out) == (2, "")
    assert err.startswith("bench: error: ")
    assert err.count("\n") == 1


def test_without_trafilatura_it_says_how_to_install(monkeypatch, capsys):
    monkeypatch.setattr(bench, "peers", systems.peers)
    monkeypatch.setattr(systems, "TRAFILATURA", System("trafilatura", "no-such-package", dict))
    assert bench.main([]) == 2
    assert "pip install -e '.[bench]'" in capsys.readouterr().err


def test_a_peer_that_does_not_import_is_one_line(run, monkeypatch):
    def broken():
        raise ImportError("libxml2 is missing\nand more")

    monkeypatch.setattr(bench, "peers", lambda: [System("trafilatura", "pytest", broken)])
    code, _, err = run()
    assert code == 2
    assert err.endswith("bench: error: trafilatura cannot be imported: libxml2 is missing\n")


def test_the_generated_site_says_nothing_of_quality(tmp_path):
    pages = generated.generate(tmp_path)
    assert len(pages.truths) == 200
    assert pages.truths[0].text is None
    assert pages.digest == generated.generate(tmp_path / "again").digest


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="only Linux tells")
def test_memory_is_measured_in_a_process_of_its_own(pages):
    before = set(sys.modules)
    assert memory.peak("Backfile", pages) > 1
    assert set(sys.modules) == before


def test_memory_of_a_system_that_fails_is_unknown(pages):
    assert memory.peak("no such system", pages) is None
