"""Date lines: place, day and agency before a dash."""

import pytest

from crawler.text.dateline import find_dateline

REST = "The ferry between Harbour Street and the north quay runs again."


@pytest.mark.parametrize(
    "line",
    [
        "DAMASCUS, 20 July (Agency)",
        "DAMASCUS, July 20 (Agency)",
        "DAMASCUS, 20 July 2018 (Agency)",
        "HARBOUR",
        "ST. LOUIS",
        "LA CROSSE, Wis. (QP)",
        "Berlin (qpa)",
        "Berlin/Bonn (qpa)",
        "دمشق (وكالة)",
    ],
)
@pytest.mark.parametrize("dash", [" – ", " — ", " - ", " -- "])
def test_place_before_a_dash_is_a_date_line(line: str, dash: str) -> None:
    assert find_dateline(f"{line}{dash}{REST}") == line


@pytest.mark.parametrize(
    "text",
    [
        REST,
        f"The ferry – {REST}",
        f"BREAKING — {REST}",
        f"Three passengers (from left to right): {REST}",
        f"HARBOUR: {REST}",
        "HARBOUR – Ferry",
        f"In July (so they say) it ran. {REST}",
        "",
    ],
)
def test_sentence_with_a_dash_is_none(text: str) -> None:
    assert find_dateline(text) is None
