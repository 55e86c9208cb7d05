"""Which of the announced addresses a site definition asks for."""

import re
from collections.abc import Iterable

from crawler.errors import DefinitionError


def check(*patterns: str | None) -> None:
    """Raise DefinitionError for a text that is no regular expression."""
    for pattern in patterns:
        try:
            re.compile(pattern or "")
        except re.error as error:
            raise DefinitionError(f"{pattern!r} is no regular expression: {error}") from error


def is_wanted(url: str, only: str | None, without: Iterable[str]) -> bool:
    """Tell whether *only* is found in *url*, if there is one, and none of *without* is."""
    if only is not None and not re.search(only, url):
        return False
    return not any(re.search(each, url) for each in without)
