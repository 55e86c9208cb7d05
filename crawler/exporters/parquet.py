"""Parquet: a folder of files by site and month of publication, packed with zstd, through DuckDB.

The folders are those of Hive: ``site=NAME/month=YYYY-MM/articles.parquet``, names escaped as in an
address, ``__HIVE_DEFAULT_PARTITION__`` for articles without a day. So ``site`` and ``month`` are
columns for whoever reads the folder, and stand in no file.

Records go to DuckDB through a file of JSON lines. It never holds more than :data:`PART` bytes and a
record, a month with more gets further files, and one thread writes: so memory has a bound, and the
same records make the same bytes.
"""

import importlib.util
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from crawler.errors import ExportError
from crawler.exporters import jsonl, naming
from crawler.exporters.folder import Folder
from crawler.exporters.moments import day, instant

if TYPE_CHECKING:
    import duckdb

PART = 64 << 20
"""Bytes of JSON in one file."""

NOWHERE = "__HIVE_DEFAULT_PARTITION__"
"""What Hive, Spark, Arrow and DuckDB name the folder of what has no value."""

_NAME = "articles"
_ROW_GROUP = 2048
_ROWS = ".rows.jsonl"
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "memory_limit": "1GB",
    "temp_directory": "",  # nothing is spilled to where nobody would look for it
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
_SIMPLE = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"}


class Table(NamedTuple):
    """The columns of the files, and how a record becomes a row."""

    columns: Mapping[str, str]
    """The type of each, as DuckDB names it."""
    row: Callable[[Mapping[str, Any]], Mapping[str, Any]]
    """The record's values; those that are no column are left out."""


def native(schema: Mapping[str, Any]) -> Table:
    """Return the table of the whole record, as its JSON *schema* has it.

    Times are the record's texts, so that an offset, and the lack of one, are kept. ``day`` and
    ``published_at``, the instant where it is known, are added for searching.
    """
    fields = {
        name: _type(value, schema["$defs"])
        for name, value in schema["properties"].items()
        if name != "site"
    }
    return Table({**fields, "day": "DATE", "published_at": "TIMESTAMPTZ"}, _native)


def texts(columns: Iterable[str], row: Callable[[Mapping[str, Any]], Mapping[str, Any]]) -> Table:
    """Return a table whose *columns* are all texts."""
    return Table(dict.fromkeys(columns, "VARCHAR"), row)


def check() -> None:
    """Raise ExportError when DuckDB is not installed."""
    if importlib.util.find_spec("duckdb") is None:
        raise ExportError("Parquet needs DuckDB: pip install 'backfile[parquet]'")


def write(records: Iterable[Mapping[str, Any]], folder: Folder, table: Table) -> None:
    """Write *records* into *folder*; without any, one file that has the columns and no row.

    Those of one site and month should stand together, or they get a file for each time.
    Raises ExportError.
    """
    import duckdb  # noqa: PLC0415 - an extra that few need

    rows = folder.file(_ROWS)
    parts: Counter[str] = Counter()
    try:
        with duckdb.connect(":memory:", config=_SETTINGS) as connection:
            for place, group in groupby(records, key=_partition):
                lines = (jsonl.line(table.row(record)) for record in group)
                for count, longest in _portions(lines, rows):
                    parts[place] += 1
                    number = f"-{parts[place]}" if parts[place] > 1 else ""
                    name = f"{place}/{_NAME}{number}.parquet"
                    _copy(connection, table, rows, folder.file(name), longest)
                    folder.added(name, count)
            if not parts:
                rows.touch()
                name = f"site={NOWHERE}/month={NOWHERE}/{_NAME}.parquet"
                _copy(connection, table, rows, folder.file(name), 0)
                folder.added(name, 0)
    except duckdb.Error as error:
        # The first line says what; those after it repeat the query.
        raise ExportError(f"cannot write Parquet: {str(error).splitlines()[0]}") from error
    finally:
        rows.unlink(missing_ok=True)


def _partition(record: Mapping[str, Any]) -> str:
    return f"site={naming.escaped(record['site'])}/month={naming.month(record) or NOWHERE}"


def _portions(lines: Iterator[bytes], rows: Path) -> Iterator[tuple[int, int]]:
    """Fill *rows* again and again; yield how many lines it holds, and the length of the longest."""
    for first in lines:
        size, count, longest = len(first), 1, len(first)
        with rows.open("wb") as file:
            file.write(first)
            while size < PART and (line := next(lines, None)) is not None:
                file.write(line)
                size, count, longest = size + len(line), count + 1, max(longest, len(line))
        yield count, longest


def _copy(
    connection: "duckdb.DuckDBPyConnection", table: Table, rows: Path, to: Path, longest: int
) -> None:
    """Write the file *to* from the lines of *rows*."""
    columns = ", ".join(f"{_quoted(name)}: {_text(kind)}" for name, kind in table.columns.items())
    connection.execute(
        f"COPY (SELECT * FROM read_json({_text(_no_pattern(rows))},"  # noqa: S608 - quoted
        f" format = 'newline_delimited', columns = {{{columns}}},"
        f" maximum_object_size = {max(1 << 24, longest + 1024)}))"
        f" TO {_text(str(to))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROW_GROUP})"
    )


def _no_pattern(path: Path) -> str:
    """Return *path* as DuckDB reads it that looks for ``*``, ``?`` and ``[…]`` in names."""
    return re.sub(r"([*?\[])", r"[\1]", str(path))


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _native(record: Mapping[str, Any]) -> dict[str, Any]:
    when = record["date_published"]
    count = record["comments_count"]
    return {
        **record,
        # What a page says may be more than any column holds.
        "comments_count": count if count is not None and count < 1 << 63 else None,
        "day": day(when),
        "published_at": instant(when),
    }


def _type(value: Mapping[str, Any], named: Mapping[str, Any]) -> str:
    """Return the type of what a part of the JSON Schema describes."""
    match value:
        case {"$ref": path}:
            return _type(named[path.rpartition("/")[2]], named)
        case {"anyOf": [first, *_]}:
            return _type(first, named)
        case {"properties": parts}:
            fields = (f"{_quoted(name)} {_type(part, named)}" for name, part in parts.items())
            return f"STRUCT({', '.join(fields)})"
        case {"items": items}:
            return f"{_type(items, named)}[]"
    kind = value.get("type", "string")  # else a constant, or one of some words
    return _SIMPLE[kind if isinstance(kind, str) else kind[0]]
