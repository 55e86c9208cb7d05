"""The encoding that a page's own markup names, found as browsers do.

The rules are the WHATWG HTML standard's, section 13.2.3.2, "Prescan a byte stream to determine its
encoding".
"""

import re
from collections.abc import Iterator

HEAD = 65_536
"""Bytes that are looked at: the standard asks for 1,024 at least, and some pages have scripts of
many more before their first ``meta`` element."""

_TOKEN = re.compile(
    rb"<(?:(?P<comment>!--)|(?P<meta>meta)(?=[\t\n\f\r /])|(?P<tag>/?[a-z][^\t\n\f\r />]*)|[!/?])",
    re.IGNORECASE,
)
_BLANK = rb"[\t\n\f\r /]*"
_ATTRIBUTE = re.compile(
    _BLANK
    + rb"(?P<name>[^>\t\n\f\r /][^=>\t\n\f\r /]*)"
    + rb"(?:[\t\n\f\r ]*=[\t\n\f\r ]*"
    + rb"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^"'>\t\n\f\r ][^>\t\n\f\r ]*)|))?"""
)
_QUOTE = re.compile(rb"[\"']")
_CHARSET = re.compile(
    rb"""charset[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|([^"'\t\n\f\r ;][^\t\n\f\r ;]*))""",
    re.IGNORECASE,
)
_DECLARATION = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"'>]{1,40})["']""")


def prescan(body: bytes) -> Iterator[str]:
    """Yield the labels of encodings that ``meta`` elements, and then an XML declaration, name.

    The first that is the label of an encoding holds. A tag that has no end names nothing.
    """
    head = body[:HEAD]
    place = 0
    while token := _TOKEN.search(head, place):
        place = token.end()
        if token["comment"] is not None:
            end = head.find(b"-->", place - 2)  # <!--> is one, too
            if end < 0:
                break
            place = end + 3
        elif token["tag"] is not None or token["meta"] is not None:
            attributes, place = _attributes(head, place)
            if place < 0:
                break
            label = _declared(attributes) if token["meta"] is not None else None
            if label:
                yield label
        else:
            place = head.find(b">", place) + 1 or len(head)
    declaration = _DECLARATION.match(head)
    label = _text(declaration[1]) if declaration else None
    if label:
        yield label


def charset_in(content_type: str | None) -> str | None:
    """Return the encoding's label that a content type names; null when it names none."""
    found = _CHARSET.search((content_type or "").encode("ascii", "replace"))
    return _named(found) if found else None


def _attributes(head: bytes, place: int) -> tuple[dict[bytes, bytes], int]:
    """Return the attributes of the tag whose name ends at *place*, and where the tag ends.

    That is -1 for one that does not.
    A value that has a quote but does not begin with it is none: a quote is missing before.
    """
    found: dict[bytes, bytes] = {}
    while attribute := _ATTRIBUTE.match(head, place):
        place = attribute.end()
        values = (attribute[name] for name in ("double", "single", "bare"))
        value = next((each for each in values if each is not None), b"")
        is_torn = attribute["bare"] is not None and _QUOTE.search(value)
        found.setdefault(attribute["name"].lower(), b"" if is_torn else value)
    return found, head.find(b">", place)


def _declared(attributes: dict[bytes, bytes]) -> str | None:
    """Return the label that a ``meta`` element with these *attributes* gives."""
    if b"charset" in attributes:
        return _text(attributes[b"charset"])
    if attributes.get(b"http-equiv", b"").lower() != b"content-type":
        return None
    charset = _CHARSET.search(attributes.get(b"content", b""))
    return _named(charset) if charset else None


def _named(charset: re.Match[bytes]) -> str | None:
    return _text(next(each for each in charset.groups() if each is not None))


def _text(label: bytes) -> str | None:
    return label.decode("ascii", "replace").strip("\t\n\f\r ") or None
