"""Captures become what a replay asks for: redirects are followed, revisits lead to their originals.

Both may stand in other files than what they lead to, so all captures are needed first.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from crawler.errors import NoRecord, RecordFault
from crawler.items import UNCHANGED
from crawler.records.captures import Capture
from crawler.text.addresses import key

MOST_REDIRECTS = 5
"""Redirects that are followed one after another, as a crawl does."""


def resolve(captures: Iterable[Capture]) -> Iterator[Capture | RecordFault]:
    """Yield the pages among *captures*, and which of them were asked for and were gone.

    A page that was asked for elsewhere says so in ``redirects``. What a revisit refers to and is
    not there is a fault.
    """
    every = list(captures)
    found: list[Capture] = []
    revisits = [each for each in every if each.shape == "revisit"]
    originals = _Originals(every) if revisits else None
    for each in every:
        each.id = ""  # a million of them take 100 MB
        if each.shape == "revisit" and originals is not None:
            seen = originals.of(each)
            if isinstance(seen, RecordFault):
                yield seen
            elif seen is not None:
                found.append(seen)
        elif each.shape != "other" or (each.entry and each.entry.kind == "listing"):
            found.append(each)
    yield from _followed(found)


class _Originals:
    """What was received first, by its record, its address and time, and its digest."""

    def __init__(self, captures: Iterable[Capture]) -> None:
        self._by_id: dict[str, Capture] = {}
        self._by_time: dict[tuple[str, str | None], Capture] = {}
        self._by_digest: dict[str, Capture] = {}
        for each in captures:
            if each.shape == "revisit":
                continue
            if each.id:
                self._by_id.setdefault(each.id, each)
            self._by_time.setdefault((key(each.url), each.fetched_at), each)
            if each.digest:
                self._by_digest.setdefault(f"{key(each.url)} {each.digest}", each)
                self._by_digest.setdefault(each.digest, each)

    def of(self, revisit: Capture) -> Capture | RecordFault | None:
        """Return *revisit* with what it refers to; null when that is no page, or nobody asked."""
        told = revisit.original
        if told is None or not (revisit.is_page or revisit.entry):
            return None
        original = self._original(revisit)
        if original is None:
            if revisit.status is None and revisit.entry is None:
                return None  # it does not even say that it is a page
            what = "what it revisits is not among these files"
            return revisit.spot.fault(NoRecord, f"{revisit.url}: {what}")
        if original.shape == "other" and not (revisit.entry and revisit.entry.kind == "listing"):
            return None
        if told.is_unchanged:
            return replace(revisit, shape="page", status=UNCHANGED)
        return replace(
            original,
            url=revisit.url,
            fetched_at=revisit.fetched_at,
            id=revisit.id,
            entry=revisit.entry,
            site=revisit.site,
            crawl=revisit.crawl,
        )

    def _original(self, revisit: Capture) -> Capture | None:
        told = revisit.original
        if told is None:
            return None
        found = self._by_id.get(told.id) if told.id else None
        if found is None and told.fetched_at is not None:
            found = self._by_time.get((key(told.url or revisit.url), told.fetched_at))
        if found is None and revisit.digest:
            at = f"{key(revisit.url)} {revisit.digest}"
            found = self._by_digest.get(at) or self._by_digest.get(revisit.digest)
        return found


def _followed(captures: list[Capture]) -> Iterator[Capture]:
    """Yield *captures* with each redirect in the place of what it led to."""
    redirects = [each for each in captures if each.shape == "redirect"]
    answers = _Answers(captures) if redirects else None
    used: set[int] = set()
    for first in sorted(redirects, key=_time):
        answer = answers.to(first) if answers else None
        if answer is not None:
            end, asked = answer
            used.add(id(end))
            if key(end.url) == key(first.url):  # http to https, say: nobody stands elsewhere
                end.entry, end.site = end.entry or first.entry, end.site or first.site
                used.discard(id(end))
            else:
                entry, site = first.entry or end.entry, first.site or end.site
                yield replace(end, redirects=asked, entry=entry, site=site)
    known = {key(each.url) for each in captures if each.shape == "page"}
    for each in captures:
        if each.shape == "redirect" or id(each) in used:
            continue
        if each.entry is not None and key(each.entry.url) != key(each.url):
            # Its redirect was not recorded: only what became an article was.
            each.redirects = (each.entry.url,)
        if each.shape == "gone":
            is_article = each.entry.kind == "article" if each.entry else key(each.url) in known
            if not is_article:
                continue
        yield each


class _Answers:
    """What was received for addresses, by time."""

    def __init__(self, captures: Iterable[Capture]) -> None:
        self._by_key: dict[str, list[Capture]] = defaultdict(list)
        for each in captures:
            self._by_key[key(each.url)].append(each)
        for every in self._by_key.values():
            every.sort(key=_time)

    def to(self, redirect: Capture) -> tuple[Capture, tuple[str, ...]] | None:
        """Return what a redirect led to, and what was asked on the way; null when it is not known.

        That is what was received next for the address, else what was received last.
        """
        asked = [redirect.url]
        while redirect.leads_to is not None and len(asked) <= MOST_REDIRECTS:
            answer = self._next(redirect)
            if answer is None:
                return None
            if answer.shape != "redirect":
                return answer, tuple(asked)
            asked.append(answer.url)
            redirect = answer
        return None

    def _next(self, redirect: Capture) -> Capture | None:
        every = [
            each
            for each in self._by_key.get(key(redirect.leads_to or ""), ())
            if each is not redirect
            and (each.shape != "redirect" or key(each.url) != key(redirect.url))
        ]
        if not every:
            return None
        at = bisect_left(every, _time(redirect), key=_time)
        return every[min(at, len(every) - 1)]


def _time(capture: Capture) -> str:
    return capture.fetched_at or ""
