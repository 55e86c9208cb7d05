"""Records, one after another, out of the members of a file: WARC 0.17 to 1.1.

Every length is checked against what is there, and every end is looked for. What is damaged is
yielded as the fault that it is, and the next record is looked for behind it.
"""

from collections.abc import Iterator

from crawler.errors import Corrupt, NoRecord, RecordFault, Truncated
from crawler.records.feed import Feed
from crawler.records.record import Place, Record, read_record
from crawler.records.unpacking import Member, Members, Plain
from crawler.records.window import Window

MOST_FAULTS = 100
"""Faults in one file after which the rest of it is not looked at."""


def scan(window: Window, *, is_salvaged: bool = False) -> Iterator[Record | RecordFault]:
    """Yield the records of a file, and what is wrong with it, in the order of their places.

    *is_salvaged*: other things may stand between compressed records.
    """
    faults = 0
    for each in _scan(window, is_salvaged=is_salvaged):
        yield each
        faults += isinstance(each, RecordFault)
        if faults == MOST_FAULTS:
            yield NoRecord(window.name, window.end, "it has too many faults: its rest is not read")
            return


def read_at(window: Window, place: Place) -> Record:
    """Return the record at *place*, its digests unchecked. Raises RecordFault."""
    members = Members(window)
    members.skip(window.start)
    feed = Feed(window, members.open(place.offset) or Plain(window, place.offset))
    feed.pass_over(place.within)
    return read_record(feed, is_checked=False)


def _scan(window: Window, *, is_salvaged: bool) -> Iterator[Record | RecordFault]:
    members, offset, is_packed = Members(window), window.start, False
    if is_salvaged:
        offset, is_packed = members.find(offset), True
    if offset >= window.end and not is_salvaged:
        yield NoRecord(window.name, offset, "it is empty")
    while offset < window.end:
        try:
            after = members.skip(offset)
            if after > offset:
                offset, is_packed = after, True
                continue
            member = members.open(offset)
            if member is None and is_salvaged:
                offset = members.find(offset)
                continue
            if member is None and is_packed:
                raise Corrupt(window.name, offset, "what stands here is no compressed record")
            is_packed = member is not None
            member = member or Plain(window, offset)
            yield from _records(window, member)
        except RecordFault as fault:
            yield fault
            offset = members.find(offset + 1)
        else:
            offset = member.end


def _records(window: Window, member: Member) -> Iterator[Record | RecordFault]:
    """Yield the records of one member, each when its end was found to be sound.

    Raises RecordFault where the member itself cannot be read on.
    """
    feed = Feed(window, member)
    while feed.begin():
        offset = feed.offset
        try:
            record = read_record(feed)
        except RecordFault as fault:
            if feed.is_broken:
                raise
            yield fault
            feed.recover()
            continue
        try:
            wrong = _ending(feed, offset)
        except RecordFault:
            if record.is_proven:  # whatever its member is like
                yield record
            raise
        if isinstance(wrong, Corrupt):
            yield wrong
            feed.recover()
            continue
        yield record.fault or record
        if wrong is not None:
            yield wrong


def _ending(feed: Feed, offset: int) -> RecordFault | None:
    """Return what is wrong with the end of the record at *offset*; null when nothing is."""
    blank = feed.look(4)
    if blank == b"\r\n\r\n" or blank.startswith(b"\n\n"):
        feed.begin()  # looks whether the member ends as it should
        return None
    if not blank.strip(b"\r\n"):
        feed.begin()
        return feed.fault(Truncated, "the line breaks behind the record are missing", offset)
    return feed.fault(Corrupt, "its Content-Length is not that of its block", offset)
