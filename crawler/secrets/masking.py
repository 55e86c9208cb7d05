"""Secrets out of everything that is shown: log lines, tracebacks, errors, reasons.

What is hidden is known to the whole process, since its logging is: :func:`hide` adds to it.
"""

import json
import logging
import re
import sys
import traceback
from base64 import b64decode
from collections import deque
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any
from urllib.parse import quote, quote_plus

from crawler.secrets.tokens import TOKEN_SHOWN

MASK = "***"
"""What stands in the place of a secret."""

LEAST = 6
"""Characters of a secret that is hidden wherever it stands; a shorter one, ``en`` say, beside its
name alone."""

SIGNS = ("=", ": ", ":", '": "', "': '")
"""What stands between a name and its value."""

PASSING = 50
"""How many of the secrets that follow one another are hidden."""

_USERINFO = re.compile(r"(?<=://)[^\s/?#\"'<>\\]+@")
"""Between the scheme and the ``@`` of an address."""

_ESCAPE = re.compile(r"%[0-9A-F]{2}")


class _Hidden:
    """All that is hidden in this process."""

    def __init__(self) -> None:
        self._lasting: set[str] = set()
        self._passing: deque[frozenset[str]] = deque(maxlen=PASSING)
        self._forms: list[str] = []

    def __bool__(self) -> bool:
        return bool(self._forms)

    def add(self, secrets: Iterable[tuple[str, str]], *, passing: bool) -> None:
        """Hide values, each of which goes by a name."""
        for name, value in secrets:
            if passing:
                self._passing.append(frozenset(_forms(name, value)))
            else:
                self._lasting.update(_forms(name, value))
        # The longest first: a secret may be the beginning of another.
        self._forms = sorted(self._lasting.union(*self._passing), key=len, reverse=True)

    def out_of(self, text: str) -> str:
        """Return *text* with a mask in the place of all that is hidden."""
        for form in self._forms:
            if form in text:
                text = text.replace(form, MASK)
        return text


HIDDEN = _Hidden()
"""What :func:`hide` was told."""


def hide(secrets: Iterable[tuple[str, str]], *, passing: bool = False) -> None:
    """From now on nothing shows these values; each comes with the name that it goes by.

    Of *passing* ones, such as the sessions that a site gives in turn, the last few.
    """
    HIDDEN.add(secrets, passing=passing)


def masked(text: str) -> str:
    """Return *text* without anything hidden, nor user, password and tokens of any address."""
    return TOKEN_SHOWN.sub(rf"\1{MASK}", _USERINFO.sub(f"{MASK}@", HIDDEN.out_of(text)))


def _forms(name: str, value: str) -> Iterator[str]:
    """Yield how a value may be spelt where it is shown."""
    for each in {value, *_parts(value)}:
        spelt = {each, quote(each), quote(each, safe=""), quote_plus(each)}
        spelt |= {_ESCAPE.sub(lambda found: found[0].lower(), one) for one in spelt}
        spelt |= {repr(each)[1:-1], json.dumps(each)[1:-1]}
        for one in spelt - {""}:
            if len(each) >= LEAST:
                yield one
            else:
                names = {name, name.lower(), name.title()}
                yield from (f"{name}{sign}{one}" for name in names for sign in SIGNS)


def _parts(value: str) -> Iterator[str]:
    """Yield what of a header's value is secret by itself: ``Basic dXNlcg==``, ``Bearer token``."""
    scheme, space, credentials = value.partition(" ")
    if not space or len(credentials) < LEAST:
        return
    yield credentials
    if scheme.lower() == "basic":
        try:
            both = b64decode(credentials).decode("utf-8")
        except ValueError:
            return
        yield both
        yield both.partition(":")[2]


class _MaskedRecord(logging.LogRecord):
    """A log record whose message and traceback show no secret, whatever handler writes it."""

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        if self.exc_info:
            self.exc_text = masked("".join(traceback.format_exception(*self.exc_info)).rstrip())
        if self.stack_info:
            self.stack_info = masked(self.stack_info)

    def getMessage(self) -> str:  # noqa: N802 - logging's name
        """Return the message, masked."""
        return masked(super().getMessage())


def install() -> None:
    """From now on no log record of this process, and no crash of it, shows a secret."""
    logging.setLogRecordFactory(_MaskedRecord)
    sys.excepthook = _crash


def _crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Print what nobody caught."""
    sys.stderr.write(masked("".join(traceback.format_exception(kind, error, trace))))
