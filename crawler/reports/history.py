"""The versions of an article's text, and what changed from one to the next."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, NamedTuple

from crawler.ledger import Version
from crawler.reports.terminal import printable

Told = tuple[Version, Mapping[str, Any]]
"""A version with the article record of its text."""

ALIKE = 0.4
"""Share of their words that two paragraphs have in common, one of which became the other."""

_TOKEN = re.compile(
    r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]\s*|[^\s\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]+\s*"
)
"""A word with the space after it; a character in scripts that part none."""

_RED, _GREEN, _PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[0m"


class Change(NamedTuple):
    """A paragraph that came, went or changed."""

    what: str
    """``added``, ``removed`` or ``changed``."""
    before: str | None
    """Its text before; null when it came."""
    after: str | None
    """Its text after; null when it went."""


def history_text(versions: Sequence[Told], *, colour: bool = False) -> str:
    """Return the versions and what changed between each two, for people.

    A changed paragraph shows what went as ``[-…-]`` and what came as ``{+…+}``.
    """
    lines = [_title(versions), *_list(versions)]
    if len(versions) == 1:
        lines.append("It has one version: its headline and body have not changed since.")
    for (one, before), (two, after) in pairwise(versions):
        lines += ["", f"from version {one.n} to {two.n}, seen {two.first_seen or 'unknown'}:"]
        lines += difference(before, after, colour=colour)
    return "\n".join(lines)


def history_json(versions: Sequence[Told]) -> str:
    """Return ``{"id", "versions": [{…, "headline", "article_body", "changes": [{…}]}]}``.

    ``changes`` are the paragraphs that changed since the version before, ``headline_changed`` tells
    of the headline.
    """
    told: list[dict[str, Any]] = []
    before: Mapping[str, Any] | None = None
    for version, record in versions:
        told.append(
            {
                **version._asdict(),
                "headline": record["headline"],
                "article_body": record["article_body"],
                "headline_changed": before is not None and before["headline"] != record["headline"],
                "changes": _told_changes(before, record) if before is not None else [],
            }
        )
        before = record
    return json.dumps({"id": versions[-1][1]["id"], "versions": told}, indent=2)


def _told_changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [each._asdict() for each in _changes(before, after) if each.what != "same"]


def _title(versions: Sequence[Told]) -> str:
    _, record = versions[-1]
    return printable(f"{record['headline']}\n{record['url'] or 'no address'}\n{record['id']}")


def _list(versions: Sequence[Told]) -> Iterator[str]:
    for each, _ in versions:
        span = f"{each.first_seen or 'unknown'} to {each.last_seen or 'unknown'}"
        yield f"  version {each.n}: {span}  {each.content_hash[:23]}"


def difference(
    before: Mapping[str, Any], after: Mapping[str, Any], *, colour: bool
) -> Iterator[str]:
    """Yield the lines that tell what changed from one record to the next, for people."""
    if before["headline"] != after["headline"]:
        yield "  headline: " + _marked(before["headline"], after["headline"], colour=colour)
    same = 0
    for change in (*_changes(before, after), None):
        if change is not None and change.what == "same":
            same += 1
            continue
        if same:
            yield f"    ({same:,} unchanged)"
            same = 0
        if change is not None:
            yield from _shown(change, colour=colour)


def _shown(change: Change, *, colour: bool) -> Iterator[str]:
    if change.what == "changed":
        yield "  ~ " + _marked(change.before or "", change.after or "", colour=colour)
    elif change.what == "added":
        yield "  + " + _painted(printable(change.after or ""), _GREEN, colour=colour)
    else:
        yield "  - " + _painted(printable(change.before or ""), _RED, colour=colour)


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    """Yield the paragraphs in order; those that stayed as they were are ``same``."""
    old, new = (each["article_body"].split("\n\n") for each in (before, after))
    for tag, first, last, start, end in _matcher(old, new).get_opcodes():
        if tag == "equal":
            yield from (Change("same", each, each) for each in old[first:last])
        else:
            yield from _replaced(old[first:last], new[start:end])


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Yield what became of paragraphs in whose place others stand."""
    at = 0
    for text in old:
        match = next((n for n in range(at, len(new)) if _is_alike(text, new[n])), None)
        if match is None:
            yield Change("removed", text, None)
            continue
        yield from (Change("added", None, each) for each in new[at:match])
        yield Change("changed", text, new[match])
        at = match + 1
    yield from (Change("added", None, each) for each in new[at:])


def _is_alike(one: str, other: str) -> bool:
    matcher = _matcher(_words(one), _words(other))
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _marked(before: str, after: str, *, colour: bool) -> str:
    """Return both texts as one, with marks at the words that went and came."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    parts = []
    matcher = _matcher(_words(before), _words(after))
    for tag, first, last, start, end in matcher.get_opcodes():
        went, came = "".join(old[first:last]), "".join(new[start:end])
        if tag == "equal":
            parts.append(printable(came))
            continue
        space = " " if (came or went)[-1:].isspace() else ""
        marks = []
        if went:
            marks.append(_painted(f"[-{printable(went.strip())}-]", _RED, colour=colour))
        if came:
            marks.append(_painted("{+" + printable(came.strip()) + "+}", _GREEN, colour=colour))
        parts.append("".join(marks) + space)
    return "".join(parts).rstrip()


def _matcher(old: Sequence[str], new: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, old, new, autojunk=False)


def _words(text: str) -> list[str]:
    return [token.strip() for token in _TOKEN.findall(text)]


def _painted(text: str, paint: str, *, colour: bool) -> str:
    return f"{paint}{text}{_PLAIN}" if colour else text
