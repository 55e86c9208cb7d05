"""The versions of an article's text, told by when it was seen and with which text."""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple


class Seen(NamedTuple):
    """One look at an article."""

    at: str
    """When, RFC 3339 in UTC; empty when unknown, which counts as earliest."""
    page: str
    """Digest of the page's bytes; empty when the server said that it is unchanged."""
    key: str
    """Key of the address where it stood."""
    content_hash: str
    """Digest of its cleaned headline and body."""
    own: bool
    """Whether it stood at its own address, not at that of a mirror, print or AMP page."""


class Version(NamedTuple):
    """A text that an article had for a time."""

    n: int
    """From 1."""
    content_hash: str
    """Digest of its cleaned headline and body."""
    first_seen: str | None
    """RFC 3339 in UTC; null when unknown."""
    last_seen: str | None
    """RFC 3339 in UTC; null when unknown."""
    previous_hash: str | None
    """The text before; null for the first."""


def timeline(looks: Iterable[Seen]) -> list[Version]:
    """Return the versions that *looks* tell of, oldest first, whatever the order of the looks.

    A mirror cuts a text its own way: where the page's own address was seen, only that counts.
    """
    ordered = sorted(own_looks(looks), key=attrgetter("at", "content_hash"))
    runs = [list(run) for _, run in groupby(ordered, attrgetter("content_hash"))]
    before = [None, *(run[0].content_hash for run in runs)]
    return [
        Version(n, run[0].content_hash, run[0].at or None, run[-1].at or None, previous)
        for n, (run, previous) in enumerate(zip(runs, before, strict=False), start=1)
    ]


def own_looks(looks: Iterable[Seen]) -> list[Seen]:
    """Return the looks at the article's own address; without any, those at its mirrors."""
    every = list(looks)
    return [look for look in every if look.own] or every
