"""A key: what the requests to one site carry."""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Self
from urllib.parse import unquote, urlsplit

from crawler.secrets.tokens import secrets_of


class Login(NamedTuple):
    """A user and a password of HTTP's basic scheme (RFC 7617)."""

    user: str
    """Without a colon."""
    password: str
    """May be empty."""

    def __repr__(self) -> str:
        return "Login(***)"

    @classmethod
    def of(cls, url: str) -> Self | None:
        """Return what stands before the ``@`` of *url*, decoded; null when nothing does.

        Raises ValueError for an address that is malformed.
        """
        userinfo, at, _ = urlsplit(url).netloc.rpartition("@")
        user, _, password = userinfo.partition(":")
        return cls(unquote(user), unquote(password)) if at and userinfo else None

    @property
    def credentials(self) -> str:
        """What stands in the header: ``Basic`` and both in base64."""
        return f"Basic {b64encode(f'{self.user}:{self.password}'.encode()).decode()}"


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy of HTTP."""

    url: str
    """Scheme, host and port: no user, no password."""
    login: Login | None = None
    """What the proxy asks for; null: nothing."""


@dataclass(frozen=True, slots=True)
class Key:
    """What the requests to one site carry; false when that is nothing.

    It shows nothing of itself.
    """

    cookies: Mapping[str, str] | None = field(default=None, repr=False)
    """Names and values; null: the site gets none, and none of its own back."""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Names and values."""
    login: Login | None = field(default=None, repr=False)
    """User and password; null: none."""
    proxy: Proxy | None = field(default=None, repr=False)
    """Who is asked in the site's place; null: nobody."""
    tokens: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Addresses up to their query → the secret parameters that belong there."""

    def __bool__(self) -> bool:
        return self != Key()

    def signed(self, login: Login | None) -> "Key":
        """Return the key with *login* in place of its own, if there is one."""
        if login is None:
            return self
        headers = {n: v for n, v in self.headers.items() if n.lower() != "authorization"}
        return replace(self, headers=headers, login=login)

    def with_tokens(self, tokens: Mapping[str, str]) -> "Key":
        """Return the key with *tokens* beside its own."""
        return replace(self, tokens={**self.tokens, **tokens}) if tokens else self

    def secrets(self) -> Iterator[tuple[str, str]]:
        """Yield all that is secret, each with the name that it goes by."""
        yield from (self.cookies or {}).items()
        yield from self.headers.items()
        for query in self.tokens.values():
            yield from secrets_of(query)
        for login in (self.login, self.proxy.login if self.proxy else None):
            if login is not None:
                yield "user", login.user
                yield "password", login.password
                yield "Authorization", login.credentials


TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""Name of a header or a cookie (RFC 9110, section 5.6.2)."""
