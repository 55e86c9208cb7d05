"""What a user writes becomes plans, or one line that names the key."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from crawler.errors import DefinitionError
from crawler.items import Window
from crawler.schedule import read

COURIER = '[[crawl]]\nsite = "courier"\nevery = "6h"\n'


@pytest.fixture
def written(tmp_path):
    def written(text):
        path = tmp_path / "news.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return written


def test_a_plan_of_few_words(written, tmp_path):
    schedule = read(written(COURIER))
    [plan] = schedule.plans
    assert (plan.name, plan.site, plan.every) == ("courier", "courier", timedelta(hours=6))
    assert plan.days is None
    assert plan.fixed == Window()
    assert plan.zone == ZoneInfo("UTC")
    assert schedule.data == tmp_path / "data"


def test_a_plan_of_many(written, tmp_path):
    schedule = read(
        written(
            """
            data = "ledger"

            [[crawl]]
            name = "Fanous"
            site = "archive"
            arguments = { url = "https://fanous.example/", timezone = "Africa/Cairo" }
            every = "2d"
            at = "03:30"
            zone = "Africa/Cairo"
            days = 3
            limit = 500
            settings = { DOWNLOAD_DELAY = 2.5, ROBOTSTXT_OBEY = true, USER_AGENT = "me" }

            [[crawl]]
            site = "archive"
            arguments.url = "https://fanous.example/"
            at = 04:00:00
            since = 2018-07-01
            until = "2018-07-31"
            """
        )
    )
    assert schedule.data == tmp_path / "ledger"
    fanous, july = schedule.plans
    assert fanous.name == "Fanous"
    assert fanous.arguments == {"url": "https://fanous.example/", "timezone": "Africa/Cairo"}
    assert (fanous.every, fanous.at) == (timedelta(days=2), time(3, 30))
    assert fanous.zone == ZoneInfo("Africa/Cairo")
    assert (fanous.days, fanous.limit) == (3, 500)
    assert fanous.settings == {
        "DOWNLOAD_DELAY": "2.5",
        "ROBOTSTXT_OBEY": "True",
        "USER_AGENT": "me",
    }
    assert july.name == "archive url=https://fanous.example/"
    assert (july.every, july.at) == (timedelta(days=1), time(4))
    assert july.fixed == Window(date(2018, 7, 1), date(2018, 7, 31))


def test_a_name_that_is_made_holds_no_secret_of_an_address(written):
    url = "https://me:canary@fanous.example/news/?token=canary#canary"
    text = f'[[crawl]]\nsite = "archive"\narguments = {{ url = "{url}" }}\nevery = "1h"\n'
    [plan] = read(written(text)).plans
    assert plan.name == "archive url=https://fanous.example/news/"
    assert plan.arguments["url"] == url


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "it plans nothing"),
        ("crawl = 3", "crawl is no list of tables: write [[crawl]]"),
        ("[crawl]\nsite = 'courier'", "write [[crawl]]"),
        ("crawl = []", "it plans nothing"),
        ("crawls = []", "unknown key 'crawls': did you mean 'crawl'?"),
        ("data = 3\n" + COURIER, "data = 3 is no text"),
        ("data = ''\n" + COURIER, "data = '' is no text"),
        ("[[crawl]]\nevery = '1h'", "crawl 1: names no site"),
        ("[[crawl]]\nsite = 'courier'", "says not how often"),
        ("[[crawl]]\nsite = 3\nevery = '1h'", "site = 3 is no text"),
        (COURIER + "dayz = 3", "crawl 1: unknown key 'dayz': did you mean 'days'?"),
        (COURIER + "colour = 3", "unknown key 'colour': known are site, name"),
        (COURIER + COURIER, "2 crawls are called 'courier'"),
        (COURIER + COURIER.replace("6h", "soon"), "crawl 2: every = 'soon' is no interval"),
        (COURIER.replace("6h", "0h"), "every = '0h' is no interval"),
        (COURIER.replace("6h", "9000h"), "366 days at most"),
        (COURIER.replace('"6h"', "6"), "every = 6 is no text"),
        (COURIER + "days = 0", "days = 0 is no number from 1 to 3660"),
        (COURIER + "days = true", "days = True is no number"),
        (COURIER + "days = 2.5", "days = 2.5 is no number"),
        (COURIER + "days = 99999999999999999999999999", "is no number from 1 to 3660"),
        (COURIER + "limit = -1", "limit = -1 is no number"),
        (COURIER + "at = '03:00'", "every is a number of days"),
        (COURIER.replace("6h", "1d") + "at = '3 am'", "at = '3 am' is no time of day"),
        (COURIER.replace("6h", "1d") + "at = 24", "at = 24 is no time of day"),
        (COURIER + "zone = 'Cairo'", "zone = 'Cairo' is no zone: write one like"),
        (COURIER + "zone = 'Europe'", "zone = 'Europe' is no zone"),
        (COURIER + "zone = '../passwd'", "zone = '../passwd' is no zone"),
        (COURIER + "since = '20.7.2018'", "crawl 1: since=20.7.2018 is no day"),
        (COURIER + "since = 2018-07-20T00:00:00", "since = 2018-07-20T00:00:00 is no text"),
        (COURIER + "since = 2018-07-20\nuntil = 2018-07-19", "lies after"),
        (COURIER + "since = 2018-07-20\ndays = 3", "exclude each other"),
        (COURIER + "arguments = 'url'", "arguments = 'url' is no table"),
        (COURIER + "arguments = { since = '2018-07-20' }", "write since beside arguments"),
        (COURIER + "arguments = { url = ['x'] }", "arguments.url = ['x'] is no text or number"),
        (COURIER + 'arguments = { url = "a\\u0000b" }', "arguments.url = 'a\\x00b' is no text"),
        (COURIER + 'settings = { "A B" = 1 }', "settings: 'A B' is no name"),
        (COURIER + "settings = { DATA_DIR = 'x' }", "settings may not hold DATA_DIR"),
        (COURIER + 'name = "a\\nb"', "name = 'a\\nb' is no text of one line"),
        (COURIER + "days = ", "is no TOML"),
        (COURIER + "days = " + 5000 * "9", "is no TOML"),
        (COURIER + "days = " + 5000 * "[", "news.toml is no"),
        (b"\xff\xfe", "is no TOML"),
    ],
    ids=lambda value: repr(value[-40:]),
)
def test_what_is_wrong_is_named_in_one_line(written, text, words):
    with pytest.raises(DefinitionError) as raised:
        read(written(text))
    assert words in str(raised.value)
    assert str(raised.value).startswith("news.toml")
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 200


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(DefinitionError, match=r"no such file: .*missing\.toml"):
        read(tmp_path / "missing.toml")
