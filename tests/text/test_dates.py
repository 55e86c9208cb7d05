from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text import find_dates, read_date
from crawler.text.months import MONTH_NAMES, WEEKDAY_NAMES, _numbers
from crawler.text.normalise import skeleton

MINUTE = datetime(2018, 7, 20, 13, 25)  # noqa: DTZ001 - the texts name no zone
ISTANBUL = timezone(timedelta(hours=3))


@pytest.mark.parametrize(
    "text",
    [
        "20 July 2018 13:25",
        "20 July 2018, 1:25 pm",
        "July 20, 2018 at 1:25 p.m.",
        "Jul. 20, 2018 1:25 PM ET",
        "Friday, July 20th, 2018 - 13:25",
        "20/07/2018 13:25",
        "20-07-2018 | 13:25",
        "2018-07-20 13:25",
        "2018-07-20T13:25",
        "20180720T1325",
        "20.07.2018, 13:25 Uhr",
        "20.07.2018 13.25 Uhr",
        "Freitag, 20. Juli 2018, um 13:25 Uhr",
        "20 Temmuz 2018 Cuma 13:25",
        "20 Temmuz 2018, Cuma | Saat: 13:25",
        "20 Tem 2018 13.25",
        "Fri 20 Jul 2018 13.25 IST",
        "Friday 20 July 2018 13:25, UK",
        "20 juillet 2018 à 13h25",
        "Le vendredi 20 juillet 2018 à 13 h 25",
        "20 de julio de 2018 a las 13:25",
        "20 de julho de 2018 às 13h25",
        "20 luglio 2018 alle 13:25",
        "20 juli 2018 om 13:25",
        "20 lipca 2018, godz. 13:25",
        "20 июля 2018, 13:25",
        "20 июля 2018 г. в 13:25",
        "20 липня 2018, 13:25",
        "20 Juli 2018 pukul 13.25",
        "20 juli 2018 kl. 13.25",
        "20. heinäkuuta 2018 klo 13.25",
        "20. července 2018 v 13:25",
        "2018. július 20. 13:25",
        "20 iulie 2018, ora 13:25",
        "20 Ιουλίου 2018, 1:25 μ.μ.",
        "2018年7月20日 13:25",
        "2018年07月20日（金）13時25分",
        "2018年7月20日 下午1:25",
        "2018년 7월 20일 오후 1:25",
        "20 يوليو 2018 - 13:25",
        "الجمعة ٢٠ تموز ٢٠١٨ ١:٢٥ م",
        "۲۰ ژوئیه ۲۰۱۸ ساعت ۱۳:۲۵",
        "20 جولائی 2018 13:25",
        "13:25 20/07/2018",
        "1:25 pm, July 20, 2018",
        "13:25 - 20 Temmuz 2018",
        "  20\u00a0July\u00a02018\n13:25 ",
        "20\u200e/07/2018 13:25",
        "🕒 20 July 2018, 13:25",
        "[20 July 2018 @ 13:25]",
    ],
)
def test_a_date_with_a_time_is_read(text):
    found = read_date(text)
    assert found
    assert (found.value, found.precision, found.calendar) == (MINUTE, "minute", "gregorian")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18 February 2017 9:28", (2017, 2, 18, 9, 28)),
        ("February 18, 2017 at 9:28 am", (2017, 2, 18, 9, 28)),
        ("February 18, 2017, 12:05 am", (2017, 2, 18, 0, 5)),
        ("February 18, 2017, 12:05 pm", (2017, 2, 18, 12, 5)),
        ("18 février 2017 à 9h", (2017, 2, 18, 9, 0)),
        ("18 February 2017, 9 pm", (2017, 2, 18, 21, 0)),
        ("18 Şubat 2017 00:00", (2017, 2, 18, 0, 0)),
    ],
)
def test_hours_need_no_padding(text, expected):
    found = read_date(text)
    assert found
    assert found.value == datetime(*expected)  # noqa: DTZ001 - the texts name no zone


@pytest.mark.parametrize(
    ("text", "zone", "precision"),
    [
        ("2018-07-20T13:25:00+03:00", ISTANBUL, "second"),
        ("2018-07-20T13:25:00.123+0300", ISTANBUL, "second"),
        ("2018-07-20T13:25+03", ISTANBUL, "minute"),
        ("2018-07-20 13:25:00 +0300", ISTANBUL, "second"),
        ("20180720T132500+0300", ISTANBUL, "second"),
        ("Fri, 20 Jul 2018 13:25:00 +0300", ISTANBUL, "second"),
        ("Fri Jul 20 2018 13:25:00 GMT+0300 (EEST)", ISTANBUL, "second"),
        ("20 July 2018 13:25 (GMT+3)", ISTANBUL, "minute"),
        ("2018-07-20T13:25:00Z", UTC, "second"),
        ("20180720T132500Z", UTC, "second"),
        ("20 July 2018, 13:25 GMT", UTC, "minute"),
        ("20 July 2018 13:25 UTC", UTC, "minute"),
        ("20 July 2018 13:25 UTC-05:30", timezone(-timedelta(hours=5, minutes=30)), "minute"),
        ("20 July 2018 13:25:00 IST", None, "second"),
        ("20 July 2018 13:25 CST", None, "minute"),
        ("July 20, 2018 1:25 pm EDT", timezone(timedelta(hours=-4)), "minute"),
        ("20 July 2018 13:25 EST", timezone(timedelta(hours=-5)), "minute"),
        ("Fri 20 Jul 2018 13.25 CEST", timezone(timedelta(hours=2)), "minute"),
        ("20.07.2018 um 13:25 Uhr MESZ", timezone(timedelta(hours=2)), "minute"),
        ("20 Juli 2018 pukul 13.25 WIB", timezone(timedelta(hours=7)), "minute"),
        ("20 июля 2018, 13:25 МСК", ISTANBUL, "minute"),
        ("Thứ sáu, 20/7/2018, 13:25 (GMT+7)", timezone(timedelta(hours=7)), "minute"),
    ],
)
def test_a_zone_is_known_only_when_the_text_has_an_offset(text, zone, precision):
    found = read_date(text)
    assert found
    assert (found.value, found.precision) == (MINUTE.replace(tzinfo=zone), precision)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Published: 20 July 2018", "published"),
        ("Published on Friday, 20 July 2018", "published"),
        ("Posted on July 20, 2018", "published"),
        ("Date: 20 July 2018", "published"),
        ("Yayınlanma: 20.07.2018", "published"),
        ("YAYINLANMA TARİHİ: 20 Temmuz 2018 Cuma", "published"),
        ("Giriş: 20.07.2018", "published"),
        ("Veröffentlicht am 20. Juli 2018", "published"),
        ("Publié le 20/07/2018", "published"),
        ("Publicado el 20 de julio de 2018", "published"),
        ("Pubblicato il 20 luglio 2018", "published"),
        ("Опубликовано 20 июля 2018", "published"),
        ("نشر في 20 يوليو 2018", "published"),
        ("تاریخ انتشار: ۲۹ تیر ۱۳۹۷", "published"),
        ("发布时间：2018年7月20日", "published"),
        ("Updated 20 July 2018", "modified"),
        ("Last updated on: 20 July 2018", "modified"),
        ("Son güncelleme: 20.07.2018", "modified"),
        ("SON GÜNCELLENME TARİHİ: 20.07.2018", "modified"),
        ("Aktualisiert am 20.07.2018", "modified"),
        ("Stand: 20.07.2018", "modified"),
        ("Mis à jour le 20/07/2018", "modified"),
        ("آخر تحديث: 20 يوليو 2018", "modified"),
        ("به‌روزرسانی: 2018/07/20", "modified"),
        ("Обновлено: 20.07.2018", "modified"),
        ("更新时间：2018-07-20", "modified"),
        ("20 July 2018", None),
    ],
)
def test_a_label_tells_what_the_date_is_of(text, role):
    found = read_date(text)
    assert found
    assert (found.value, found.precision, found.role) == (date(2018, 7, 20), "day", role)


@pytest.mark.parametrize(
    ("text", "calendar", "raw"),
    [
        ("7 Dhul-Qaʿda 1439", "hijri", "7 Dhul-Qaʿda 1439"),
        ("٧ ذو القعدة ١٤٣٩ هـ", "hijri", "٧ ذو القعدة ١٤٣٩ هـ"),
        ("جمعه ۲۹ تیر ۱۳۹۷", "jalali", "۲۹ تیر ۱۳۹۷"),
        ("۱۳۹۷/۰۴/۲۹", "jalali", "۱۳۹۷/۰۴/۲۹"),
    ],
)
def test_days_of_other_calendars_are_given_as_gregorian(text, calendar, raw):
    found = read_date(text)
    assert found
    assert (found.value, found.calendar, found.raw) == (date(2018, 7, 20), calendar, raw)


def test_a_solar_hijri_date_may_have_a_time():
    found = read_date("جمعه ۲۹ تیر ۱۳۹۷ ساعت ۱۳:۲۵")
    assert found
    assert (found.value, found.calendar) == (MINUTE, "jalali")


@pytest.mark.parametrize(
    ("text", "day_first", "expected"),
    [
        ("03/04/2018", True, date(2018, 4, 3)),
        ("03/04/2018", False, date(2018, 3, 4)),
        ("03-04-2018", False, date(2018, 3, 4)),
        ("03.04.2018", False, date(2018, 4, 3)),
        ("07/20/2018", True, date(2018, 7, 20)),
        ("20/07/2018", False, date(2018, 7, 20)),
        ("2018/04/03", False, date(2018, 4, 3)),
    ],
)
def test_the_order_of_day_and_month_is_the_sites(text, day_first, expected):
    found = read_date(text, day_first=day_first)
    assert found
    assert found.value == expected


@pytest.mark.parametrize(
    "text", ["July 2018", "Temmuz 2018", "julio de 2018", "2018-07", "2018年7月", "يوليو 2018"]
)
def test_a_month_is_given_by_its_first_day(text):
    found = read_date(text)
    assert found
    assert (found.value, found.precision) == (date(2018, 7, 1), "month")


@pytest.mark.parametrize(
    "text",
    [
        "30 February 2018",
        "31.06.2018",
        "2018-02-30",
        "20180230",
        "02/30/2018",
        "20/07/2018 25:00",
        "20/07/2018 13:61",
        "20/07/2018 14:25 am",
        "20 July 1899",
        "20 July 2101",
        "20.07.18",
        "20 July",
        "Friday 13:25",
        "2018",
        "",
        "July",
        "20 Foobar 2018",
        "2018-07-20T13:25+25:00",
        "13:25",
        "20 July 2018 the bridge reopened",
        "On 20 July 2018 it rained",
        "Reopened 20 July 2018",
        "20 July 2018 - 21 July 2018",
        "20 July 2018 - Friday - 7 Dhul-Qaʿda 1439",
        "Total: 20/07/2018 (26)",
        "By Ada Example 20 July 2018",
        "1.2018",
        "Call 0532-12-2018",
        "192.168.20.2018",
        "x" * 9999 + " 2018",
    ],
)
def test_anything_else_is_no_date(text):
    assert read_date(text) is None


@pytest.mark.parametrize("language", sorted(MONTH_NAMES))
def test_months_are_known_by_every_name(language):
    names = [
        (number, name.replace("_", " "))
        for number, spellings in enumerate(MONTH_NAMES[language].split("|"), 1)
        for name in spellings.split()
        if (language, name) not in {("hr", "listopada"), ("hr", "listopad")}
    ]
    assert {number for number, _ in names} >= set(range(1, 13)) - {10}
    for number, name in names:
        for written in (name, skeleton(name).upper(), f"{name}."):
            found = read_date(f"5 {written} 2018")
            assert found, written
            assert found.value == date(2018, number, 5), written


def test_no_name_is_of_two_months():
    numbers: dict[str, set[int]] = {}
    for names in MONTH_NAMES.values():
        for name, number in _numbers(names).items():
            numbers.setdefault(name, set()).add(number)
    assert {name: found for name, found in numbers.items() if len(found) > 1} == {
        "listopada": {10, 11},
        "listopad": {10, 11},
    }


@pytest.mark.parametrize("language", sorted(WEEKDAY_NAMES))
def test_weekdays_may_stand_on_either_side(language):
    for name in WEEKDAY_NAMES[language].split():
        for text in (f"{name}, 20/07/2018", f"20/07/2018 {name}", f"20/07/2018, {name}, 13:25"):
            found = read_date(text)
            assert found, text
            assert found.value in {date(2018, 7, 20), MINUTE}, text


@given(
    st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 12, 31)),  # noqa: DTZ001
    st.sampled_from(
        [
            "%d/%m/%Y %H:%M",
            "%d.%m.%Y %H:%M",
            "%Y-%m-%dT%H:%M",
            "%d %B %Y %H:%M",
            "%B %d, %Y %I:%M %p",
            "%a, %d %b %Y %H:%M",
            "%H:%M %d/%m/%Y",
            "%Y年%m月%d日 %H:%M",
        ]
    ),
)
def test_what_was_written_is_read(moment, shape):
    text = moment.strftime(shape)
    found = read_date(text)
    assert found
    assert found.value == moment.replace(second=0, microsecond=0)


@given(st.text(alphabet="0123456789 /.-:TZ+,JulyMarch年月日۱۲ـمPpAa|()", max_size=60))
def test_no_text_is_too_odd_and_matches_are_where_they_say(text):
    read_date(text)
    for found in find_dates(text):
        assert text[found.start : found.end] == found.raw


def test_dates_are_found_in_the_order_of_the_text():
    text = (
        "Published 20 July 2018 13:25 | Updated: 2018-07-21T08:00:00Z, "
        "after 3 May 2017 and before July 2019"
    )
    assert [(str(found.value), found.precision, found.role) for found in find_dates(text)] == [
        ("2018-07-20 13:25:00", "minute", "published"),
        ("2018-07-21 08:00:00+00:00", "second", "modified"),
        ("2017-05-03", "day", None),
        ("2019-07-01", "month", None),
    ]


def test_both_calendars_of_one_line_are_found():
    found = find_dates("الجمعة 20 يوليو 2018 الموافق 7 ذو القعدة 1439 هـ")
    assert [(each.value, each.calendar) for each in found] == [
        (date(2018, 7, 20), "gregorian"),
        (date(2018, 7, 20), "hijri"),
    ]


def test_a_decimal_number_after_a_date_is_no_time():
    [found] = find_dates("By 20 July 2018 13.25 million had come")
    assert found.value == date(2018, 7, 20)


@pytest.mark.parametrize(
    "text", ["In 2018 it rained", "version 10.12.2018.4", "from 2018-07-20-44", "2018 people"]
)
def test_other_numbers_are_no_dates(text):
    assert find_dates(text) == []


def test_dates_far_apart_in_a_long_text_are_found():
    filler = "The harbour was quiet and nothing was unloaded. " * 40
    found = find_dates(f"{filler}20 July 2018 13:25. {filler}2018年7月21日{filler}")
    assert [each.value for each in found] == [MINUTE, date(2018, 7, 21)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sun, 07/08/2018 - 19:21", 8),
        ("Tue, 07/08/2018 - 19:21", 7),
        ("Sunday 08/07/2018", 8),
        ("07/08/2018", 7),
        ("Mon, 07/08/2018", 7),
    ],
)
def test_a_weekday_tells_the_order_of_day_and_month(text, day):
    assert read_date(text).value.day == day


LANGUAGES = {
    "en": "Friday, July 20, 2018",
    "de": "Freitag, 20. Juli 2018",
    "fr": "vendredi 20 juillet 2018",
    "es": "viernes, 20 de julio de 2018",
    "pt": "sexta-feira, 20 de julho de 2018",
    "it": "venerdì 20 luglio 2018",
    "nl": "vrijdag 20 juli 2018",
    "sv": "fredag 20 juli 2018",
    "da": "fredag den 20. juli 2018",
    "no": "fredag 20. juli 2018",
    "fi": "perjantaina 20. heinäkuuta 2018",
    "pl": "piątek, 20 lipca 2018",
    "cs": "pátek 20. července 2018",
    "sk": "piatok 20. júla 2018",
    "ro": "vineri, 20 iulie 2018",
    "hu": "2018. július 20., péntek",
    "tr": "20 Temmuz 2018 Cuma",
    "el": "Παρασκευή, 20 Ιουλίου 2018",
    "ru": "пятница, 20 июля 2018 г.",
    "uk": "п'ятниця, 20 липня 2018",
    "bg": "петък, 20 юли 2018 г.",
    "sr": "петак, 20. јул 2018.",
    "sr-Latn": "petak, 20. jul 2018.",
    "hr": "petak, 20. srpnja 2018.",
    "id": "Jumat, 20 Juli 2018",
    "ms": "Jumaat, 20 Julai 2018",
    "vi": "Thứ Sáu, ngày 20 tháng 7 năm 2018",
    "th": "วันศุกร์ที่ 20 กรกฎาคม พ.ศ. 2561",
    "ja": "2018年7月20日（金）",
    "ko": "2018년 7월 20일 금요일",
    "zh": "2018年7月20日 星期五",
    "ar": "الجمعة 20 يوليو 2018",
    "fa": "جمعه ۲۹ تیر ۱۳۹۷",
    "ur": "جمعہ 20 جولائی 2018",
    "he": "יום שישי, 20 ביולי 2018",
    "hi": "शुक्रवार, 20 जुलाई 2018",
    "bn": "শুক্রবার, ২০ জুলাই ২০১৮",
    "sw": "Ijumaa, 20 Julai 2018",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_day_is_read_in_every_language(language):
    found = read_date(LANGUAGES[language])
    assert found
    assert (found.value, found.precision) == (date(2018, 7, 20), "day")


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("utorak, 16. listopada 2018.", 10),
        ("piątek, 16 listopada 2018", 11),
        ("16 listopada 2018", 11),
    ],
)
def test_weekday_tells_a_name_of_two_months(text, month):
    found = read_date(text)
    assert found
    assert found.value == date(2018, month, 16)


@pytest.mark.parametrize("text", ["20/07/2561", "20 ก.ค. 2561", "๒๐ กรกฎาคม ๒๕๖๑"])
def test_years_of_the_buddhist_era_are_543_ahead(text):
    found = read_date(text)
    assert found
    assert found.value == date(2018, 7, 20)
