"""What ``make bench-crawl`` prints, and how it ends."""

import json

import pytest

import benchmarks.crawling.__main__ as bench
from benchmarks.crawling import compared, flat, start
from benchmarks.crawling.compared import CRAWLS, Compared
from benchmarks.crawling.crawl import Crawled
from benchmarks.crawling.flat import Flat


def crawled(milliseconds, children=0.0):
    own = milliseconds - children
    return Crawled(1000, 1001, milliseconds, own, children, peak_mib=100)


def rounds(fetched=2.5, read=10.0):
    one = {
        "scrapy": crawled(4.0),
        "fetched": crawled(fetched),
        "trafilatura": crawled(36.0),
        "read": crawled(read, 8.0),
    }
    return Compared((one, one, one))


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """Run the benchmark with made-up figures; return exit code, stdout and stderr."""

    def run(*arguments, crawls=None, seconds=1.5, last=105.0):
        monkeypatch.setattr(compared, "compare", lambda *_: crawls or rounds())
        monkeypatch.setattr(start, "first_request", lambda *_: seconds)
        watched = Flat("fetched", 50_000, 100.0, last)
        monkeypatch.setattr(flat, "watch", lambda *_: watched)
        code = bench.main(["--folder", str(tmp_path), *arguments])
        return (code, *capsys.readouterr())

    return run


def test_ratios_start_and_memory_are_told(run):
    code, out, err = run("--memory", "50000")
    assert (code, err) == (0, "")
    assert "| 2.50 | 400 | 1.60 |" in out
    assert "| 10.00 | 100 |  | 100 | 3.60 | 100 |" in out
    assert "first request: 1.50 s" in out
    assert "| 50,000 | 100 | 105 | +5.0 % |" in out


@pytest.mark.parametrize(
    ("worse", "told"),
    [
        ({"crawls": rounds(fetched=3.2)}, "1.25 times bare Scrapy is below 1.3"),
        ({"crawls": rounds(read=13.0)}, "2.77 times Scrapy with trafilatura is below 3.0"),
        ({"seconds": 2.25}, "2.25 s to the first request is above 2.0"),
        ({"last": 120.0}, "memory grew by 20 % over 50,000 pages"),
    ],
)
def test_a_figure_that_is_worse_than_promised_fails(run, worse, told):
    code, _, err = run("--memory", "50000", **worse)
    assert code == 1
    assert err == f"bench-crawl: {told}\n"


def test_tables_and_figures_are_written_where_they_are_asked_for(run, tmp_path):
    table, figures = tmp_path / "table.md", tmp_path / "figures.json"
    code, out, _ = run("--table", str(table), "--json", str(figures))
    assert code == 0
    assert table.read_text() == out
    told = json.loads(figures.read_text())
    assert told["fetched"] == pytest.approx(1.6)
    assert set(told["rounds"][0]) == set(CRAWLS)


def test_a_file_that_cannot_be_written_is_told_before_anything_is_measured(run, tmp_path):
    code, out, err = run("--json", str(tmp_path / "none" / "figures.json"))
    assert (code, out) == (2, "")
    assert err.startswith("bench-crawl: error: ")
