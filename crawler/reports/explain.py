"""One address or article, explained: what is kept of its page and why, and how it came there."""

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from crawler.ledger import FORGOTTEN, Address, Dossier, Request, Version
from crawler.reports.terminal import printable
from crawler.text.lasting import is_lasting, remedy
from crawler.text.letters import letters

WIDTH = 88
"""Columns of a line."""

_STATES = {
    "announced": "waits to be fetched",
    "leased": "is being fetched, or was when a crawl was killed; the next one fetches it",
    "fetched": "was read as a listing",
    "kept": "became an article",
    "rejected": "gave no article of its own",
    "failed": "could not be read; the next crawl tries it again",
    "gone": "answered that there is nothing",
}

_WAITS = ("announced", "leased")
"""States of what is asked for as soon as its host may be."""


def explain_text(dossier: Dossier) -> str:
    """Return the whole story of an address or an article, for people at a terminal."""
    parts = (
        _head(dossier),
        _addresses(dossier.addresses),
        _told(dossier),
        *(_article(dossier.record) if dossier.record else ()),
        _requests(dossier.requests),
        _versions(dossier.versions),
    )
    return printable("\n\n".join(part for part in parts if part))


def explain_json(dossier: Dossier) -> str:
    """Return the same as one JSON object, nothing shortened; ``page`` has all blocks in order."""
    versions = [each._asdict() for each in dossier.versions]
    page = _page(dossier.record) if dossier.record else []
    return json.dumps({**asdict(dossier), "versions": versions, "page": page}, indent=2)


# The address


def _head(dossier: Dossier) -> str:
    """Return what there is."""
    lines = [f"site: {dossier.site}"]
    if dossier.forgotten_at:
        lines.append(f"article {dossier.article}: forgotten on request at {dossier.forgotten_at}")
    elif dossier.record is not None:
        count = len(dossier.versions)
        lines.append(f"article: {dossier.article}, {_count(count, 'version')}")
    else:
        lines.append("article: none")
    if dossier.gone_at:
        lines.append(f"its address is gone, seen at {dossier.gone_at}; the article stays")
    return "\n".join(lines)


def _addresses(addresses: Sequence[Address]) -> str:
    return "\n\n".join(_wrapped_lines(_address(each)) for each in addresses)


def _address(address: Address) -> Iterator[str]:
    yield address.url
    yield f"  {address.kind}, {address.state}: {_became(address)}"
    yield f"  {_found(address)}"
    if address.title:
        yield f"  announced as: {address.title}"
    if address.published:
        yield f"  the page says that its day is {address.published}"
    yield from (f"  {line}" for line in _next(address))


def _became(address: Address) -> str:
    told = "leads to an article" if address.kind == "alias" else _STATES[address.state]
    if address.reason == FORGOTTEN:
        return "forgotten on request; it is never asked for again"
    if address.state == "failed" and address.reason and is_lasting(address.reason):
        return f"could not be read: {address.reason}"
    return f"{told}: {address.reason}" if address.reason else told


def _found(address: Address) -> str:
    if address.source == "redirect":
        return "found: it led to the article, or names it"
    where = f" by {address.archive}" if address.archive else ", a crawl began with it"
    place = f", place {address.position}" if address.position is not None else ""
    day = f", for {address.day}" if address.day else ""
    return f"found: announced{where} ({address.source or 'unknown source'}){day}{place}"


def _next(address: Address) -> Iterator[str]:
    """Yield when the address is asked for next, where its state does not say."""
    if address.state == "kept" and address.kind == "article":
        yield f"looked at next: {address.due_at or 'not by itself; crawl --recheck looks'}"
    elif address.state == "fetched":
        yield f"looked at next: {address.due_at or 'in every crawl'}"
    elif address.state == "failed" and address.reason and is_lasting(address.reason):
        option = _remedy(address)
        taken = f"; {option} would take it" if option else ""
        yield (
            f"the next crawl loses it again{taken}; left out it is by -a exclude=…, a definition's"
            " exclude, or 'backfile forget URL'"
        )
    elif address.due_at or (address.held_until and address.state in _WAITS):
        held, due = address.held_until or "", address.due_at or ""
        told = [f"after {_count(address.attempts, 'failure')}"] if address.attempts else []
        told += ["since its host asked to be left alone (Retry-After)"] if held > due else []
        yield f"asked for next: {', '.join([max(held, due), *told])}"
    if address.state == "failed" and not is_lasting(address.reason or "") and _remedy(address):
        yield f"{_remedy(address)} would take it"


def _remedy(address: Address) -> str | None:
    """Return the option that would take an article which was lost; null: none would."""
    return remedy(address.reason or "") if address.kind == "article" else None


def _told(dossier: Dossier) -> str:
    """Return what the site's own interface says of the text, beside what was read off its page."""
    lines = []
    if dossier.is_protected:
        lines.append("the site says: a password is needed to read the text")
    if dossier.text_told is not None:
        kept = letters(dossier.record["article_body"]) if dossier.record else 0
        lines.append(
            f"the site says: the text has {_count(dossier.text_told, 'letter')};"
            f" of its page {kept:,} are kept"
        )
    return _wrapped_lines(lines)


# The article


def _article(record: Mapping[str, Any]) -> Iterator[str]:
    yield _wrapped_lines(_facts(record))
    yield _dates(record)
    yield _blocks(record)


def _facts(record: Mapping[str, Any]) -> Iterator[str]:
    authors = ", ".join(author["name"] for author in record["authors"])
    read = record["provenance"]
    yield f"headline: {record['headline']}"
    yield f"authors: {authors or 'none'}"
    yield f"stands at: {record['url'] or 'no address'}"
    yield f"names as its own: {record['canonical_url'] or 'no address'}"
    for alias in record["aliases"]:
        yield f"also at: {alias}"
    profile = record["cleaning"]["profile"] or "none"
    yield f"fetched at: {read['fetched_at'] or 'unknown'}, bytes {read['payload_digest']}"
    yield f"encoding: {_encoding(read)}"
    yield (
        f"read by: {read['extractor']} of {read['extractor_version']}, rules"
        f" {record['cleaning']['rules_version']}, profile {profile}"
    )


def _encoding(read: Mapping[str, Any]) -> str:
    """Return what the page was decoded by, and how sure that is."""
    if read["encoding"] is None:
        return "unknown, or it came as text"
    return f"{read['encoding']}, confidence {read['encoding_confidence']:.2f}"


def _dates(record: Mapping[str, Any]) -> str:
    lines = [f"published: {record['date_published'] or 'unknown'}"]
    if record["date_modified"]:
        lines.append(f"modified: {record['date_modified']}")
    chosen = {record["date_published"], record["date_modified"]} - {None}
    for each in record["date_evidence"]:
        zone = f", zone {each['tz']} (of the {each['tz_source']})" if each["tz"] else ""
        calendar = "" if each["calendar"] == "gregorian" else f", {each['calendar']}"
        if each["rejected"]:
            verdict = f"rejected: {each['rejected']}"
        else:
            verdict = "chosen" if each["value"] in chosen else "not chosen: others are trusted more"
        lines.append(
            f"  {each['value']} by {each['source']}, to the {each['precision']}{zone}{calendar},"
            f" trust {each['score']:.2f}: {verdict}"
        )
    return _wrapped_lines(lines)


def _page(record: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return all blocks of the page in its order, with what became of each."""
    kept = [{**each, "kept": True} for each in record["blocks"]]
    removed = [{**each, "kept": False} for each in record["cleaning"]["removed"]]
    return sorted([*kept, *removed], key=lambda block: int(block["index"]))


def _blocks(record: Mapping[str, Any]) -> str:
    kept, removed = len(record["blocks"]), len(record["cleaning"]["removed"])
    lines = [f"the page in order: {_count(kept, 'block')} kept (+), {removed:,} removed (-)"]
    for block in _page(record):
        if block["kept"]:
            level = f" {block['level']}" if block["level"] is not None else ""
            lines.append(f"+ {block['index']:3} {block['type']}{level}")
        else:
            lines.append(f"- {block['index']:3} {block['rule']} ({block['reason']})")
        lines += (f"      {line}" for line in block["text"].splitlines())
    return _wrapped_lines(lines, "      ")


# Requests and versions


def _requests(requests: Sequence[Request]) -> str:
    lines = ["requests:"] if requests else ["requests: none"]
    for each in requests:
        status = f"HTTP {each.status}" if each.status else "no status"
        reason = f" ({each.reason})" if each.reason else ""
        state = "to be tried again" if each.state == "announced" else each.state
        lines.append(f"  {each.answered_at} {status}, {state}{reason}, run {each.run}")
        lines.append(f"    asked {each.asked}")
        if each.answered and each.answered != each.asked:
            lines.append(f"    answered {each.answered}")
    return _wrapped_lines(lines)


def _versions(versions: Sequence[Version]) -> str:
    lines = ["versions:"] if versions else []
    for each in versions:
        span = f"{each.first_seen or 'unknown'} to {each.last_seen or 'unknown'}"
        lines.append(f"  {each.n}  {span}  {each.content_hash[:23]}")
    return "\n".join(lines)


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _wrapped_lines(lines: Iterator[str] | Sequence[str], indent: str = "    ") -> str:
    """Return *lines* within the width; those that go on are indented, long words stay whole."""
    return "\n".join(
        textwrap.fill(
            line.lstrip(),
            WIDTH,
            initial_indent=line[: len(line) - len(line.lstrip())],
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in lines
    )
