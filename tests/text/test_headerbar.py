from datetime import date

import pytest

from crawler.text import HeaderBar, merge, read_header_bar
from crawler.text.headerbar import find_header_bar

COUNTS = ((date(2019, 3, 14), 26), (date(2019, 3, 13), 33), (date(2019, 3, 12), 1038))
WHOLE = HeaderBar(date(2019, 3, 14), "7 Rajab 1440", True, COUNTS, 151204)
BAR = (
    "14 March 2019 - Thursday - 7 Rajab 1440 | 14/03/2019 (26) 13/03/2019 (33) 12/03/2019 (1,038) "
    "Total: 151,204 content Facebook Twitter Youtube"
)


@pytest.mark.parametrize(
    "text",
    [
        BAR,
        BAR.replace(" ", "\u00a0"),
        BAR.replace(" | ", "\n").replace("Total", "   \n\t Total"),
        BAR.replace(" (", "("),
        BAR.replace(",", "."),
        BAR.replace(",", "\u202f"),
        BAR.replace("/", "."),
        BAR.replace(" - ", " "),
        BAR.replace(" Facebook Twitter Youtube", ""),
        BAR.replace("14/03/2019", "2019-03-14"),
        "Facebook | Twitter | " + BAR,
    ],
)
def test_a_bar_is_read_however_it_is_spaced(text):
    assert read_header_bar(text) == WHOLE


@pytest.mark.parametrize(
    ("text", "hijri"),
    [
        (
            (
                "14 Mart 2019 Perşembe - 7 Recep 1440 | 14.03.2019 (26) 13.03.2019 (33) "
                "12.03.2019 (1.038) Toplam: 151.204 içerik"
            ),
            "7 Recep 1440",
        ),
        (
            (
                "Bugün: 14 Mart 2019, Perşembe | 7 Receb 1440 H. | 14/03/2019 (26) 13/03/2019 (33) "
                "12/03/2019 (1038) Toplam 151204"
            ),
            "7 Receb 1440 H.",
        ),
        (
            (
                "الخميس 14 مارس 2019 الموافق ٧ رجب ١٤٤٠ هـ | 14/03/2019 (26) 13/03/2019 (33) "
                "12/03/2019 (1038) المجموع: 151,204 مقال"
            ),
            "٧ رجب ١٤٤٠ هـ",
        ),
        (
            (
                "Donnerstag, 14. März 2019 – 7 Rajab 1440 · 14.03.2019 (26) 13.03.2019 (33) "
                "12.03.2019 (1038) · Insgesamt: 151.204 Beiträge"
            ),
            "7 Rajab 1440",
        ),
    ],
)
def test_bars_are_read_in_other_languages(text, hijri):
    assert read_header_bar(text) == WHOLE._replace(hijri=hijri)


@pytest.mark.parametrize("letter", ["ʿ", "'", "’", "ʻ", "`", ""])
def test_the_hijri_date_is_checked_whatever_its_letter(letter):
    bar = read_header_bar(f"20 July 2018 - Friday - 7 Dhul-Qa{letter}da 1439")
    assert bar == HeaderBar(date(2018, 7, 20), f"7 Dhul-Qa{letter}da 1439", True)


def test_a_hijri_date_of_another_day_does_not_agree():
    bar = read_header_bar("14 March 2019 - 17 Rajab 1440")
    assert bar
    assert bar.hijri_agrees is False


def test_days_of_counts_are_read_in_the_order_that_the_site_has():
    assert read_header_bar("04/03/2019 (5)", day_first=True) == HeaderBar(
        counts=((date(2019, 3, 4), 5),)
    )
    assert read_header_bar("04/03/2019 (5)", day_first=False) == HeaderBar(
        counts=((date(2019, 4, 3), 5),)
    )


def test_counts_without_brackets_are_read_when_there_are_several():
    bar = read_header_bar("14/03/2019 26 13/03/2019 33")
    assert bar == HeaderBar(counts=COUNTS[:2])


@pytest.mark.parametrize(
    "text", ["Total: 151,204 content", "Total content: 151,204", "Toplam 151.204 içerik"]
)
def test_a_total_is_a_bar_of_its_own(text):
    assert read_header_bar(text) == HeaderBar(total=151204)


@pytest.mark.parametrize(
    "text",
    [
        "Thursday, 14 March 2019",
        "14 March 2019 13:25",
        "14/03/2019 13:25",
        "14/03/2019 26",
        "14 March 2019 13:25 - 7 Rajab 1440",
        "7 Rajab 1440",
        "Total: 140",
        "On 14 March 2019 (7 Rajab 1440) the council met",
        "The council met on 14/03/2019 (26) and on 13/03/2019 (33)",
        "Total: 151,204 content was lost in the fire",
        "14 March 2019 - 15 March 2019 - 7 Rajab 1440",
        "Facebook Twitter Youtube",
        "31/02/2019 (26)",
        "",
    ],
)
def test_other_texts_are_no_bar(text):
    assert read_header_bar(text) is None


def test_a_bar_that_is_split_is_joined():
    parts = [
        "14 March 2019 - Thursday - 7 Rajab 1440",
        "14/03/2019 (26) 13/03/2019 (33)",
        "Facebook",
        "12/03/2019 (1,038)",
        "Total: 151,204 content",
    ]
    assert merge(bar for part in parts if (bar := read_header_bar(part))) == WHOLE


def test_the_calendars_are_compared_across_fragments():
    parts = ["14 March 2019 | 14/03/2019 (26)", "7 Rajab 1440 | 13/03/2019 (33)"]
    merged = merge(bar for part in parts if (bar := read_header_bar(part)))
    assert merged == WHOLE._replace(counts=COUNTS[:2], total=None)


def test_what_was_read_first_stays():
    first, second = (
        HeaderBar(counts=COUNTS[:1], total=1),
        HeaderBar(counts=((COUNTS[0][0], 99),), total=2),
    )
    assert merge([first, second]) == first


def test_nothing_is_merged_from_nothing():
    assert merge([]) is None


@pytest.mark.parametrize("before", ["", "Harbour News Daily "])
@pytest.mark.parametrize("after", ["", " Lamps Lit Again"])
def test_a_bar_is_found_between_other_words(before, after):
    bar = "20 July 2018 - Friday | 20/07/2018 (26) 19/07/2018 (33) Total: 140,211 content Facebook"
    assert find_header_bar(before + bar + after) == (len(before), len(before) + len(bar))


@pytest.mark.parametrize("text", ["On 20/07/2018 (26) ships came.", "Harbour News Daily", ""])
def test_no_bar_is_found_where_none_is(text):
    assert find_header_bar(text) is None
