"""What a site may be called: its name becomes that of files and folders, and stands in lines."""

from urllib.parse import quote

LONGEST = 200
"""Bytes of a name as it stands in the name of a file, which has 255 at most and says more."""


def is_site_name(name: str) -> bool:
    """Tell whether a site may be called *name*: printable, not too long, and not dots alone."""
    return name.isprintable() and bool(name.strip(". ")) and len(quote(name, safe="")) <= LONGEST
