import pytest

from tests.records import damage


@pytest.mark.parametrize("first", range(0, 300, 30))
def test_a_damaged_file_gives_typed_outcomes(first, tmp_path):
    told = {seed: damage.wrong(seed, tmp_path) for seed in range(first, first + 30)}
    assert not {seed: each for seed, each in told.items() if each is not None}
