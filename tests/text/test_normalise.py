import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text import fold, normalise, normalise_lines
from crawler.text.normalise import skeleton


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  two\u00a0words\u2009here\n", "two words here"),
        ("e\u0301te\u0301", "été"),
        ("soft\u00adhyphen", "softhyphen"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("bell\x07 null\x00", "bell null"),
        ("half \ud83d pair", "half pair"),
        ("\u202eabc\u202c", "abc"),
        ("a\u2028b\x85c", "a b c"),
        ("", ""),
    ],
)
def test_white_space_is_folded_and_invisible_characters_are_dropped(text, expected):
    assert normalise(text) == expected


def test_joiners_that_words_are_spelled_with_are_kept():
    assert normalise("می‌رود 👨‍👩‍👧") == "می‌رود 👨‍👩‍👧"


def test_lines_are_kept_and_each_is_normalised():
    assert normalise_lines("\n a\u00a0 b \r\n\n  c\n\n") == "a b\n\nc"


@given(st.text())
def test_normalise_is_idempotent(text):
    once = normalise(text)
    assert normalise(once) == once


@given(st.text())
def test_normalised_text_can_be_encoded_and_has_single_spaces(text):
    once = normalise(text)
    assert once.encode().decode() == once
    assert once.split(" ") == once.split() or not once


@given(st.text())
def test_fold_is_idempotent(text):
    once = fold(text)
    assert fold(once) == once


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_the_short_way_for_ascii_folds_like_the_long_one(text):
    assert fold(text) == fold(f"{text}\u200b")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PAYLAŞ", "paylaş"),
        ("DEVAMINI OKU »", "Devamını oku"),
        ("YUKARI ÇIK", "yukarı çık"),
        ("İLGİLİ HABERLER", "ilgili haberler"),
        ("Facebook’ta paylaş", "Facebook'ta paylaş"),
        ("اشتراک‌گذاری", "اشتراكگذاري"),
        ("إقرأ أيضًا", "اقرا ايضا"),
        ("مشاركـــة", "مشاركه"),
        ("Straße", "STRASSE"),
        ("ＦＡＣＥＢＯＯＫ", "facebook"),
        ("→ Read more…", "read more"),
        ("À LIRE AUSSI", "A lire aussi"),
        ("Διαβάστε ακόμα", "ΔΙΑΒΑΣΤΕ ΑΚΟΜΑ"),
    ],
)
def test_spellings_of_one_label_share_a_key(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("share", "shore"), ("پاسخ", "پاسخگو"), ("3", "4")])
def test_different_words_have_different_keys(one, other):
    assert fold(one) != fold(other)


def test_punctuation_alone_folds_to_nothing():
    assert fold(" | » … ") == ""


@given(st.text())
def test_a_skeleton_is_as_long_as_its_text(text):
    assert len(skeleton(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("İSTANBUL'DA Kasım", "istanbul'da kasim"),
        ("Août Μαΐου июля", "aout μαιου июля"),
        ("Qaʿda Qa’da", "qa'da qa'da"),
        ("（１２）", "(12)"),
    ],
)
def test_a_skeleton_has_no_case_and_no_accents(text, expected):
    assert skeleton(text) == skeleton(expected)
