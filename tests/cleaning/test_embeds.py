import pytest

from crawler.cleaning import clean, remove_sharing
from crawler.items import Page
from crawler.pages import read

POST = "https://p.example/1"
PROSE = (
    "The ferry between Harbour Street and the north quay carried 212 passengers on Friday.",
    "“We greased every hinge,” said Ada Merrow, who keeps the engine of the old boat.",
    "A second boat follows in August, if the council finds 40 thousand crowns for its hull.",
)
EMBEDS = {
    "tweet": (
        (
            f'<blockquote class="twitter-tweet"><p lang="en">The piano is on board.'
            f' <a href="{POST}">'
            f"t.co/x</a></p>&mdash; Ada Merrow (@ada) <a href='{POST}'>July 20,"
            f" 2018</a></blockquote>"
        ),
        ["The piano is on board. t.co/x", "— Ada Merrow (@ada) July 20, 2018"],
    ),
    "tweet of a picture": (
        (
            f'<blockquote class="twitter-tweet"><p><a'
            f' href="{POST}">pic.twitter.com/x</a></p>&mdash; '
            f"Ada Merrow (@ada) <a href='{POST}'>July 20, 2018</a></blockquote>"
        ),
        [],
    ),
    "instagram": (
        (
            f'<blockquote class="instagram-media"><a href="{POST}"><div>View this post on Instagram'
            f'</div></a><p><a href="{POST}">A post shared by Ada Merrow (@ada)</a></p></blockquote>'
        ),
        [],
    ),
    "tiktok": (
        (
            f'<blockquote class="tiktok-embed"><section><a'
            f' href="{POST}">@ada</a><p>How to tie a piano'
            f' to a mast <a href="{POST}">#ferry</a></p><a href="{POST}">♬ original sound - Ada</a>'
            "</section></blockquote>"
        ),
        ["How to tie a piano to a mast #ferry"],
    ),
    "facebook": (
        (
            f'<div class="fb-post"><blockquote class="fb-xfbml-parse-ignore"><p>The'
            f" quay is open.</p>"
            f'Posted by <a href="{POST}">Harbour</a> on&nbsp;<a'
            f' href="{POST}">Friday</a></blockquote>'
            "</div>"
        ),
        ["The quay is open.", "Posted by Harbour on Friday"],
    ),
    "bluesky": (
        (
            '<blockquote class="bluesky-embed"><p lang="en">Fog over the strait at dawn.<br><br>'
            f'<a href="{POST}">[image or embed]</a></p>&mdash; Ada (<a'
            f' href="{POST}">@ada.example</a>) '
            f'<a href="{POST}">July 20</a></blockquote>'
        ),
        ["Fog over the strait at dawn.", "— Ada (@ada.example) July 20"],
    ),
    "iframe": (f'<iframe src="{POST}"></iframe><noscript><p>{POST}</p></noscript>', []),
}


@pytest.mark.parametrize("name", EMBEDS)
def test_words_of_a_post_are_quotes_and_its_frame_goes(name):
    embed, expected = EMBEDS[name]
    first, *rest = (f"<p>{text}</p>" for text in PROSE)
    html = f"<h1>Ferry runs again</h1><article>{first}{embed}{''.join(rest)}</article>"
    found = clean(read(Page(html), site="harbour")[0])
    quotes = [block.text for block in found.blocks if block.type == "quote"]
    assert quotes == expected
    assert [block.text for block in found.blocks if block.type != "quote"] == list(PROSE)


def test_link_to_a_story_elsewhere_is_removed(page, block, removed):
    link = block("The tuba stays ashore", "quote", marks=".wp-embedded-content", links=[POST])
    assert removed(remove_sharing(page(link))) == {"The tuba stays ashore": "share: embed"}
