import pytest

from crawler.text import label, label_run
from crawler.text.labels import _WORDINGS

LANGUAGES = "en tr ar fa de fr es ru zh id ur it pt nl pl ja".split()  # noqa: SIM905 - reads better
WORDINGS = [
    (kind, text.replace("{}", "Facebook"))
    for kind, languages in _WORDINGS.items()
    for texts in languages.values()
    for text in texts.split("|")
]


def test_every_wording_is_a_label_of_its_kind_and_of_no_other():
    found = [(kind, text, label(text)) for kind, text in WORDINGS]
    assert [each for each in found if not each[2] or each[2].kind != each[0]] == []


def test_capitals_spaces_and_arrows_do_not_count():
    found = [(kind, text, label(f"\u00a0» {text.upper()} …")) for kind, text in WORDINGS]
    assert [each for each in found if not each[2] or each[2].kind != each[0]] == []


@pytest.mark.parametrize("kind", sorted(_WORDINGS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_is_known_in_many_languages(kind, language):
    assert _WORDINGS[kind][language]


def test_no_wording_is_listed_twice_in_a_language():
    for kind, languages in _WORDINGS.items():
        for language, texts in languages.items():
            listed = texts.split("|")
            assert len(listed) == len(set(listed)), (kind, language)


@pytest.mark.parametrize(
    ("text", "kind", "language"),
    [
        ("Scroll Up", "top", "en"),
        ("Back to top button", "top", "en"),
        ("SAYFA BAŞINA DÖN", "top", "tr"),
        ("Share this:", "share", "en"),
        ("Share on Facebook", "share", "en"),
        ("Share on X (Twitter)", "share", "en"),
        ("Click to share on WhatsApp (Opens in new window)", "share", "en"),
        ("Facebook'ta paylaş", "share", "tr"),
        ("Twitter’da Paylaş", "share", "tr"),
        ("شارك على فيسبوك", "share", "ar"),
        ("Facebookでシェア", "share", "ja"),
        ("分享到微信", "share", "zh"),
        ("Follow us on Instagram", "social", "en"),
        ("YouTube", "social", "und"),
        ("Devamını oku »", "read_more", "tr"),
        ("اقرأ أيضًا:", "related", "ar"),
        ("Print Friendly, PDF & Email", "print", "en"),
        ("Your email address will not be published. Required fields are marked *", "comment", "en"),
        ("Etiketler:", "tags", "tr"),
        ("Kaynak:", "source", "tr"),
        ("- Advertisement -", "advert", "en"),
        ("Ana Sayfa", "home", "tr"),
        ("Abone Ol", "subscribe", "tr"),
    ],
)
def test_labels_are_told(text, kind, language):
    assert label(text) == (kind, language)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("12 Shares", "share"),
        ("1.2K Shares", "share"),
        ("Share 1,204", "share"),
        ("3 Comments", "comment"),
        ("Advertisement 2", "advert"),
        ("Comments (3)", "comment"),
        ("(0) Yorum", "comment"),
        ("٣ تعليقات", "comment"),
        ("3条评论", "comment"),
        ("3件のコメント", "comment"),
        ("コメント 3件", "comment"),
    ],
)
def test_a_count_beside_a_button_does_not_count(text, kind):
    found = label(text)
    assert found
    assert found.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "Top 10",
        "Related 3",
        "Line 5",
        "Tags 2018",
        "Home 2",
        "12",
        "",
        "|",
        "3.5",
        "Share prices fell",
        "Top officials met",
        "Related talks resume",
        "Print media in decline",
        "Comment is free",
        "Follow the money",
        "More rain is on its way",
        "Home win for the visitors",
        "Source close to the talks",
        "Facebook shares fall",
        "Sharefest",
        "Twitter said on Monday",
        "Read more books, say teachers",
        "x" * 500,
    ],
)
def test_what_only_begins_like_a_label_is_none(text):
    assert label(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Facebook Twitter Youtube", "social"),
        ("Facebook | Twitter • WhatsApp", "social"),
        ("FacebookTwitterYoutube", "social"),
        ("Facebook\nTwitter\nRSS", "social"),
        ("فيسبوك تويتر واتساب", "social"),
        ("Share Tweet Pin it", "share"),
        ("Share this: Facebook Twitter Email Print", "share"),
        ("Share on Facebook Share on Twitter", "share"),
        ("Paylaş Tweetle Yazdır", "share"),
        ("Facebook 12 Twitter 5 Paylaş", "share"),
        ("Print Print PDF", "print"),
        ("Previous article Next article", "related"),
    ],
)
def test_a_row_of_labels_has_a_kind(text, kind):
    assert label_run(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Facebook",
        "Facebook said",
        "Facebook and Twitter",
        "Home News Sports",
        "Home Tags",
        "",
        "12 13",
        "Twitter, Facebook under fire in new report",
        "word " * 100,
    ],
)
def test_anything_else_is_no_row(text):
    assert label_run(text) is None
