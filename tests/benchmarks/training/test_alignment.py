"""Which blocks are text of an article, told by its known text."""

import pytest

from benchmarks.training.alignment import align, words

TRUTH = words(
    "The ferry between Harbour Street and the north quay carried two hundred passengers on Friday."
    " A second boat follows in August if the council finds the money for its hull. Tickets"
)


def aligned(*texts: str) -> list[bool]:
    return align([words(text) for text in texts], TRUTH)[0]


def test_a_paragraph_of_the_truth_is_chosen_and_others_are_not():
    assert aligned(
        "The oak on the hill has been measured again and is taller than in the spring.",
        "The ferry between Harbour Street and the north quay carried two hundred passengers.",
        "A second boat follows in August if the council finds the money for its hull.",
    ) == [False, True, True]


def test_of_two_copies_the_first_is_chosen():
    text = "A second boat follows in August if the council finds the money for its hull."
    assert aligned(text, text) == [True, False]


def test_a_short_heading_is_chosen_beside_text_and_not_far_from_it():
    text = "The ferry between Harbour Street and the north quay carried two hundred passengers."
    noise = [f"Weather number {n} of the valley and its mills" for n in range(6)]
    assert aligned("Tickets", text)[0]
    assert not aligned("Tickets", *noise, text)[0]


@pytest.mark.parametrize("texts", [[], ["Nothing of it here at all, not one"]])
def test_a_page_without_the_text_has_none(texts):
    chosen, best = align([words(text) for text in texts], TRUTH)
    assert not any(chosen)
    assert best == 0
