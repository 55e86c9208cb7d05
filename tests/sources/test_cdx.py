import pytest

from crawler.errors import PageError
from crawler.items import Page
from crawler.sources.cdx import Capture, CaptureList, read_cdx

URL = "https://courier.example/a/"
FIRST = Capture("20180720090000", URL, "text/html", "200", "AAA")
SECOND = Capture("20190101", f"{URL}?x=1", "", "", "")
KEYED = "example,courier)/a"

ARRAY = f"""[["urlkey","timestamp","original","mimetype","statuscode","digest","length"],
["{KEYED}","20180720090000","{URL}","text/html","200","AAA","512"],
["{KEYED}","20190101","{URL}?x=1","-","-","-","-"]"""
OBJECTS = f"""{{"urlkey": "{KEYED}", "timestamp": "20180720090000", "url": "{URL}",
"mime": "text/html", "status": "200", "digest": "AAA"}}""".replace("\n", " ")
PLAIN = f"""{KEYED} 20180720090000 {URL} text/html 200 AAA 512
{KEYED} 20190101 {URL}?x=1 - - - -"""
CLASSIC = f"{KEYED} 20180720090000 {URL} text/html 200 AAA - - 512 17 old.warc.gz"
CDXJ = f"""{KEYED} 20180720090000 {{"url": "{URL}", "mime": "text/html", "status": "200",
"digest": "AAA"}}""".replace("\n", " ")


def read(text):
    return read_cdx(Page(text.encode()))


@pytest.mark.parametrize(
    ("text", "every"),
    [
        (ARRAY + "]", (FIRST, SECOND)),
        (OBJECTS, (FIRST,)),
        (f"{OBJECTS}\n{OBJECTS}\n", (FIRST, FIRST)),
        (f"[{OBJECTS}]", (FIRST,)),
        (PLAIN, (FIRST, SECOND)),
        (CLASSIC, (FIRST,)),
        (CDXJ, (FIRST,)),
        ("", ()),
        ("[]", ()),
        ("\n", ()),
    ],
)
def test_every_way_of_telling_captures_is_read(text, every):
    assert read(text) == CaptureList(every, None)


@pytest.mark.parametrize(
    "text", [f'{ARRAY},\n[],\n["example%2Ccourier%29%2Fa+2019"]]', f"{PLAIN}\n\nexample%2Ccourier"]
)
def test_what_leads_on_is_read(text):
    found = read(text)
    assert found.every == (FIRST, SECOND)
    assert found.resume.startswith("example%2Ccourier")


@pytest.mark.parametrize(
    "text",
    [
        "<html><body>Busy</body></html>",
        f"{OBJECTS}\n{OBJECTS[:60]}",
        ARRAY,
        f"{KEYED} yesterday {URL} text/html 200 AAA",
        '{"message": "No captures"}',
        "[[1, 2], [3, 4]]",
        "[7]",
        "{" * 100_000,
    ],
)
def test_what_is_no_list_or_is_cut_off_is_an_error(text):
    with pytest.raises(PageError):
        read(text)


def test_a_title_may_have_a_separator_of_lines_in_it():
    named = OBJECTS.replace("AAA", "A\u2028A")
    assert len(read(f"{named}\r\n{OBJECTS}").every) == 2
