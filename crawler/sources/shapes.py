"""What an address alone tells of the page behind it."""

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from crawler.sources.links import origin
from crawler.sources.periods import read_period
from crawler.text.addresses import day_in
from crawler.text.normalise import fold
from crawler.text.numbering import page_of

_FILE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|ico|bmp|pdf|docx?|xlsx?|pptx?|odt|epub|zip|rar|gz|7z|mp3|m4a"
    r"|ogg|wav|mp4|m4v|avi|mov|webm|m3u8|css|js|json|xml|rss|atom|txt|ics|apk|exe)$",
    re.IGNORECASE,
)

_OTHER = re.compile(
    r"tags?|etiket(?:ler)?|authors?|yazar(?:lar)?|autor(?:en|es|i)?|auteurs?|users?|profile|members?|feeds?|rss|atom|search"
    r"|arama|suche|login|logout|signin|signup|register|cart|checkout|account|amp|print|embed|oembed"
    r"|trackback|attachment|wp-(?:admin|login\.php|json|content|includes)|xmlrpc\.php|cgi-bin|cdn-cgi"
)
"""Part of the address of what is neither an article nor a list of them."""

_OTHER_QUERY = re.compile(
    r"s|q|query|search|arama|replytocom|share|print|feed|author(?:_name)?|tag|amp|output|action|like"
    r"|redirect_to|orderby|sort|order|filter|(?:page|attachment)_id|_wpnonce|unapproved"
)
"""Parameter of the same, and of second copies of a page."""

_STANDING = re.compile(
    r"(?:about|about-us|contact|contact-us|contacts|imprint|impressum|kontakt|datenschutz|legal|agb"
    r"|privacy|cookies?|terms|disclaimer|advertise|advertising|advertise-with-us|subscribe|faq|help"
    r"|subscription|newsletter|newsletters|sitemap|site-map|jobs|careers|donate|shop|store|accessibility"
    r"|hakkimizda|iletisim|kunye|reklam|gizlilik|contacto|aviso-legal|chi-siamo|contatti|o-nas"
    r"|mentions-legales|qui-sommes-nous|quienes-somos|weather|hava-durumu|horoscope"
    r"|(?:privacy|cookie|cookies|editorial|corrections)-(?:policy|notice|settings|statement)"
    r"|(?:terms|conditions)-(?:of|and|und)-[a-z-]+|gizlilik-[a-z-]+|politica-de-[a-z-]+)"
)
"""Last part of the address of a page that stands for ever and tells no news."""

_SECTION = re.compile(
    r"categor(?:y|ies|ias?|ie)|kategori(?:ler|e|en|a|ja)?|cat|sections?|rubri(?:ken|k|c|ka|que)"
    r"|ressort|seccion|secao|sezione"
)
"""Part of an address after which a section is named."""

_SECTION_QUERY = re.compile(r"cat|category|category_name|section|kategori|rubrik")

_ARCHIVE = re.compile(
    r"archi(?:ves?|v|vo|vio|ef|wum)|arquivo|arsiv|arkiv|arhiva|all-(?:news|stories)"
    r"|latest(?:-news)?|tum-haberler|son-dakika"
)
"""Last part of the address of an index of archives, or of a list of all articles."""

_NUMBER_QUERY = re.compile(
    r"p|id|aid|nid|sid|art_?id|article(?:_?id)?|news_?id|story(?:_?id)?|haber(?:_?id)?"
)
"""Parameter that holds an article's number."""

_NUMBERED = re.compile(
    r"(?:.*[-_.])?[a-z]{0,2}\d{5,}|\d{5,}[-_].+|.*[-_]?\d{3,}\.(?:s?html?|php|aspx?)|\d{3,}-.+-.+"
)
"""Last part of an address that has an article's number in it."""

_MONTH_NAME = re.compile(r"/\d{4}/[a-z]{3,9}(?:/\d{1,2})?/?$", re.IGNORECASE)
"""End of the address of an archive by date that names its month: it is no article's."""


def is_other(url: str) -> bool:
    """Tell whether *url* is a file, a feed, a tag, an author, a form or a second copy."""
    parts = urlsplit(url)
    return (
        _FILE.search(parts.path) is not None
        or any(map(_OTHER.fullmatch, segments(url)))
        or any(_OTHER_QUERY.fullmatch(name.lower()) for name, _ in parse_qsl(parts.query))
    )


def is_standing(url: str) -> bool:
    """Tell whether *url* is that of a page like "About us"."""
    parts = segments(url)
    return bool(parts) and _STANDING.fullmatch(_stem(parts[-1])) is not None


def is_home(url: str) -> bool:
    """Tell whether *url* is the front page of a host."""
    return not urlsplit(url).query and [_stem(part) for part in segments(url)] in ([], ["index"])


def is_section(url: str) -> bool:
    """Tell whether *url* is that of a section, of its own words, or an index of archives."""
    parts = segments(url)
    query = parse_qsl(urlsplit(url).query)
    if query:
        return len(query) == 1 and _SECTION_QUERY.fullmatch(query[0][0].lower()) is not None
    if parts and _ARCHIVE.fullmatch(_stem(parts[-1])):
        return True
    if not any(map(_SECTION.fullmatch, parts[:2])) or _SECTION.fullmatch(parts[-1]):
        return False
    # What is deep below a section and has a long name is an article of it.
    return len(parts) < 4 or (len(parts) < 6 and _words(parts[-1]) < 5)


def is_short(url: str) -> bool:
    """Tell whether *url* may be that of a section: a word or two, no number and no query."""
    parts = segments(url)
    return (
        0 < len(parts) < 3
        and not urlsplit(url).query
        and all(_words(part) < 4 and not re.search(r"\d", part) for part in parts)
    )


def is_numbered(url: str) -> bool:
    """Tell whether *url* must be that of an article: it has a day and a name, or a number."""
    parts = segments(url)
    query = parse_qsl(urlsplit(url).query)
    if any(_NUMBER_QUERY.fullmatch(name.lower()) and value.isdecimal() for name, value in query):
        return len(parts) < 2 or "." in parts[-1]
    if not parts or (_NUMBERED.fullmatch(parts[-1]) is None and day_in(url) is None):
        return False
    return not is_section(url) and page_of(url).first == url and not _is_period(url)


def is_sentence(url: str) -> bool:
    """Tell whether *url* ends in a long hyphenated name, which headlines become."""
    parts = segments(url)
    return bool(parts) and _words(_stem(parts[-1])) > 3 and not is_section(url)


def same_site(url: str, other: str) -> bool:
    """Tell whether both have one host and port; ``www.`` does not count."""
    return origin(url) == origin(other)


def segments(url: str) -> list[str]:
    """Return the parts of the path, decoded and in lower case."""
    return [unquote(part).lower() for part in urlsplit(url).path.split("/") if part]


def _is_period(url: str) -> bool:
    """Tell whether the path of *url* is that of an archive by date, whatever its query."""
    parts = urlsplit(url)
    bare = parts._replace(query="").geturl()
    return read_period(bare) is not None or _MONTH_NAME.search(parts.path) is not None


def _stem(segment: str) -> str:
    """Return the last part of a path without what programs add, without accents."""
    return fold(re.sub(r"\.(?:s?html?|php|aspx?)$", "", segment))


def _words(segment: str) -> int:
    """Count the words of a part of a path."""
    return len([word for word in re.split(r"[-_+ ]", segment) if word])
