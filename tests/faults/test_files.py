"""Files of records by somebody who means harm are told; the rest is read, and memory is bounded."""

import gzip
import json

from tests.faults.process import Process
from tests.records.warc import HTML, id_of, note, record, response

MB = 1 << 20
HEAD = b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2018-07-20T09:00:00Z\r\n"
GOOD = "https://courier.example/2018/07/20/harbour/"
STORY = HTML.replace(b"They wait", b"They wait, as they have waited since Monday for the wind,")


def boast():
    """A record that says it has ten gigabytes."""
    return record(Content_Length="9999999999")


def line():
    """A header of one line of 200 MB."""
    return HEAD + b"X-Long: " + b"x" * (200 * MB) + b"\r\n\r\n"


def headers():
    """A header of two million lines."""
    return HEAD + b"X-Some: thing\r\n" * 2_000_000 + b"\r\n"


def answer():
    """An answer whose own header has a million lines."""
    return record(b"HTTP/1.1 200 OK\r\n" + b"X-Some: thing\r\n" * 1_000_000 + b"\r\n" + STORY)


def bomb():
    """A page that unpacks to 300 MB."""
    packed = gzip.compress(b"<p>" + b"\0" * (300 * MB))
    return record(response(packed, Content_Encoding="gzip"), url="https://courier.example/bomb/")


def place():
    """A page that says it is a file of ours."""
    return record(url="file:///etc/passwd") + record(url="file:///etc/shadow", kind="resource")


def good():
    """A page."""
    return record(response(STORY), url=GOOD)


def cut():
    """A record that ends in its midst."""
    return record()[:-90]


HOSTILE = {
    boast: "the block has 122 of its 9999999999 bytes",
    line: "the record has more than 64 KiB of fields",
    headers: "the record has more than 64 KiB of fields",
    answer: "the response has over 256 KiB of head",
    bomb: "it unpacks to over 64 MiB: it is no page",
    cut: "the block has 32 of its 118 bytes",
}
"""What is told of each."""


def write(folder, *made):
    folder.mkdir()
    for each in made:
        (folder / f"{each.__name__}.warc.gz").write_bytes(gzip.compress(each(), 1))


def test_hostile_files_are_told_and_what_is_whole_beside_them_is_read(tmp_path):
    write(tmp_path / "files", *HOSTILE, place, good)
    with Process(tmp_path, "replay", "files", "-o", "a.jsonl") as process:
        assert process.wait(120) == 1, process.err
        assert "Traceback" not in process.err
        errors = [each for each in process.err.splitlines() if "error" in each]
    assert sorted(errors) == sorted(
        f"backfile: error: files/{each.__name__}.warc.gz, byte 0: {words}"
        for each, words in HOSTILE.items()
    )
    [article] = map(json.loads, (tmp_path / "a.jsonl").read_text().splitlines())
    assert article["url"] == GOOD


def test_what_a_file_says_of_its_site_is_a_name_or_nothing(tmp_path):
    (tmp_path / "files").mkdir()
    for number, name in enumerate(("..", "x" * 400, "a\x1bb", "../../away")):
        url = f"https://courier.example/2018/07/2{number}/harbour/"
        page = record(response(STORY.replace(b"Ships", b"Ships %d" % number)), url=url)
        noted = note(id_of(page), url, kind="article", site=name)
        (tmp_path / "files" / f"{number}.warc").write_bytes(page + noted)
    with Process(tmp_path, "replay", "files", "--data", "data", "-o", "a.jsonl") as process:
        assert process.wait() == 0, process.err
    articles = map(json.loads, (tmp_path / "a.jsonl").read_text().splitlines())
    assert sorted(each["site"] for each in articles) == ["../../away", *["courier.example"] * 3]
    made = {path.name for path in tmp_path.iterdir()}
    assert made == {"files", "data", "a.jsonl", "a.jsonl.manifest.json", "stderr.txt"}
    assert not list(tmp_path.parent.glob("away*"))


def test_a_page_that_says_it_is_a_file_is_nobodys(tmp_path):
    write(tmp_path / "files", place)
    with Process(tmp_path, "replay", "files", "-o", "a.jsonl") as process:
        assert process.wait() == 1, process.err
        assert process.err.endswith("place.warc.gz: no page of a site is recorded\n")
    assert (tmp_path / "a.jsonl").read_text() == ""
