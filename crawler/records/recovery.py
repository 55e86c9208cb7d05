"""The end of a file whose writer was killed: what is whole stays, what is torn goes."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from crawler.items import Pointer, Recorded
from crawler.records.members import Broken, Member, Torn, member_at, members
from crawler.records.volume import HEAD

_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands behind the records that the ledger knows."""

    end: int
    """Where the last whole record ends."""
    torn: int
    """Bytes behind it."""
    recorded: tuple[Recorded, ...]
    """Responses that the ledger does not know, in their order."""


def tail(path: Path, name: str, known: int | None) -> Tail | None:
    """Return what follows the last record that the ledger knows, which begins at *known*.

    *name*: of the file in pointers; *known* is null when the ledger knows no record in it. Null is
    returned when what is there is no torn tail: that record is not there any more, or something
    is wrong before the end. Raises OSError.
    """
    size = path.stat().st_size
    end, recorded = known or 0, []
    with path.open("rb") as file:
        try:
            for member in members(file, end, size):
                end = member.offset + member.length
                if member.offset != known and (told := told_by(member, name)):
                    recorded.append(told)
        except (Torn, Broken):
            if not _is_torn(file, end, size):
                return None
    if known is not None and end == known:
        return None
    return Tail(end, size - end, tuple(recorded))


def _is_torn(file: BinaryIO, start: int, end: int) -> bool:
    """Tell whether one record begins at *start* and no more follow; zeros are what a crash left."""
    before, is_zero, at = b"", True, start
    file.seek(start)
    while piece := file.read(_PIECE):
        found = (before + piece).find(HEAD, 1 if at == start else 0)
        while found >= 0:
            with suppress(Torn, Broken):
                member_at(file, at - len(before) + found, end)
                return False
            found = (before + piece).find(HEAD, found + 1)
        is_zero = is_zero and not any(piece)
        at += len(piece)
        before = piece[-len(HEAD) :]
        file.seek(at)
    file.seek(start)
    return is_zero or file.read(len(HEAD)) == HEAD[: end - start]


def told_by(member: Member, name: str) -> Recorded | None:
    """Return what the ledger keeps of a record in the file *name*; null: nothing."""
    fields = member.fields
    kind = fields.get("warc-type")
    if kind not in ("response", "revisit"):
        return None
    first = member.block.split(b" ", 2)
    try:
        return Recorded(
            Pointer(
                name, member.offset, member.length, fields["warc-record-id"], fields["warc-date"]
            ),
            "response" if kind == "response" else "revisit",
            fields["warc-target-uri"],
            int(first[1][:3]),
            fields.get("warc-payload-digest"),
            fields.get("warc-refers-to"),
        )
    except (KeyError, IndexError, ValueError):
        return None
