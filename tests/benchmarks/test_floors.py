import pytest

from benchmarks import floors
from benchmarks.floors import Floors, below, judge, lifted
from crawler.errors import RecordError

KEPT = Floors("sha256:a", {"Backfile": {"f1": 0.95, "title": 0.9}}, {"Backfile": 4.0})


def reached(digest="sha256:a", speed=4.0, **figures):
    return Floors(digest, {"Backfile": {"f1": 0.95, "title": 0.9, **figures}}, {"Backfile": speed})


def test_what_stands_on_its_floor_is_not_below():
    assert below(KEPT, reached()) == []
    assert below(KEPT, reached(f1=0.9496)) == []


def test_what_is_below_is_named():
    assert below(KEPT, reached(f1=0.949)) == ["Backfile: f1 is 0.9490, its floor 0.9500"]


def test_speed_may_drift_but_not_fall():
    assert below(KEPT, reached(speed=3.0)) == []
    assert below(KEPT, reached(speed=2.9)) == [
        "Backfile: speed is 2.90 times trafilatura's, its floor 4.00"
    ]


def test_lifting_lowers_none():
    got = lifted(KEPT, reached(f1=0.96, title=0.8, day=0.98, speed=3.5))
    assert got.figures == {"Backfile": {"f1": 0.96, "title": 0.9, "day": 0.98}}
    assert got.speed == {"Backfile": 4.0}


def test_a_run_below_fails_and_lifts_only_the_others():
    verdict = judge("news", reached(f1=0.97, title=0.8), {"news": KEPT}, lower=False)
    assert verdict.failed
    assert verdict.moved.figures["Backfile"] == {"f1": 0.97, "title": 0.9}


def test_lowering_takes_what_was_reached():
    low = reached(f1=0.9, speed=1.0)
    verdict = judge("news", low, {"news": KEPT}, lower=True)
    assert (verdict.failed, verdict.moved) == (False, low)
    assert verdict.lines  # it still says what is given up


def test_data_are_known_by_their_digest_not_by_their_name():
    verdict = judge("renamed", reached(f1=0.5), {"news": KEPT}, lower=False)
    assert (verdict.name, verdict.failed) == ("news", True)


@pytest.mark.parametrize("lower", [False, True])
def test_figures_of_other_data_are_not_compared(lower):
    other = reached("sha256:b", f1=0.5)
    verdict = judge("news", other, {"news": KEPT}, lower=lower)
    assert not verdict.failed
    assert "data differ" in verdict.lines[0]
    assert verdict.moved == (other if lower else None)


def test_a_new_set_gets_floors():
    verdict = judge("new", reached(), {}, lower=False)
    assert (verdict.lines, verdict.failed, verdict.moved) == (
        ("no floors yet",),
        False,
        reached(),
    )


def test_floors_are_read_as_written(tmp_path):
    path = tmp_path / "floors.json"
    floors.write({"news": KEPT}, path)
    assert floors.read(path) == {"news": KEPT}


def test_no_file_is_no_floors(tmp_path):
    assert floors.read(tmp_path / "floors.json") == {}


@pytest.mark.parametrize("text", ["{", "[]", '{"news": {"digest": 1}}', '{"news": 7}'])
def test_a_broken_file_is_told(tmp_path, text):
    path = tmp_path / "floors.json"
    path.write_text(text)
    with pytest.raises(RecordError, match=r"floors\.json: floors cannot be read"):
        floors.read(path)


def test_the_floors_that_ship_are_readable():
    assert all(each.digest.startswith("sha256:") for each in floors.read().values())
