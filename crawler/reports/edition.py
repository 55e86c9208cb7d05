"""What an edition is: what it was read with, what changed by it, and some of that."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from crawler.ledger import Edition
from crawler.reports.history import difference
from crawler.reports.terminal import printable

EXAMPLES = 5
"""Articles that are shown with what changed in them."""

SHOWN = 20
"""Articles that are named for one reason."""

_LONG = ("article_body", "blocks", "content_hash", "headline", "date_evidence")
"""Fields that are told by others, or as a difference."""


@dataclass
class Outcome:
    """What became of the articles of a site that were read anew."""

    counts: Counter[str] = field(default_factory=Counter)
    """``changed``, ``unchanged``, ``new`` and ``unreadable`` articles."""
    fields: Counter[str] = field(default_factory=Counter)
    """Texts by the fields that changed."""
    examples: list[tuple[Mapping[str, Any], Mapping[str, Any]]] = field(default_factory=list)
    """Some of what changed: records before and after."""
    new: list[str] = field(default_factory=list)
    """Addresses that give an article now."""
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    """Addresses, or ids, of articles that keep their text, and why."""


def edition_text(
    edition: Edition, outcome: Outcome, *, is_written: bool, colour: bool = False
) -> str:
    """Return what an edition changes, for people."""
    counts = outcome.counts
    names = ("changed", "unchanged", "new", "unreadable")
    told = ", ".join(f"{name} {counts[name]:,}" for name in names)
    lines = [f"{edition.site}: {told}"]
    if outcome.fields:
        by_field = (f"{name} {count:,}" for name, count in outcome.fields.most_common())
        lines.append(f"  by field: {', '.join(by_field)}")
    for before, after in outcome.examples:
        lines += ["", *_example(before, after, colour=colour)]
    lines += ["", *_named("new", outcome.new)] if outcome.new else []
    if outcome.unreadable:
        lines += ["", *_named("kept as it was", [f"{a}: {b}" for a, b in outcome.unreadable])]
    with_profile = f", profile {edition.profile[:12]}" if edition.profile else ""
    is_new = f"edition {edition.n}" if is_written else "nothing is written"
    reader = f"reader {edition.extractor}, rules {edition.rules}{with_profile}"
    return "\n".join([*lines, "", f"{edition.site}: {is_new}: {reader}"])


def editions_text(editions: Sequence[Edition]) -> str:
    """Return a line for each edition."""
    lines = []
    for each in editions:
        counts = ", ".join(f"{name} {count:,}" for name, count in each.counts.items())
        profile = f", profile {each.profile[:12]}" if each.profile else ""
        lines.append(
            f"{each.site}: edition {each.n}, {each.made_at}: reader {each.extractor},"
            f" rules {each.rules}{profile}: {counts}"
        )
    return "\n".join(lines)


def editions_json(editions: Sequence[Edition]) -> str:
    """Return a JSON array with an object for each edition."""
    return json.dumps([each._asdict() for each in editions], indent=2)


def _example(before: Mapping[str, Any], after: Mapping[str, Any], *, colour: bool) -> Iterator[str]:
    yield printable(f"{after['headline']}\n  {after['url'] or after['id']}")
    if (before["headline"], before["article_body"]) != (after["headline"], after["article_body"]):
        yield from difference(before, after, colour=colour)
    for name in after:
        if name in _LONG or name in ("provenance", "cleaning", "version"):
            continue
        if before.get(name) != after[name]:
            yield printable(f"  {name}: {_short(before.get(name))} → {_short(after[name])}")


def _named(what: str, names: Sequence[str]) -> Iterator[str]:
    yield from (printable(f"  {what}: {name}") for name in names[:SHOWN])
    if len(names) > SHOWN:
        yield f"  {what}: {len(names) - SHOWN:,} more"


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 100 else f"{text[:99]}…"
