"""Feeds without the texts of their articles, which are most of them and are not needed."""

import re

_MARK = re.compile(
    r"<!\[CDATA\[|<!--"
    r"|<((?:[A-Za-z][\w.-]*:)?(?:description|summary|encoded|content|body))(?:\s[^<>]{0,2000})?(?<!/)>",
    re.IGNORECASE,
)
"""What is looked for: quoted text, which is passed over; comments and texts, which are left out."""

_QUOTED = re.compile(r"\s*<!\[CDATA\[")


def trimmed(text: str) -> str:
    """Return a feed without comments, descriptions and contents; what does not end stays."""
    parts: list[str] = []
    at = start = 0
    while found := _MARK.search(text, at):
        if found[0] == "<![CDATA[":
            at = _behind(text, "]]>", found.end())
            if at < 0:
                break
            continue
        end = _behind(text, "-->", found.end()) if found[0] == "<!--" else _end(text, found)
        if end < 0:
            break
        parts.append(text[start : found.start()])
        at = start = end
    return "".join([*parts, text[start:]])


def _end(text: str, opening: re.Match[str]) -> int:
    """Return where the element that begins with *opening* ends; less than 0: nowhere."""
    at = opening.end()
    while quoted := _QUOTED.match(text, at):
        at = _behind(text, "]]>", quoted.end())
        if at < 0:
            return at
    return _behind(text, f"</{opening[1]}>", at)


def _behind(text: str, mark: str, start: int) -> int:
    """Return the place behind the next *mark*; less than 0: there is none."""
    found = text.find(mark, start)
    return found + len(mark) if found >= 0 else -1
