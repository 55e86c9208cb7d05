"""Records to one file or folder, in the format and the shape that its name says."""

from collections.abc import Iterable

from crawler.exporters import naming, parquet
from crawler.exporters.folder import folder, target_folder
from crawler.exporters.formats import FILES, Plan, Record, plan, table
from crawler.exporters.manifest import Label, Manifest
from crawler.exporters.output import STDOUT, Ready, output, target


def export(
    records: Iterable[Record],
    path: str,
    format: str | None = None,  # noqa: A002 - what users of the function know it by
    *,
    shape: str | None = None,
) -> Manifest:
    """Write *records* to *path* and return what is in it; ``-`` is standard output.

    The format is told by the name (``.jsonl``, ``.csv``, ``.md``, ``.txt``, ``.parquet``) unless
    *format* names it; ``.gz`` or ``.zst`` after that compresses. A path that ends with ``/``, or is
    a folder, gets a file for each article (shapes ``markdown`` and ``text``). Raises ExportError if
    format or shape is unknown, or the output cannot be written: then what stood there before stays.
    """
    chosen = plan(path, format, shape)
    return write(records, path, chosen, Label(chosen.format, chosen.shape))


def write(
    records: Iterable[Record], path: str, chosen: Plan, label: Label, ready: Ready | None = None
) -> Manifest:
    """Write *records* to *path* as *chosen*; *ready* is called before the output gets its name.

    Standard output is there when it is written, and *ready* is not called. Raises ExportError.
    """
    if chosen.format == "parquet":
        parquet.check()
        with folder(path, label, ready) as files:
            parquet.write(records, files, table(chosen.shape))
        return files.manifest
    form = FILES[chosen.format][chosen.shape]
    if chosen.folder:
        with folder(path, label, ready) as files:
            for record in records:
                files.write_record(naming.document(record, chosen.format), form.line(record))
        return files.manifest
    with output(path, label, ready) as out:
        out.write(form.head)
        for number, record in enumerate(records):
            if number:
                out.write(form.between)
            out.write_record(form.line(record))
    return out.manifest


def check(path: str, format: str | None = None, shape: str | None = None) -> Plan:  # noqa: A002 - as in export
    """Return how *path* would be written.

    Raises ExportError, before any work is done, if it is no output's name.
    """
    chosen = plan(path, format, shape)
    if chosen.format == "parquet":
        parquet.check()
    if chosen.folder:
        target_folder(path)
    elif path != STDOUT:
        target(path)
    return chosen
