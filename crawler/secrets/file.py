"""The file of secrets: TOML, one table a site, for its owner's eyes alone.

No error quotes anything that stands in the file but the names of its tables.
"""

import os
import re
import stat
import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from crawler.errors import DefinitionError
from crawler.secrets.key import TOKEN, Key, Login, Proxy

KEYS = ("cookies", "headers", "user", "password", "proxy")
"""What a table may hold."""

LARGEST = 1024 * 1024
"""Bytes of a file that is read."""

_OTHERS = 0o077
_LINE = re.compile(r"at line (\d+)")
_COOKIE = re.compile(r"[ -:<-~]*")
_TEXT = re.compile(r"[ -~\x80-\xff]*")

_NOT_ASKED = {
    "cookie": 'write cookies = { name = "…" }',
    "proxy-authorization": "write the proxy as http://user:password@host:port",
    "host": "it is told by the address",
    "content-length": "requests have no body",
    "transfer-encoding": "requests have no body",
    "connection": "the connection is Backfile's own affair",
}
"""Headers that a file may not name, and what to do about it."""


def read(path: Path, apart: Iterable[Path] = ()) -> dict[str, Key]:
    """Return the keys of the sites that the file names.

    Raises DefinitionError, one line that says what to do, for a file that others may look into,
    that lies in one of the folders that it must be *apart* from or in a checkout of git, or that
    holds anything unknown.
    """
    _check_place(path, apart)
    text = _text(path)
    try:
        top = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = _LINE.search(str(error))
        where = f": look at line {line[1]}" if line else ""
        raise DefinitionError(f"{path} is no TOML{where}") from None  # its text may quote a secret
    for name, table in top.items():
        if not isinstance(table, dict):
            raise DefinitionError(f"{path}: a value stands in no table: write [SITE] above it")
        if any(isinstance(each, dict) and not _close(key) for key, each in table.items()):
            raise DefinitionError(
                f"{path}: [{name}.…] is a table in a table: write a name with dots in quotation"
                ' marks, ["news.example"]'
            )
    return {name: _Table(path, name, table).key() for name, table in top.items()}


def _check_place(path: Path, apart: Iterable[Path]) -> None:
    """Raise DefinitionError for a file that is published or handed on with others."""
    real = path.resolve()
    for folder in apart:
        if real.is_relative_to(folder.resolve()):
            raise DefinitionError(
                f"{path} lies in {folder.resolve()}, which may be shared: move it elsewhere, as to"
                " ~/.config/backfile/secrets.toml"
            )
    for folder in real.parents:
        if (folder / ".git").exists():
            raise DefinitionError(
                f"{path} lies in a checkout of git, {folder}: move it elsewhere, as to"
                " ~/.config/backfile/secrets.toml"
            )


def _text(path: Path) -> str:
    """Return what the file holds. Raises DefinitionError."""
    try:
        with open(path, "rb", opener=_at_once) as opened:
            _check_owner(path, os.fstat(opened.fileno()))  # of what was opened, whatever its name
            content = opened.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise DefinitionError(f"no such file: {path}") from error
    except OSError as error:
        raise DefinitionError(f"cannot read {path}: {error.strerror}") from error
    if len(content) > LARGEST:
        raise DefinitionError(f"{path} is too large: a file of secrets has 1 MB at most")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise DefinitionError(f"{path} is no TOML: it is not in UTF-8") from None


def _at_once(name: str, flags: int) -> int:
    """Open what may be a pipe, which would keep us until somebody writes to it."""
    return os.open(name, flags | os.O_NONBLOCK)


def _check_owner(path: Path, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise DefinitionError(f"{path} is no regular file: name a TOML file")
    if found.st_uid != os.geteuid():
        raise DefinitionError(f"{path} belongs to another user: make a copy of your own")
    if found.st_mode & _OTHERS:
        mode = stat.S_IMODE(found.st_mode)
        raise DefinitionError(
            f"{path} may be looked into by others (mode {mode:04o}): chmod 600 {path}"
        )


def _close(key: str) -> list[str]:
    """Return the name that *key* is, or may be meant to be; none when it is like no other."""
    return get_close_matches(key, KEYS, n=1)


class _Table:
    """One table; each error names file and table, and no value."""

    def __init__(self, path: Path, name: str, values: Mapping[str, Any]) -> None:
        self._place = f"{path}: [{name}]"
        self._values = values

    def key(self) -> Key:
        """Return the key that it tells. Raises DefinitionError."""
        for key in self._values:
            if key not in KEYS:
                close = _close(key)
                hint = f"did you mean {close[0]}?" if close else f"known are {', '.join(KEYS)}"
                raise self._wrong(f"it has an unknown key: {hint}")
        headers = self._pairs("headers", _TEXT, "text of one line") or {}
        for name in headers:
            if name.lower() in _NOT_ASKED:
                raise self._wrong(f"headers may not name {name}: {_NOT_ASKED[name.lower()]}")
        login = self._login()
        if login and any(name.lower() == "authorization" for name in headers):
            raise self._wrong("user and the header Authorization exclude each other: keep one")
        cookies = self._pairs("cookies", _COOKIE, "value of a cookie: encode it as a browser does")
        return Key(cookies, headers, login, self._proxy())

    def _wrong(self, text: str) -> DefinitionError:
        return DefinitionError(f"{self._place}: {text}")

    def _pairs(self, key: str, shape: re.Pattern[str], what: str) -> dict[str, str] | None:
        """Return a table of names and values; null when there is none."""
        values = self._values.get(key)
        if values is None:
            return None
        if not isinstance(values, dict):
            raise self._wrong(f'{key} is no table: write {key} = {{ name = "value" }}')
        for name, value in values.items():
            if not TOKEN.fullmatch(name):
                raise self._wrong(f"{key} has a name that is none: use letters, digits, - and _")
            if not isinstance(value, str) or not value.strip():
                raise self._wrong(f'{key}.{name} is no text: write {name} = "value"')
            if not shape.fullmatch(value):
                raise self._wrong(f"{key}.{name} is no {what}")
        return dict(values)

    def _text(self, key: str) -> str | None:
        value = self._values.get(key)
        if value is not None and not (isinstance(value, str) and value.isprintable()):
            raise self._wrong(f'{key} is no text of one line: write {key} = "…"')
        return value

    def _login(self) -> Login | None:
        user, password = self._text("user"), self._text("password")
        if user is None and password is None:
            return None
        if not user or ":" in user:
            raise self._wrong('password needs a user, without a colon: write user = "…"')
        return Login(user, password or "")

    def _proxy(self) -> Proxy | None:
        url = self._text("proxy")
        if url is None:
            return None
        wrong = self._wrong(
            "proxy is none: write http://host:port or http://user:password@host:port"
        )
        try:
            parts = urlsplit(url)
            login, port = Login.of(url), parts.port
        except ValueError:
            raise wrong from None
        is_bare = parts.path in ("", "/") and not parts.query and not parts.fragment
        if parts.scheme != "http" or not parts.hostname or not is_bare:
            raise wrong
        host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        return Proxy(f"http://{host}:{port or 80}", login)
