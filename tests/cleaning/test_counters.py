import re

import pytest

from crawler import extract
from tests.archive import build

LINES = [
    ("<p>1,234 views</p>", "<p>1,301 views</p>"),
    ("<p>12 Shares</p>", "<p>1.3K Shares</p>"),
    ("", "<p>Shared 12 times</p>"),
    ("<p>Updated 5 minutes ago</p>", "<p>Updated 2 hours ago</p>"),
    ('<span class="time">5 minutes ago</span>', '<span class="time">1 hour ago</span>'),
    ("<p>12 people are reading this now</p>", "<p>7 people are reading this now</p>"),
    ("<p>Last updated: 20 July 2018, 10:45</p>", "<p>Last updated: 21 July 2018, 11:02</p>"),
]
"""Furniture that differs between two looks at one page."""


@pytest.mark.parametrize("lines", LINES, ids=lambda lines: lines[1])
@pytest.mark.parametrize("template", ["wordpress", "twentytwentyfour", "bar2018", "flat"])
def test_what_changes_with_every_look_is_no_part_of_the_text(template, lines):
    site = build(template=template, days=1, per_day=2, seed=5)
    story = site.stories[1]
    html = site.get(site.path(story)).body.decode()
    texts = list(re.finditer(r"<p>[^<]{40,}.*?</p>", html, re.DOTALL))
    for at in (texts[0].start(), texts[-1].end()):
        read = [extract(html[:at] + line + html[at:], url=site.address(story)) for line in lines]
        assert len({each.content_hash for each in read}) == 1
        assert read[0].article_body.endswith(story.paragraphs[-1])


def test_a_sentence_that_counts_stays():
    html = "<article><h1>Video</h1><p>{}</p><p>{}</p></article>".format(
        "The film of the harbour was seen by many on the first day, said the mayor.",
        "It had 1,234 views in a day.",
    )
    assert "1,234 views" in extract(html).article_body
