"""Tokens in the queries of addresses: which parameters are secret, and addresses without them."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote_plus, urlsplit, urlunsplit

_NAME = (
    r"(?:[\w.-]*?(?:token|api[_-]?key|access[_-]?key|secret|passw(?:or)?d|passphrase|signature"
    r"|credentials?)|(?:[\w.-]*[_.-])?(?:sig|auth|authorization|bearer|jwt|pwd))"
)
"""What a parameter is called that says who asks: whole words of two letters more are no hint."""

_SECRET = re.compile(_NAME, re.IGNORECASE | re.ASCII)

TOKEN_SHOWN = re.compile(rf"(?<=[?&;])({_NAME}(?:=|%3D))[^&;\s#\"'<>\\]+", re.IGNORECASE | re.ASCII)
"""Such a parameter in any text, behind the sign that parts it from what stands before."""


def parted(url: str) -> tuple[str, str]:
    """Return *url* without its secret parameters, and these as they stand in a query.

    What is no address comes back as it is.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url, ""
    pairs = parts.query.split("&")
    secret = [each for each in pairs if _is_secret(each)]
    kept = [each for each in pairs if each not in secret]
    return urlunsplit(parts._replace(query="&".join(kept))), "&".join(secret)


def joined(url: str, tokens: Mapping[str, str]) -> str:
    """Return *url* with the parameters that *tokens* have for its path, whatever its query."""
    before, _, _ = url.partition("?")
    query = tokens.get(before)
    if query is None:
        return url
    return f"{url}{'&' if '?' in url else '?'}{query}"


def of_path(url: str) -> str:
    """Return what :func:`joined` knows the address *url* by: all before its query."""
    return url.partition("?")[0].partition("#")[0]


def secrets_of(query: str) -> Iterator[tuple[str, str]]:
    """Yield the values of a query, each with its name, as they are spelt there and decoded."""
    for pair in query.split("&"):
        name, _, value = pair.partition("=")
        for each in {value, unquote_plus(value)}:
            yield name, each


def _is_secret(pair: str) -> bool:
    name, sign, value = pair.partition("=")
    return bool(sign and value and _SECRET.fullmatch(unquote_plus(name)))
