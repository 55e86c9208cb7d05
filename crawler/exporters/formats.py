"""Which format a name tells, which shapes it has, and how a record is written in each."""

import os
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from crawler.errors import ExportError
from crawler.exporters import (
    cc_news,
    csv,
    jsonl,
    markdown,
    news_please,
    parquet,
    schema_org,
    text,
)
from crawler.exporters.compression import COMPRESSIONS
from crawler.exporters.output import STDOUT
from crawler.exporters.schema import schema

Record = Mapping[str, Any]


class Format(NamedTuple):
    """How records become the bytes of a file."""

    line: Callable[[Record], bytes]
    """One record's bytes."""
    head: bytes = b""
    """What the file begins with."""
    between: bytes = b""
    """What stands between two records."""


class Plan(NamedTuple):
    """How an output is written."""

    format: str
    """Name of the format, a key of :data:`FORMATS`."""
    shape: str
    """Name of the shape."""
    folder: bool
    """Whether the output is a folder."""


def _shaped(article: Callable[[Record], Mapping[str, Any]]) -> Format:
    return Format(lambda record: jsonl.line(article(record)))


def _cc_news_row(record: Record) -> bytes:
    return csv.row(map(csv.safe, cc_news.article(record).values()))


FILES: Mapping[str, Mapping[str, Format]] = {
    "jsonl": {
        "native": Format(jsonl.line),
        "schema.org": _shaped(schema_org.article),
        "cc_news": _shaped(cc_news.article),
        "news-please": _shaped(news_please.article),
    },
    "csv": {
        "native": Format(csv.line, csv.head()),
        "cc_news": Format(_cc_news_row, csv.row(cc_news.COLUMNS)),
    },
    "md": {"markdown": Format(markdown.document, between=markdown.BETWEEN)},
    "txt": {"text": Format(text.document, between=text.BETWEEN)},
}
"""The formats by name, which is also the suffix of their files, and of each its shapes; the first
is what the name alone means."""

FORMATS: Mapping[str, tuple[str, ...]] = {
    **{name: tuple(shapes) for name, shapes in FILES.items()},
    "parquet": ("native", "cc_news"),
}
"""Every format, and the shapes that it can hold."""

SHAPES = tuple(dict.fromkeys(shape for shapes in FORMATS.values() for shape in shapes))
"""Every shape."""

DOCUMENTS = {"markdown": "md", "text": "txt"}
"""The shapes that can be a folder with a file for each article, and the suffix of these files."""


@cache
def table(shape: str) -> parquet.Table:
    """Return the Parquet table of *shape*."""
    if shape == "native":
        return parquet.native(schema())
    return parquet.texts(cc_news.COLUMNS, cc_news.article)


def plan(path: str, format: str | None = None, shape: str | None = None) -> Plan:  # noqa: A002 - its name for users
    """Return how the output *path* is written, as its name, *format* and *shape* say.

    Raises ExportError if they do not tell, or do not go together.
    """
    if shape is not None and shape not in SHAPES:
        raise ExportError(f"unknown shape {shape!r}: choose one of {', '.join(SHAPES)}")
    if format is None and _is_folder(path):
        if shape not in DOCUMENTS:
            raise ExportError(
                f"{path} is a folder: choose --shape {' or '.join(DOCUMENTS)} for a file an article"
                f" in it, or name it *.parquet"
            )
        return Plan(DOCUMENTS[shape], shape, folder=True)
    kind = format or (_format_to(shape) if path == STDOUT else format_of(path))
    if kind not in FORMATS:
        raise ExportError(f"unknown format {kind!r}: choose one of {', '.join(FORMATS)}")
    chosen = shape or FORMATS[kind][0]
    if chosen not in FORMATS[kind]:
        fitting = [f"*.{name}" for name, shapes in FORMATS.items() if chosen in shapes]
        raise ExportError(
            f"the shape {chosen} cannot be {kind}: name the output {' or '.join(fitting)}"
        )
    if kind == "parquet" and path == STDOUT:
        raise ExportError("Parquet is a folder: name it *.parquet, not -")
    return Plan(kind, chosen, folder=kind == "parquet")


def format_of(path: str) -> str:
    """Return the name of the format that the name of *path* tells; standard output is JSON Lines.

    Raises ExportError if it tells none.
    """
    if path == STDOUT:
        return "jsonl"
    file = Path(path.lower())
    packed = file.suffix in COMPRESSIONS
    kind = (file.with_suffix("") if packed else file).suffix[1:]
    if kind == "parquet" and packed:
        raise ExportError(f"cannot write {path}: Parquet is packed already, name it *.parquet")
    if kind not in FORMATS:
        *names, last = (f"*.{name}" for name in FORMATS)
        ends = " or ".join(COMPRESSIONS)
        raise ExportError(
            f"unknown format of {path!r}: name it {', '.join(names)} or {last}, all but Parquet"
            f" with {ends} after or not"
        )
    return kind


def _format_to(shape: str | None) -> str:
    """Return the format of standard output in *shape*."""
    return DOCUMENTS.get(shape or "", "jsonl")


def _is_folder(path: str) -> bool:
    """Tell whether *path* is meant for a folder with a file for each article."""
    if path == STDOUT or Path(path.lower()).suffix == ".parquet":
        return False
    return path.endswith(os.sep) or (path != "" and Path(path).is_dir())
