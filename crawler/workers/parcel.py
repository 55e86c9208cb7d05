"""What was read from a page, on its way from one process to another.

Unpickling a frozen dataclass sets each field by a call in Python, and a page has hundreds of
blocks, kept or removed. So these go as columns, one a field, and are filled in by column: six times
as fast.
Only the project's own processes write parcels.
"""

import pickle
import traceback
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from itertools import repeat
from operator import attrgetter
from typing import TypeVar

from crawler.errors import PageError
from crawler.items import Block, Context, RemovedBlock
from crawler.pages.reading import Read

_CONTEXT = tuple(each.name for each in fields(Context))
_BLOCK = tuple(each.name for each in fields(Block) if each.name != "context")
_REMOVED = tuple(each.name for each in fields(RemovedBlock))

_Made = TypeVar("_Made", Block, Context, RemovedBlock)


def pack(found: Read) -> bytes:
    """Return what a page gave as bytes."""
    article, observations = found
    blocks = article.blocks
    contexts = [block.context for block in blocks]
    removed = _columns(_REMOVED, article.cleaning.removed)
    columns = _columns(_BLOCK, blocks), _columns(_CONTEXT, contexts), removed
    bare = replace(article, blocks=(), cleaning=replace(article.cleaning, removed=()))
    return pickle.dumps((bare, observations, columns), protocol=5)


def pack_error(error: BaseException) -> bytes:
    """Return what the reading of a page raised as bytes; the traceback becomes a note."""
    if not isinstance(error, PageError):
        error.add_note("".join(traceback.format_exception(error)))
    try:
        parcel = pickle.dumps(error)
        if isinstance(pickle.loads(parcel), Exception):  # noqa: S301 - written the line before
            return parcel
    except Exception:  # noqa: BLE001, S110 - an exception of a definition's own may refuse both
        pass
    plain = RuntimeError(traceback.format_exception_only(error)[0].strip())
    plain.__notes__ = error.__notes__
    return pickle.dumps(plain)


def unpack(parcel: bytes) -> Read:
    """Return what a page gave. Raises what its reading raised."""
    found = pickle.loads(parcel)  # noqa: S301 - a worker of ours wrote it
    if isinstance(found, Exception):
        raise found
    bare, observations, (blocks, contexts, removed) = found
    blocks["context"] = _made(Context, contexts)
    cleaning = replace(bare.cleaning, removed=tuple(_made(RemovedBlock, removed)))
    return replace(bare, blocks=tuple(_made(Block, blocks)), cleaning=cleaning), observations


def _columns(names: Iterable[str], rows: Sequence[object]) -> dict[str, list[object]]:
    return {name: list(map(attrgetter(name), rows)) for name in names}


def _made(kind: type[_Made], columns: Mapping[str, Sequence[object]]) -> list[_Made]:
    """Return objects of a dataclass with slots, their fields set as its ``__init__`` would."""
    count = len(next(iter(columns.values())))
    made = list(map(object.__new__, repeat(kind, count)))
    for name, column in columns.items():
        deque(map(getattr(kind, name).__set__, made, column), maxlen=0)
    return made
