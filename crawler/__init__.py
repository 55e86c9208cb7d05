"""Backfile: takes a news site's whole back file and keeps it complete, clean and provable."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.pages import Profile
    from crawler.reader import extract, extract_many, learn

__all__ = ["Profile", "__version__", "extract", "extract_many", "learn"]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Import what is asked for: the command line starts without the reader."""
    if name == "Profile":
        from crawler.pages import Profile  # noqa: PLC0415 - it imports this package's version

        return Profile
    if name in __all__:
        from crawler import reader  # noqa: PLC0415 - it imports this package's version

        return getattr(reader, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
