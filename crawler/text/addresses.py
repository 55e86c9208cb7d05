"""Addresses: one spelling for each, a key for comparing them, and the day that they name."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote_plus, urlsplit, urlunsplit

from crawler.text.months import ENGLISH_MONTHS
from crawler.text.visits import is_visit, without_parameter, without_visit

TRACKING = frozenset(
    {
        "_branch_match_id",
        "_branch_referrer",
        "_ga",
        "_gl",
        "_hsenc",
        "_hsmi",
        "_openstat",
        "at_campaign",
        "at_medium",
        "cmpid",
        "dclid",
        "dicbo",
        "ef_id",
        "epik",
        "fb_action_ids",
        "fb_action_types",
        "fb_ref",
        "fb_source",
        "fbclid",
        "ga_campaign",
        "ga_content",
        "ga_medium",
        "ga_source",
        "ga_term",
        "gad_campaignid",
        "gad_source",
        "gbraid",
        "gclid",
        "gclsrc",
        "guce_referrer",
        "guce_referrer_sig",
        "guccounter",
        "hsctatracking",
        "igsh",
        "igshid",
        "irclickid",
        "li_fat_id",
        "mc_cid",
        "mc_eid",
        "mc_tc",
        "mibextid",
        "mkt_tok",
        "msclkid",
        "ns_campaign",
        "ns_mchannel",
        "ns_source",
        "oly_anon_id",
        "oly_enc_id",
        "rb_clickid",
        "rdt_cid",
        "ref_src",
        "s_cid",
        "s_kwcid",
        "sc_cid",
        "spm",
        "srsltid",
        "sscid",
        "tblci",
        "ttclid",
        "twclid",
        "vero_id",
        "wbraid",
        "wickedid",
        "wt_mc",
        "xtor",
        "yclid",
        "ymclid",
        "ysclid",
        "__twitter_impression",
    }
)
"""Query parameters that tell how a reader came, never what is shown; beside ``utm_*``."""

_TRACKING_PREFIXES = ("utm_", "hsa_", "itm_", "matomo_", "mtm_", "pk_", "piwik_", "__hs")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_HOST = re.compile(r"[\w.:\[\]-]+")
_ROOT = re.compile(r"(?<=.)\.+(?=:\d+$|$)")
"""The dot of the root, with which a host's name may end."""
_WWW = re.compile(r"^(?:www\.)+(?=.)")
_FORMS = frozenset(("", "amp", "print", "mobile", "index.html", "index.php"))
"""Parts of a path that tell in which form a page is shown, not which."""
_SUFFIX = re.compile(r"(?:\.amp)?\.(?:html?|php|aspx?|jsp|shtml|amp)$", re.IGNORECASE)
_PLAIN = re.compile(
    r"(?:https?://)?"
    r"(?P<host>(?:(?!xn--)[a-z\d][a-z\d-]{0,62}\.)*(?!xn--)[a-z\d][a-z\d-]{0,62}"
    r"(?::(?:[1-9]\d{0,3}|[1-5]\d{4}))?)"
    r"(?P<path>(?:/[\w~-][\w.~-]*)*)/?",
    re.ASCII,
)
"""An address, its scheme left out or not, that is spelt as it should be, without a query."""
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}

_DAYS = (
    re.compile(r"/(?P<y>\d{4})/(?P<m>\d{1,2}|[a-z]{3,9})/(?P<d>\d{1,2})(?![\w-])"),
    re.compile(r"(?<!\d)(?P<y>\d{4})(?P<s>[-_])(?P<m>\d{2})(?P=s)(?P<d>\d{2})(?!\d)"),
    re.compile(r"(?<=[/_-])(?P<y>(?:19[89]|20\d)\d)(?P<m>\d{2})(?P<d>\d{2})(?!\d)"),
)
_MONTH = re.compile(r"/(?P<y>\d{4})(?P<s>[/-])(?P<m>\d{1,2}|[a-z]{3,9})(?=/|$)")


class _Parts(NamedTuple):
    """An address without its fragment, its tracking parameters and its visit."""

    scheme: str
    host: str
    path: str
    query: str


def canonical(url: str) -> str:
    """Return *url* in its one spelling, with its scheme and trailing slash.

    The host is in lower case and without a default port, the query sorted; fragment, tracking
    parameters, the number of a visit, user name and password are dropped. What is no address of
    the web comes back as it is, white space around it dropped.
    """
    parts = _parts(url.strip())
    if parts is None:
        return url.strip()
    return urlunsplit((*parts, ""))


def bare(url: str) -> str:
    """Return *url* without user and password, the rest as it is.

    Who links to an address with them does not tell us to sign in there.
    """
    try:
        split = urlsplit(url)
    except ValueError:  # malformed: it is no address of anything
        return re.sub(r"//[^/?#]*@", "//", url)
    _, at, place = split.netloc.rpartition("@")
    return urlunsplit(split._replace(netloc=place)) if at else url


def untracked(url: str) -> str:
    """Return *url* as it is fetched: without fragment, tracking parameters, user and password.

    Nor with a parameter that names a visit: it is another's, or over.
    """
    try:
        split = urlsplit(url.strip())
    except ValueError:
        return bare(url)
    pairs = split.query.split("&") if split.query else []
    query = "&".join(pair for pair in pairs if not _tracks(pair))
    path = without_parameter(split.path) if ";" in split.path else split.path
    return bare(urlunsplit(split._replace(path=path, query=query, fragment="")))


def unvisited(url: str) -> str:
    """Return *url* without the parameters that name a visit, the rest as it is."""
    address, mark, query = url.partition("?")
    if mark:
        kept = (pair for pair in query.split("&") if not is_visit(*pair.partition("=")[::2]))
        query = "&".join(kept)
    if ";" in address:
        address = without_parameter(address)
    return f"{address}?{query}" if query else address + mark


def key(url: str) -> str:
    """Return what the addresses of one page share, whatever scheme or ``www.`` they come with.

    It has no scheme and no trailing slash, and is its own key.
    """
    plain = _PLAIN.fullmatch(url)  # as most are: w3lib takes twelve times as long
    return _shared(plain["host"], plain["path"]) if plain else _normalised_key(url.strip())


@lru_cache(maxsize=1024)
def _normalised_key(url: str) -> str:
    """Return the key of *url*, whatever its spelling; a crawl asks several times for each."""
    parts = _parts(url if _SCHEME.match(url) else f"http://{url.lstrip('/')}")
    if parts and ";" in parts.path:  # w3lib quotes what follows it by other rules
        parts = _parts(urlunsplit((*parts, "")).replace(";", "%3B"))
    if parts is None:
        return url
    query = f"?{parts.query}" if parts.query else ""
    return f"{_shared(parts.host, parts.path.rstrip('/'))}{query}"


def _shared(netloc: str, path: str) -> str:
    """Return host and path without what two addresses of one page may differ in."""
    return f"{_WWW.sub('', netloc).removesuffix(':80').removesuffix(':443')}{path}"


def host(url: str) -> str:
    """Return who is asked for *url*: host and port in lower case; empty for what names nobody."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return ""


def slug(url: str) -> str:
    """Return what the address of a story keeps when a site changes its permalinks.

    That is the last part of the path that names the story: ``harbour-opens`` of
    ``/2015/03/01/harbour-opens/``, ``/harbour-opens.html`` and ``/harbour-opens/amp/``. Empty when
    there is none, and when it is the query that names the story: ``/story.php?id=12``.
    """
    return slug_of_key(key(url))


def slug_of_key(address: str) -> str:
    """Return the :func:`slug` of the address that has the key *address*."""
    path, _, query = address.partition("/")[2].partition("?")
    if query:
        return ""
    parts = [part for part in path.split("/") if part.lower() not in _FORMS]
    return _SUFFIX.sub("", parts[-1]).lower() if parts else ""


def day_in(url: str) -> tuple[date, bool] | None:
    """Return the day that the path of *url* names, and whether it is exact; None without one.

    A month alone gives its first day, which is not exact. Years are 1900 to 2100.
    """
    try:
        path = urlsplit(url).path.lower()
    except ValueError:
        return None
    for day in _days(path):
        return day, True
    for match in _MONTH.finditer(path):
        first = _day(match["y"], match["m"], "1")
        if first:
            return first, False
    return None


def _parts(url: str) -> _Parts | None:
    """Return *url* taken apart and normalised; None when it is none of the web."""
    from w3lib.url import canonicalize_url  # noqa: PLC0415 - brings the whole of urllib.request

    try:
        split = urlsplit(canonicalize_url(url))
    except ValueError:
        return None
    if split.scheme not in _DEFAULT_PORTS:
        return None
    host = split.netloc.rpartition("@")[2].removesuffix(_DEFAULT_PORTS[split.scheme])
    host = _ROOT.sub("", host)
    if not _HOST.fullmatch(host):
        return None
    path = without_visit(split.path) or split.path[:1]
    return _Parts(split.scheme, host, path, _without_tracking(split.query))


def _without_tracking(query: str) -> str:
    """Return *query* without the parameters that only tell how, and when, a reader came."""
    return "&".join(pair for pair in query.split("&") if not _tracks(pair))


def _tracks(pair: str) -> bool:
    """Tell whether the parameter of *pair*, a name and its value, is one of tracking or a visit."""
    name, _, value = pair.partition("=")
    name = unquote_plus(name).lower()
    return name in TRACKING or name.startswith(_TRACKING_PREFIXES) or is_visit(name, value)


def _days(path: str) -> Iterator[date]:
    """Yield the days that *path* names, the surest shape first."""
    for shape in _DAYS:
        for match in shape.finditer(path):
            day = _day(match["y"], match["m"], match["d"])
            if day:
                yield day


def _day(year: str, month: str, day: str) -> date | None:
    """Return the day of these parts; None when the calendar has none."""
    number = int(month) if month.isdecimal() else ENGLISH_MONTHS.get(month, 0)
    try:
        found = date(int(year), number, int(day))
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2100 else None
