from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from crawler.ledger.timeline import Seen, timeline

LOOKS = st.lists(
    st.builds(
        Seen,
        at=st.sampled_from(["", "2018-07-20", "2018-07-21", "2018-07-22", "2018-07-23"]),
        page=st.sampled_from("pq"),
        key=st.sampled_from("kl"),
        content_hash=st.sampled_from("ABC"),
        own=st.booleans(),
    ),
    min_size=1,
)


def look(at, content_hash, *, own=True):
    return Seen(at, "page", "key", content_hash, own)


def told(*looks):
    return [(each.content_hash, each.first_seen, each.last_seen) for each in timeline(looks)]


def test_a_text_that_stands_is_one_version():
    assert told(look("1", "A"), look("3", "A"), look("2", "A")) == [("A", "1", "3")]


def test_a_text_that_comes_back_is_a_third_version():
    versions = timeline([look("3", "A"), look("1", "A"), look("2", "B")])
    assert [(each.n, each.content_hash, each.previous_hash) for each in versions] == [
        (1, "A", None),
        (2, "B", "A"),
        (3, "A", "B"),
    ]


def test_a_mirror_counts_only_where_nothing_else_was_seen():
    cut, again = look("2", "cut", own=False), look("4", "cut", own=False)
    assert told(look("1", "A"), cut, look("3", "A"), again) == [("A", "1", "3")]
    assert told(cut, again) == [("cut", "2", "4")]


def test_a_time_that_is_not_known_is_the_earliest():
    assert told(look("1", "B"), look("", "A")) == [("A", None, None), ("B", "1", "1")]


@given(LOOKS, st.randoms())
def test_the_order_of_the_looks_does_not_count(looks, random):
    shuffled = random.sample(looks, len(looks))
    assert timeline(shuffled) == timeline(looks)


@given(LOOKS)
def test_each_version_has_another_text_than_the_one_before(looks):
    versions = timeline(looks)
    assert [each.n for each in versions] == list(range(1, len(versions) + 1))
    for before, after in pairwise(versions):
        assert before.content_hash == after.previous_hash != after.content_hash
