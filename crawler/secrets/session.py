"""What the requests of one run carry: a key, and the cookies that the site sets meanwhile."""

import time
from collections.abc import Container, Iterable
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from crawler.secrets.key import TOKEN, Key, Proxy
from crawler.secrets.masking import hide
from crawler.secrets.tokens import joined, of_path, parted

MOST = 100
"""Cookies that a site may have."""

LONGEST = 4096
"""Characters of a cookie that is kept, its name included (RFC 6265, section 6.1)."""


class Session:
    """Signs what is asked of a site's *own* addresses, until the run ends; nothing is written.

    A cookie that the site sets in place of one of the key's goes from then on, to all of its
    addresses: the key does not say for which of them a browser would have kept it.
    """

    def __init__(self, key: Key, own: Container[str]) -> None:
        self._key = key
        self._own = own
        self._cookies = dict(key.cookies or {})
        self._tokens = dict(key.tokens)
        hide(key.secrets())

    def __bool__(self) -> bool:
        return bool(self._key)

    @property
    def proxy(self) -> Proxy | None:
        """Who is asked for every address, the site's own or not; null: nobody."""
        return self._key.proxy

    @property
    def renews(self) -> bool:
        """Whether an answer may change what the next request carries."""
        return self._key.cookies is not None

    def headers(self, url: str) -> dict[str, str]:
        """Return what a request for *url* carries; nothing where that is not the site's own."""
        if url not in self._own:
            return {}
        headers = dict(self._key.headers)
        if self._key.login is not None:
            headers["Authorization"] = self._key.login.credentials
        if self._cookies:
            headers["Cookie"] = "; ".join(f"{n}={v}" for n, v in self._cookies.items())
        return headers

    def address(self, url: str) -> str:
        """Return *url* as it is asked for: with the secret parameters that were typed with it."""
        return joined(url, self._tokens)

    def led(self, url: str, location: str) -> str:
        """Return the *location* that the answer from *url* leads to, without what was typed.

        It is added when that address is asked for, if it is one of the site's own.
        """
        told, secret = parted(location)
        if not secret or secret not in self._tokens.values():
            return location
        led = urljoin(url, told)
        if led in self._own:
            self._tokens[of_path(led)] = secret
        return told

    def takes(self, url: str) -> bool:
        """Tell whether the cookies that come from *url* are the session's, and nobody else's."""
        return url in self._own

    def hear(self, url: str, told: Iterable[str]) -> None:
        """Set, or drop, the cookies of a key with cookies, as the answer from *url* says.

        *told*: its ``Set-Cookie``, each a value.
        """
        if not self.renews or url not in self._own:
            return
        for each in told:
            name, value, ends = _cookie(each)
            if not TOKEN.fullmatch(name) or len(name) + len(value) > LONGEST:
                continue
            if ends:
                self._cookies.pop(name, None)
            elif name in self._cookies or len(self._cookies) < MOST:
                if self._cookies.get(name) != value:
                    hide([(name, value)], passing=True)
                self._cookies[name] = value


def _cookie(told: str) -> tuple[str, str, bool]:
    """Return name and value of a ``Set-Cookie``, and whether it ends the cookie.

    As browsers read it (RFC 6265, section 5.2): ``Max-Age`` prevails over ``Expires``.
    """
    pair, *attributes = told.split(";")
    name, _, value = pair.partition("=")
    given = {}
    for each in attributes:
        attribute, _, text = each.partition("=")
        given[attribute.strip().lower()] = text.strip()
    return name.strip(), value.strip(), _ends(given.get("max-age"), given.get("expires"))


def _ends(max_age: str | None, expires: str | None) -> bool:
    if max_age is not None and max_age.removeprefix("-").isdecimal():
        return float(max_age) <= 0  # of any length, which int does not take
    try:
        return expires is not None and parsedate_to_datetime(expires).timestamp() < time.time()
    except (ValueError, OverflowError):
        return False
