"""Pages in the encodings of the world, declared rightly, wrongly or not at all."""

import codecs

import pytest

from crawler.errors import NoPage
from crawler.pages.decode import Encoding, codec_of, read_text

TEXTS = {
    "ja": "本日、東の港で新しい渡し船が進水した。町長は式典で挨拶し、地元の学校の児童も歌を歌った。"
    "船は来週から島との間を一日に四回往復する予定である。",
    "zh": "今天，一艘新渡船在东港下水。镇长在仪式上讲话，当地学校的孩子们唱了歌。"
    "渡船将从下周开始每天往返岛屿四次。",
    "zh-TW": "今天，一艘新渡船在東港下水。鎮長在儀式上講話，當地學校的孩子們唱了歌。"
    "渡船將從下週開始每天往返島嶼四次。",
    "ko": "오늘 동쪽 항구에서 새 나룻배가 진수되었다. 읍장이 기념식에서 연설했고 지역 학교 아이들이"
    " 노래를 불렀다. 배는 다음 주부터 하루에 네 번 섬을 오간다.",
    "ru": "Сегодня в восточном порту спустили на воду новый паром. Мэр выступил с речью, а дети из"
    " местной школы спели песню. Паром будет ходить к острову четыре раза в день.",
    "el": "Σήμερα στο ανατολικό λιμάνι καθελκύστηκε το νέο φέρι. Ο δήμαρχος μίλησε στην τελετή και"
    " τα παιδιά του σχολείου τραγούδησαν. Το πλοίο θα πηγαίνει στο νησί τέσσερις φορές την ημέρα.",
    "ar": "أنزلت اليوم في الميناء الشرقي عبارة جديدة إلى الماء. وألقى رئيس البلدية كلمة وغنى أطفال"
    " المدرسة المحلية. وستبحر العبارة إلى الجزيرة أربع مرات في اليوم.",
    "he": "היום הושקה בנמל המזרחי מעבורת חדשה. ראש העיר נאם בטקס וילדי בית הספר שרו שיר."
    " המעבורת תפליג אל האי ארבע פעמים ביום.",
    "tr": "Bugün doğu limanında yeni vapur denize indirildi. Belediye başkanı törende konuştu,"
    " okulun çocukları şarkı söyledi. Vapur adaya günde dört kez gidecek, ücreti değişmeyecek.",
    "pl": "Dziś we wschodnim porcie zwodowano nowy prom. Burmistrz wygłosił przemówienie, a dzieci"
    " ze szkoły zaśpiewały pieśń. Prom będzie pływał na wyspę cztery razy dziennie.",
    "de": "Heute ist im Osthafen die neue Fähre zu Wasser gelassen worden. Der Bürgermeister hielt"
    " eine Rede, die Schüler sangen dazu. Die Fähre fährt künftig viermal täglich zur Insel.",
}

UNNAMED = [
    ("ja", "euc-jp"),
    ("ja", "cp932"),
    ("ja", "iso2022_jp"),
    ("ja", "utf-16-le"),
    ("zh", "gb18030"),
    ("zh-TW", "big5"),
    ("ko", "cp949"),
    ("ru", "cp1251"),
    ("ru", "koi8-r"),
    ("ru", "iso8859-5"),
    ("ru", "cp866"),
    ("el", "cp1253"),
    ("ar", "cp1256"),
    ("he", "cp1255"),
    ("tr", "cp1254"),
    ("pl", "cp1250"),
    ("pl", "iso8859-2"),
    ("de", "cp1252"),
    ("de", "utf-8"),
]


def html(text, head="", lang=""):
    return f"<html{lang}><head>{head}<title>{text[:20]}</title></head><body><p>{text}</p></body>"


@pytest.mark.parametrize(("language", "encoding"), UNNAMED)
def test_letters_tell_the_encoding_of_a_page_that_names_none(language, encoding):
    page = html(TEXTS[language])
    read = read_text(page.encode(encoding))
    assert read.text == page
    assert read.encoding.told in ("content", "bytes", "language")


@pytest.mark.parametrize(("language", "encoding"), UNNAMED)
def test_a_page_that_calls_itself_utf_8_and_is_not_is_read(language, encoding):
    page = html(TEXTS[language], '<meta charset="utf-8">')
    assert read_text(page.encode(encoding), "text/html; charset=utf-8").text == page


@pytest.mark.parametrize(("language", "encoding"), UNNAMED)
def test_the_server_is_believed_before_the_page(language, encoding):
    page = html(TEXTS[language], '<meta charset="x-unknown">')
    read = read_text(page.encode(encoding), f"text/html; charset={encoding}")
    assert read.text == page


def test_how_sure_an_encoding_is_falls_with_what_it_loses():
    whole = html(TEXTS["de"] * 3).encode("cp1252")
    spoilt = html(TEXTS["ja"] * 3).encode("euc-jp").replace(b"\xa4", b"\xff", 1)
    assert read_text(whole, "text/html; charset=windows-1252").encoding.confidence == 0.95
    read = read_text(spoilt, "text/html; charset=euc-jp")
    assert read.encoding.told == "server"
    assert 0.8 < read.encoding.confidence < 0.95


def test_few_lost_umlauts_on_a_long_page_are_too_many():
    page = html("The ferry sails. " * 500 + "Fähre, Bürgermeister, Schüler")
    assert read_text(page.encode("cp1252"), "text/html; charset=utf-8").text == page


def test_a_page_without_foreign_letters_has_the_encoding_that_it_names():
    read = read_text(b'<meta charset="iso-8859-2"><p>The ferry sails.')
    assert (read.encoding.name, read.encoding.told) == ("iso8859-2", "page")


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("latin1", "cp1252"),
        ("ISO-8859-9", "cp1254"),
        ("gb2312", "gb18030"),
        ("x-sjis", "cp932"),
        ("ks_c_5601-1987", "cp949"),
        ("utf-16", "utf-8"),
        ("x-user-defined", "cp1252"),
        ("hz-gb-2312", "replacement"),
        ("hex", None),
        ("x-none", None),
        ("", None),
    ],
)
def test_labels_are_those_of_the_web(label, codec):
    assert codec_of(label) == codec
    if codec not in (None, "replacement"):
        codecs.lookup(codec)


def test_a_film_is_no_page():
    with pytest.raises(NoPage):
        read_text(b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 40)


def test_what_names_no_encoding_and_needs_none_has_the_usual_one():
    read = read_text(b"<p>The ferry sails at noon.")
    assert (read.encoding.label, read.encoding.told) == ("windows-1252", "bytes")
    assert read.utf8 is not None


@pytest.mark.parametrize("label", ["idna", "unicode_escape", "utf-7", "undefined", "zlib", "rot13"])
def test_codecs_that_are_no_encodings_of_pages_are_not_believed(label):
    page = html(TEXTS["de"], f'<meta charset="{label}">')
    assert read_text(page.encode("cp1252"), f"text/html; charset={label}").text == page


@pytest.mark.parametrize("language", ["ja", "zh", "zh-TW", "ko"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_a_mark_and_without_tags(language, encoding):
    read = read_text(TEXTS[language].encode(encoding))
    assert (read.text, read.encoding.name) == (TEXTS[language], encoding)


def test_letters_between_shifts_are_read_where_no_encoding_is_named():
    assert read_text(TEXTS["zh"].encode("hz")).text == TEXTS["zh"]
    page = b"<p>A+B, ~{ and ~} in a row, +ADw-, and more words of English that stand around them"
    assert read_text(page, "text/html; charset=utf-8").text == page.decode()


@pytest.mark.parametrize(
    ("codec", "label"),
    [("cp949", "euc-kr"), ("cp932", "shift_jis"), ("gb18030", "gb18030"), ("johab", "johab")],
)
def test_encodings_are_called_as_the_web_calls_them(codec, label):
    assert read_text("오늘".encode()).encoding.label == "utf-8"
    assert Encoding(codec, "content", 0.9).label == label


def test_a_text_has_no_encoding():
    assert read_text("The ferry").encoding.label is None
