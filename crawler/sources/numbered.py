"""Addresses with a number in them: the pages of a list that no link leads through."""

import re
from typing import NamedTuple


class Numbered(NamedTuple):
    """The addresses that differ in one number, which stands in them once or several times."""

    pattern: str
    """The address with the name of the number in braces: ``…/news/page/{page}/``."""
    name: str = "page"
    """That name."""

    def at(self, number: int) -> str:
        """Return the address with this *number*."""
        return self.pattern.replace(f"{{{self.name}}}", str(number))

    def number(self, url: str) -> int | None:
        """Return the number in *url*; null when it is none of these addresses."""
        parts = map(re.escape, self.pattern.split(f"{{{self.name}}}"))
        first, *others = parts
        if not others:
            return None
        shape = rf"{first}(\d{{1,9}})" + r"\1".join(others)
        found = re.fullmatch(shape, url)
        return int(found[1]) if found else None
