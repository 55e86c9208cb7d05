"""One record, taken out of its file again."""

from dataclasses import dataclass
from pathlib import Path

from crawler.errors import RecordError
from crawler.items import Pointer, Recorded
from crawler.records.decoding import decoded
from crawler.records.headers import header
from crawler.records.members import Broken, Member, Torn, checked, member_at
from crawler.records.spot import Spot


@dataclass(frozen=True, slots=True)
class Stored:
    """What was received, as it is recorded."""

    head: bytes
    """The response's line and headers, with the blank line at their end."""
    body: bytes
    """Its body, content encoding removed."""


def stored(data: Path, recorded: Recorded, original: Recorded | None) -> Stored:
    """Return what was *recorded* in the folder *data*.

    *original* has its payload, where it has none itself. Raises RecordError.
    """
    held = stored_at(data, (original or recorded).pointer)
    return held if original is None else Stored(_member(data, recorded.pointer).head, held.body)


def stored_at(data: Path, pointer: Pointer) -> Stored:
    """Return what the record has that *pointer* names. Raises RecordError."""
    member = _member(data, pointer)
    encodings = header(member.head, "Content-Encoding") or ""
    spot = Spot(pointer.file, pointer.offset)
    return Stored(member.head, decoded(member.payload, encodings, spot))


def _member(data: Path, at: Pointer) -> Member:
    """Return the record as it stands in its file. Raises RecordError."""
    path = data / at.file
    try:
        with path.open("rb") as file:
            member = member_at(file, at.offset, path.stat().st_size)
    except OSError as error:
        raise RecordError(f"cannot read {path}: {error.strerror or error}") from error
    except (Torn, Broken) as error:
        raise _lost(path, at.offset, str(error) or "the file ends within it") from error
    if member.fields.get("warc-record-id") != at.record_id:
        raise _lost(path, at.offset, "it is another's")
    for wrong in checked(member):
        raise _lost(path, at.offset, wrong)
    return member


def _lost(path: Path, offset: int, reason: str) -> RecordError:
    return RecordError(
        f"the record at {offset} of {path} cannot be read: {reason}: 'backfile verify' says more"
    )
