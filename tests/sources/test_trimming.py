import pytest

from crawler.sources.trimming import trimmed


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("<a><description>text</description><b/></a>", "<a><b/></a>"),
        ("<content:encoded><![CDATA[</content:encoded>]]></content:encoded>x", "x"),
        ('<content type="xhtml"><div>text</div></content>x', "x"),
        ("<summary> <![CDATA[a]]> <![CDATA[b]]></summary>x", "x"),
        ("<!-- <description> --><title>a</title>", "<title>a</title>"),
        ("<title><![CDATA[<description>]]></title>", "<title><![CDATA[<description>]]></title>"),
        ("<description/><title>a</title>", "<description/><title>a</title>"),
        ('<media:content url="a"/><title>a</title>', '<media:content url="a"/><title>a</title>'),
        ("<contents>a</contents>", "<contents>a</contents>"),
    ],
)
def test_texts_and_comments_are_left_out(text, rest):
    assert trimmed(text) == rest


@pytest.mark.parametrize(
    "text", ["<description>cut", "<!-- cut", "<title><![CDATA[cut", "<content><![CDATA[cut"]
)
def test_what_does_not_end_stays(text):
    assert trimmed(text) == text
