from datetime import date, timedelta

import pytest
from hijridate import Gregorian
from hypothesis import given
from hypothesis import strategies as st

from crawler.text import HijriDate, agrees, find_hijri

SEED_DAY = HijriDate(1439, 11, 7)
MONTHS = {
    "en": "Muharram|Safar|Rabi al-Awwal|Rabi al-Thani|Jumada al-Awwal|Jumada al-Thani|Rajab|"
    "Shaʿban|Ramadan|Shawwal|Dhul-Qaʿda|Dhul-Hijja",
    "en, another way": "Moharram|Safar|Rabi' I|Rabi' II|Jumādá al-Ūlá|Jumādá al-Ākhirah|Rajab|"
    "Sha'aban|Ramadhan|Shawwāl|Zul-Qi'dah|Zul-Hijjah",
    "en, a third way": "Muharram|Safar|Rabi-ul-Awwal|Rabi-us-Sani|Jamadi-ul-Awwal|Jamadi-us-Sani|"
    "Rajab|Shaban|Ramzan|Shawal|Dhu al-Qidah|Thul-Hijjah",
    "tr": "Muharrem|Safer|Rebiülevvel|Rebiülahir|Cemaziyelevvel|Cemaziyelahir|Recep|Şaban|"
    "Ramazan|Şevval|Zilkade|Zilhicce",
    "ar": "محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|"
    "ذو القعدة|ذو الحجة",
    "ar, another way": "المحرم|صفر|ربيع الاول|ربيع الثاني|جمادي الاولي|جمادى الثانية|رجب|شعبان|"
    "رمضان|شوّال|ذي القعدة|ذي الحجة",
    "fa": "محرم|صفر|ربیع‌الاول|ربیع‌الثانی|جمادی‌الاول|جمادی‌الثانی|رجب|شعبان|رمضان|شوال|ذیقعده|ذیحجه",
    "ur": "محرم الحرام|صفر المظفر|ربیع الاول|ربیع الثانی|جمادی الاول|جمادی الثانی|رجب المرجب|"
    "شعبان المعظم|رمضان المبارک|شوال المکرم|ذوالقعدہ|ذوالحجہ",
    "id": "Muharram|Safar|Rabiul Awal|Rabiul Akhir|Jumadil Awal|Jumadil Akhir|Rajab|Syaban|"
    "Ramadhan|Syawal|Zulkaidah|Zulhijah",
}
SPELLINGS = [
    pytest.param(name, number, id=f"{language}-{number}")
    for language, names in MONTHS.items()
    for number, name in enumerate(names.split("|"), 1)
]


@pytest.mark.parametrize(("name", "number"), SPELLINGS)
def test_months_are_known_in_many_spellings(name, number):
    found = find_hijri(f"x | 9 {name} 1439 | y")
    assert found
    assert found.date == HijriDate(1439, number, 9)
    assert found.raw == f"9 {name} 1439"


@pytest.mark.parametrize("apostrophe", ["ʿ", "'", "’", "‘", "ʻ", "ʾ", "`", "´", ""])
@pytest.mark.parametrize("hyphen", ["-", " ", " al-"])
def test_the_letter_inside_a_name_may_be_any_apostrophe(apostrophe, hyphen):
    found = find_hijri(
        f"Friday - 7 Dhu{'l' if 'al' not in hyphen else ''}{hyphen}Qa{apostrophe}da 1439"
    )
    assert found
    assert found.date == SEED_DAY


@pytest.mark.parametrize(
    "text",
    [
        "7 Dhul-Qaʿda 1439",
        "7 DHUL-QAʿDA 1439 AH",
        "07 Zilkade 1439",
        "7 Zilkade, 1439",
        "7\u00a0Dhul-Qaʿda\u00a01439",
        "7th of Dhul-Qaʿda 1439 A.H.",
        "Dhul-Qaʿda 7, 1439",
        "٧ ذو القعدة ١٤٣٩ هـ",
        "۷ ذی‌القعده ۱۴۳۹",
        "7 Zulkaidah 1439 H",
    ],
)
def test_the_whole_date_is_matched(text):
    found = find_hijri(f"{text} | Home")
    assert found
    assert (found.date, found.start, found.end, found.raw) == (SEED_DAY, 0, len(text), text)


def test_words_before_the_month_are_no_part_of_it():
    found = find_hijri("the council of Dhul-Qaʿda 7, 1439")
    assert found
    assert found.raw == "Dhul-Qaʿda 7, 1439"


@pytest.mark.parametrize(
    "text",
    [
        "31 Safar 1439",
        "0 Safar 1439",
        "7 Dhul-Qaʿda 1300",
        "7 Dhul-Qaʿda 2018",
        "7 July 1439",
        "7 Dhul-Qaʿda",
        "Safar 1439",
        "1439",
        "",
        "7 sailors 1439",
        "7 sailors of Safar 1439",
    ],
)
def test_other_texts_have_no_hijri_date(text):
    assert find_hijri(text) is None


def test_the_date_of_the_calendar_is_the_gregorian_day():
    assert SEED_DAY.to_gregorian() == date(2018, 7, 20)


@given(st.dates(min_value=date(1924, 8, 1), max_value=date(2077, 11, 16)))
def test_conversion_goes_both_ways(day):
    hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    assert HijriDate(hijri.year, hijri.month, hijri.day).to_gregorian() == day


@given(st.integers(1344, 1500), st.integers(1, 12), st.integers(1, 29))
def test_a_date_that_is_written_down_is_found(year, month, day):
    name = MONTHS["en"].split("|")[month - 1]
    found = find_hijri(f"{day} {name} {year}")
    assert found
    assert found.date == HijriDate(year, month, day)


@pytest.mark.parametrize(
    "impossible", [HijriDate(1439, 13, 1), HijriDate(1439, 1, 31), HijriDate(1, 1, 1)]
)
def test_an_impossible_date_has_no_gregorian_day(impossible):
    with pytest.raises(ValueError, match=r"\d"):
        impossible.to_gregorian()


@pytest.mark.parametrize(
    ("away", "expected"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)]
)
def test_a_day_of_grace_is_given(away, expected):
    assert agrees(SEED_DAY, date(2018, 7, 20) + timedelta(days=away)) is expected
