"""Which addresses of a site are asked for, by patterns that a person gives."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Self
from urllib.parse import unquote

from crawler.errors import DefinitionError

Found = Callable[[str], object]
"""Finds a pattern in a text; null when it is not there."""

_PLACE = re.compile(r"^[^/?#]*//[^/?#]*")
_CAPTURED = re.compile(r"(?<=/)https?://")


@dataclass(frozen=True, slots=True)
class Patterns:
    """Regular expressions that are looked for in path and query, as written and unquoted.

    They are true when there are any.
    """

    include: tuple[Found, ...] = ()
    """An article's address must have one of these; none: it need not."""
    exclude: tuple[Found, ...] = ()
    """No address may have one of these."""

    @classmethod
    def of(cls, include: Sequence[str], exclude: Sequence[str]) -> Self:
        """Return the patterns of these texts. Raises DefinitionError for one that is none."""
        return cls(_compiled("include", include), _compiled("exclude", exclude))

    def __bool__(self) -> bool:
        return bool(self.include or self.exclude)

    def admits(self, url: str, kind: Literal["listing", "article"]) -> bool:
        """Tell whether *url* is to be asked for: listings need not be included, only articles."""
        if not self:
            return True
        texts = set(_texts(url))
        if any(found(text) for found in self.exclude for text in texts):
            return False
        wanted = self.include if kind == "article" else ()
        return not wanted or any(found(text) for found in wanted for text in texts)


def _texts(url: str) -> Iterator[str]:
    """Yield what patterns are looked for in; of a capture, in what was captured, too."""
    captured = _CAPTURED.search(url.partition("?")[0])
    for address in (url, url[captured.start() :] if captured else url):
        path = _PLACE.sub("", address).partition("#")[0] or "/"
        yield path
        yield unquote(path)


def _compiled(name: str, texts: Sequence[str]) -> tuple[Found, ...]:
    if isinstance(texts, str):
        raise DefinitionError(f"{name} = {texts!r} is one text: write {name} = ({texts!r},)")
    return tuple(_found(name, text) for text in texts)


def _found(name: str, text: object) -> Found:
    if not isinstance(text, str) or not text:
        raise DefinitionError(f"{name} has {text!r}, which is no pattern: write a text")
    try:
        return re.compile(text).search
    except (re.error, RecursionError, OverflowError) as error:
        raise DefinitionError(
            f"{name} has {text!r}, which is no regular expression: {error}"
        ) from error
