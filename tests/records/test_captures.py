import gzip
import json
import zipfile

import pytest

from crawler.errors import Corrupt, NoRecord, Oversized, RecordFault, Truncated
from crawler.items import Entry
from crawler.records import CaptureReader, Shelf, is_reel, reels, resolve
from tests.records.warc import AT, HTML, URL, id_of, note, packed, record, response, sha1, wacz

LATER = "2018-07-21T09:00:00Z"
TEXT = b"Ships\n\nThey wait in the harbour.\n"
IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
UNMODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


@pytest.fixture
def found(tmp_path):
    """What is captured in a file of that name, or in several, and what is wrong with them."""

    def found(*files, name="x.warc.gz"):
        captures, every = CaptureReader(), []
        for number, data in enumerate(files):
            path = tmp_path / f"{number}-{name}"
            path.write_bytes(data)
            for reel in reels(path):
                every += [reel] if isinstance(reel, RecordFault) else captures.read(reel)
        sound = [each for each in every if not isinstance(each, RecordFault)]
        wrong = [each for each in every if isinstance(each, RecordFault)]
        return [*resolve(sound), *wrong]

    return found


def kinds(found):
    return [type(each) for each in found if isinstance(each, RecordFault)]


def test_a_page_is_what_was_received(found):
    [page] = found(packed(record(response(X_Total="7", chunked=True))))
    loaded = page.load(Entry(URL))
    assert (loaded.body, loaded.url, loaded.status) == (HTML, URL, 200)
    assert (loaded.content_type, loaded.fetched_at) == ("text/html; charset=utf-8", AT)
    assert loaded.headers["x-total"] == "7"
    assert loaded.entry == Entry(URL)


def test_what_is_no_page_is_left_out(found):
    assert not found(
        packed(
            record(response(Content_Type="image/png")),
            record(response(status="500 Oops")),
            record(response(status="404 Not Found")),
            record(b"GET / HTTP/1.1\r\n\r\n", "request"),
            record(b"a: b\r\n", "metadata", Content_Type="application/warc-fields"),
            record(b"a: b\r\n", "warcinfo", url=None, Content_Type="application/warc-fields"),
            record(b"1.2.3.4", "response", url="dns:courier.example", Content_Type="text/dns"),
        )
    )


def test_resources_and_texts_are_pages(found):
    html, text = found(
        record(HTML, "resource", at=LATER, Content_Type="text/html"),
        record(TEXT, "conversion", Content_Type="text/plain"),
        name="x.wet",
    )
    assert (html.load().body, html.load().content_type) == (HTML, "text/html")
    assert (text.load().body, text.load().content_type) == (TEXT, "text/plain")


def test_a_page_is_preferred_to_its_text(found):
    shelf = Shelf()
    for each in found(record(TEXT, "conversion", Content_Type="text/plain"), record()):
        shelf.add(each, Entry(URL))
    assert shelf.take(URL).body == HTML
    assert shelf.take(URL) is None


def test_what_a_crawl_noted_comes_with_the_page_whichever_stands_first(found):
    page = record()
    told = note(
        id_of(page),
        via="https://courier.example/",
        kind="article",
        source="listing",
        day="2018-07-20",
        position="3",
        title="Ships: they wait",
        published="2018-07-20T08:00:00Z",
        site="courier",
    )
    for pair in ((page, told), (told, page)):
        [capture] = found(packed(*pair))
        assert capture.site == "courier"
        assert capture.entry == Entry(
            URL,
            source="listing",
            day=capture.entry.day,
            position=3,
            archive="https://courier.example/",
            title="Ships: they wait",
            published="2018-07-20T08:00:00Z",
        )
        assert capture.entry.day.isoformat() == "2018-07-20"


def test_a_listing_may_be_no_page(found):
    listing = record(response(b"{}", Content_Type="application/json"))
    [capture] = found(packed(listing, note(id_of(listing), kind="listing", source="wordpress")))
    assert capture.entry.kind == "listing"
    assert not found(packed(listing, note(id_of(listing), kind="article", source="wordpress")))


def test_a_redirect_gives_what_it_led_to_under_the_address_that_was_asked(found):
    old = "https://courier.example/?p=12"
    led = record(response(b"", "301 Moved", Location="/2018/07/20/harbour/"), url=old)
    [page] = found(packed(led), packed(record()))
    assert (page.asked, page.url, page.redirects) == (old, URL, (old,))
    again = record(at=LATER)
    assert [each.asked for each in found(packed(led, record(), again))] == [old, URL]
    assert not found(packed(led))


def test_a_crawl_notes_what_was_asked_where_it_does_not_record_redirects(found):
    page = record()
    old = "https://courier.example/?p=12"
    [led] = found(packed(page, note(id_of(page), kind="article", source="listing", url=old)))
    assert (led.asked, led.url, led.entry.url) == (old, URL, old)


def test_a_redirect_to_another_spelling_changes_nothing(found):
    plain = URL.replace("https", "http")
    led = record(response(b"", "301 Moved", Location=URL), url=plain)
    [page] = found(packed(led, record()))
    assert page.asked == URL


def test_redirects_in_a_circle_end(found):
    one = record(response(b"", "302 Found", Location="/b"), url="https://courier.example/a")
    two = record(response(b"", "302 Found", Location="/a"), url="https://courier.example/b")
    assert not found(packed(one, two))


REFERS = (
    {"WARC_Refers_To": id_of(record())},
    {"WARC_Refers_To_Target_URI": URL, "WARC_Refers_To_Date": AT},
    {"WARC_Payload_Digest": sha1(HTML)},
)


def revisit(profile=IDENTICAL, block=None, **fields):
    block = response(b"", **({"status": "304 Not Modified"} if profile == UNMODIFIED else {}))
    return record(block, "revisit", at=LATER, WARC_Profile=profile, **fields)


@pytest.mark.parametrize("refers", REFERS)
def test_a_revisit_is_read_as_its_original_in_whatever_file(found, refers):
    first = record(WARC_Payload_Digest=sha1(HTML))
    for files in ((first, revisit(**refers)), (revisit(**refers), first)):
        pages = sorted(found(*map(packed, files)), key=lambda each: each.fetched_at)
        assert [each.fetched_at for each in pages] == [AT, LATER]
        assert [each.load().body for each in pages] == [HTML, HTML]


def test_a_page_that_the_server_called_unchanged_is_known_as_such(found):
    pages = found(packed(record(), revisit(UNMODIFIED, **REFERS[0])))
    assert [each.load().status for each in pages] == [200, 304]


def test_a_revisit_without_its_original_is_told(found):
    assert kinds(found(packed(revisit(**REFERS[0])))) == [NoRecord]


def test_a_page_that_is_gone_matters_where_it_was_before(found):
    gone = record(response(b"", "410 Gone"), at=LATER)
    assert [each.load().status for each in found(packed(record(), gone))] == [200, 410]
    noted = note(id_of(gone), kind="article", source="listing")
    assert [each.load().status for each in found(packed(gone, noted))] == [410]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (record(WARC_Truncated="length"), Truncated),
        (record(response(Content_Length="9999")), Truncated),
        (record(response(HTML[:20], Content_Encoding="gzip", Content_Length="400")), Truncated),
        (record(b"no response"), Corrupt),
        (record(b"x" * 17_000_000, "resource", Content_Type="text/html"), Oversized),
        (record(HTML, "resource", url="file:///etc/passwd", Content_Type="text/html"), NoRecord),
    ],
)
def test_a_page_that_is_not_whole_is_told_and_left_out(found, data, kind):
    assert [type(each) for each in found(data, name="x.warc")] == [kind]


def test_the_files_of_a_wacz_are_read_where_they_lie(found, tmp_path):
    files = {"archive/data.warc.gz": packed(record()), "pages/pages.jsonl": b"{}"}
    for compression in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        [page] = found(wacz(files, compression), name="x.wacz")
        assert page.load().body == HTML
    assert kinds(found(wacz({}), name="x.wacz")) == [NoRecord]
    assert kinds(found(b"PK\3\4 no zip", name="x.wacz")) == [Corrupt]


def test_a_wacz_that_was_cut_off_gives_what_there_is(found):
    data = wacz({"archive/data.warc.gz": packed(record(), record(at=LATER))})
    for cut in (len(data) - 10, len(data) - 200):
        every = found(data[:cut], name="x.wacz")
        assert Corrupt in kinds(every)
        assert every[0].load().body == HTML


def test_pages_of_one_long_stream_are_kept_apart_until_they_are_read(found, monkeypatch):
    monkeypatch.setattr("crawler.records.captures.NEAR", 100)
    plain = record() + record(at=LATER) + record(TEXT, "conversion", Content_Type="text/plain")
    every = found(gzip.compress(plain))
    assert [each.place.within for each in every] == [0, 0, 0]
    assert [each.load().body for each in every] == [HTML, HTML, TEXT]
    assert every[1].load().headers == every[0].load().headers


def test_files_of_records_are_told_by_name_or_by_how_they_begin(tmp_path):
    for name, data, told in (
        ("a.warc", b"", True),
        ("a.warc.gz", b"x", True),
        ("a", b"WARC/1.0\r\n", True),
        ("a.gz", packed(b"x"), True),
        ("a.html", b"WARC/1.0", False),
        ("a.html.gz", packed(b"x"), False),
        ("a.json", json.dumps({}).encode(), False),
    ):
        (tmp_path / name).write_bytes(data)
        assert is_reel(tmp_path / name) is told, name
