"""The rules of one robots.txt, within limits of our own."""

import re
from collections.abc import Iterator
from typing import Self

from protego import Protego

LARGEST = 500 * 1024
"""Bytes that are read of it: RFC 9309, section 2.5, asks for so many."""

RULES = 10_000
"""Rules that are read of it: each costs time at every request."""

LONGEST_LINE = 16 * 1024
"""Bytes of a line that are read: no address is that long."""

LONGEST_DELAY = 3600.0
"""Seconds of ``Crawl-delay`` beyond which it is taken for a mistake, and for these."""

_AGENT = re.compile(rb"\s*user[- ]?agent\s*[:\s]\s*([^#]*)", re.IGNORECASE)
_RULE = re.compile(
    rb"\s*(allow|disallow|dissallow|dissalow|disalow|diasllow|disallaw)\s*[:\s]\s*([^#]*)",
    re.IGNORECASE,
)
_DELAY = re.compile(rb"\s*(crawl[- ]delay)\s*[:\s]\s*([^#]*)", re.IGNORECASE)
_PRODUCT = re.compile(rb"[A-Za-z_-]+")
_EVERY = re.compile(rb"\*(?:\s|$)")
_ODD = re.compile(rb"[^\x20-\x7e]")


class Rules:
    """What a robots.txt allows; one without rules allows everything.

    Paths and the precedence of rules are Protego's. Whom a group is for is read here, as RFC 9309
    has it: the whole product token counts, whatever its case; and lines that are no rules part no
    group.
    """

    def __init__(self, body: bytes = b"") -> None:
        self._is_whole = len(body) <= LARGEST
        self._body = _unmarked(body[:LARGEST])
        self._rules: dict[str, Protego] = {}

    @property
    def size(self) -> int:
        """Bytes of its text; as rules they take about seven times as much."""
        return len(self._body)

    @classmethod
    def none(cls) -> Self:
        """Return the rules of a site that has no robots.txt."""
        return cls()

    def allows(self, url: str, agent: str) -> bool:
        """Tell whether *agent*, a product token such as ``Backfile``, may ask for *url*."""
        return bool(self._of(agent).can_fetch(url, agent))

    def delay(self, agent: str) -> float:
        """Return the seconds that *agent* is to leave between requests; 0 when none are told."""
        told = self._of(agent).crawl_delay(agent)
        return min(float(told), LONGEST_DELAY) if told and told > 0 else 0.0

    def _of(self, agent: str) -> Protego:
        """Return what is told to *agent*, by Protego."""
        if agent not in self._rules:
            text = b"\n".join(self._told(agent.encode("utf-8", "ignore")))
            self._rules[agent] = Protego.parse(text.decode("ascii"))
        return self._rules[agent]

    def _told(self, agent: bytes) -> Iterator[bytes]:
        """Yield the lines that are for *agent* or for all, spelled in one way."""
        rules, is_naming, is_meant = 0, False, False
        lines = self._body.splitlines()
        # Of what is cut off, the last line is no rule: "Disallow: /a" may have been "/archive".
        for whole in lines if self._is_whole else lines[:-1]:
            line = whole[:LONGEST_LINE]
            if match := _AGENT.match(line):
                name = _name(match[1], agent)
                is_meant = bool(name) or (is_naming and is_meant)
                is_naming = True
                if name:
                    yield b"User-agent: " + name
                continue
            match = _RULE.match(line) or _DELAY.match(line)
            if match is None:
                continue
            is_naming = False
            if is_meant:
                rules += 1
                if rules > RULES:
                    return
                value = _ODD.sub(lambda odd: b"%%%02X" % odd[0][0], match[2].strip())
                yield match[1] + b": " + value


def _name(told: bytes, agent: bytes) -> bytes:
    """Return *agent* where a group is for it, ``*`` where it is for all; empty: for others."""
    if _EVERY.match(told):
        return b"*"
    product = _PRODUCT.match(told)
    return agent if product is not None and product[0].lower() == agent.lower() else b""


def _unmarked(body: bytes) -> bytes:
    """Return *body* without its byte order mark, or the part of one that is left."""
    for mark in (b"\xef\xbb\xbf", b"\xef\xbb", b"\xef"):
        if body.startswith(mark):
            return body[len(mark) :]
    return body
