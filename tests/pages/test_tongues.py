"""Every encoding of the web and of chardet, each with the languages that were written in it."""

import pytest
import webencodings

from crawler.pages.decode import codec_of, read_text
from tests.pages.tongues import ENCODINGS, LINES, UNICODE, spelt

LEAST = 0.98
"""Share of the texts that are read to the letter when nobody names their encoding."""

PYTHON = {"macintosh": "mac-roman", "x-mac-cyrillic": "mac-cyrillic"}


def cases():
    for language, line in LINES.items():
        for name in ENCODINGS[language].split() + UNICODE:
            codec = PYTHON.get(name, name)
            yield language, codec, spelt(line, codec)


def html(text, head=""):
    return f"<html><head>{head}<title>{text[:30]}</title></head><body><p>{text}</p></body></html>"


def wrong(whole):
    return [
        (language, codec)
        for language, codec, text in cases()
        if read_text(whole(text).encode(codec)).text != whole(text)
    ]


@pytest.mark.parametrize("whole", [str, html], ids=["text", "page"])
def test_texts_are_read_to_the_letter_whoever_wrote_them(whole):
    count = sum(1 for _ in cases())
    assert count > 400
    assert 1 - len(wrong(whole)) / count >= LEAST, wrong(whole)


@pytest.mark.parametrize("label", sorted(set(webencodings.LABELS)))
def test_every_label_of_the_standard_is_known(label):
    codec = codec_of(label)
    if codec not in ("replacement", "utf-8"):
        page = html(spelt(LINES["de"] + LINES["ru"] + LINES["ja"], codec))
        assert read_text(page.encode(codec), f"text/html; charset={label}").text == page
