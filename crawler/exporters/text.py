r"""Plain text: a document of seven or more lines for each record.

The first five lines are headline, time of publication, authors (joined by "; "), address and id,
each empty when it is unknown; the sixth is empty; the body follows. In one file the documents are
parted by a line that holds a form feed only, and no document holds one: ``split("\f\n")`` gives
them back.
"""

from collections.abc import Mapping
from typing import Any

from crawler.exporters.characters import folded, plain

BETWEEN = b"\f\n"
"""What parts two documents of one file."""


def document(record: Mapping[str, Any]) -> bytes:
    """Return *record* as a document, which ends with a line end."""
    head = (
        record["headline"],
        record["date_published"] or "",
        "; ".join(author["name"] for author in record["authors"]),
        record["url"] or "",
        record["id"],
    )
    lines = [*map(folded, head), "", plain(record["article_body"]).strip("\n")]
    return ("\n".join(lines) + "\n").encode()
