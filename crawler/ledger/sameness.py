"""Whether two readings show one text of an article, cleaned otherwise."""

from collections.abc import Mapping
from typing import Any


def is_cleaned_otherwise(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Tell whether all that one record keeps and the other does not was taken out of that one.

    Then the page says what it said, and only the reader has learnt: with a site's profile, or in a
    later version, it takes out other lines. Both are article records.
    """
    return (
        old["headline"] == new["headline"]
        and _kept(old) - _kept(new) <= _removed(new)
        and _kept(new) - _kept(old) <= _removed(old)
    )


def _kept(record: Mapping[str, Any]) -> set[str]:
    return {block["text"] for block in record["blocks"] if block["type"] != "caption"}


def _removed(record: Mapping[str, Any]) -> set[str]:
    return {block["text"] for block in record["cleaning"]["removed"]}
