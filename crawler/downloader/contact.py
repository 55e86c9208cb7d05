"""Who asks: how the operator of a public site reaches the person behind a crawl."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from scrapy.settings import SETTINGS_PRIORITIES, Settings

from crawler import __version__
from crawler.downloader.networks import is_local
from crawler.errors import DefinitionError

FILE = (".config", "backfile", "contact")
"""Where a contact is kept for all crawls, in the user's home: a file of one line."""

LARGEST = 200
"""Characters of a contact."""

_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)
_PAGE = re.compile(r"https?://[!#-'*-;=?-\[\]_a-z~A-Z]+", re.ASCII)
_REACHED = re.compile(r"[^\s@]@[^\s@]|https?://", re.ASCII)
_RESERVED = re.compile(r"(?:.+\.)?(?:example|invalid|test|localhost)")

_YOURS = re.compile(
    r"(?:.+\.)?your[.-]?(?:domain|site|host|company|organi[sz]ation|name|e?mail|(?:news)?paper)"
    r"(?:\.[a-z]+){0,2}"
)
"""Hosts that stand for the reader's own in a guide, as in ours."""


def checked(text: str | None) -> str | None:
    """Return the contact that *text* is; null when it is empty. Raises DefinitionError."""
    contact = (text or "").strip(" ")
    if not contact:
        return None
    is_page = _PAGE.fullmatch(contact) and _host(contact)
    if len(contact) > LARGEST or not (is_page or _MAIL.fullmatch(contact)):
        shown = contact if contact.isprintable() and len(contact) <= LARGEST else "what is given"
        raise DefinitionError(
            f"CONTACT: {shown} is neither an e-mail address nor one of the web: write"
            " you@your.domain or https://your.domain/crawler, with your own domain"
        )
    return contact


def home_file(parts: Sequence[str]) -> Path | None:
    """Return the path of a file in the user's home; null for a user who has none."""
    try:
        return Path.home().joinpath(*parts)
    except RuntimeError:  # neither HOME nor an entry among the users, as in a container
        return None


def kept() -> str | None:
    """Return the contact that the user's home has, null without one. Raises DefinitionError."""
    path = home_file(FILE)
    try:
        text = path.read_text(encoding="utf-8") if path is not None else ""
    except (FileNotFoundError, NotADirectoryError):  # a service's home may be /dev/null
        return None
    except (OSError, ValueError) as error:
        raise DefinitionError(f"cannot read {path}: {error}") from error
    return checked(text.removesuffix("\n").removesuffix("\r"))


def public(hosts: Iterable[str]) -> list[str]:
    """Return those *hosts*, names or addresses without ports, that are somebody's on the web."""
    return sorted({host for host in hosts if _is_public(host)})


def _is_public(host: str) -> bool:
    name = host.lower().strip("[]").removesuffix(".")
    try:
        return bool(name) and not is_local(name) and not _RESERVED.fullmatch(name)
    except ValueError:  # nothing that is ever asked
        return False


def tells(agent: str) -> bool:
    """Tell whether a user agent says itself how to reach who asks."""
    return bool(_REACHED.search(agent))


TYPED = "-s CONTACT=you@your.domain"
"""How a contact is typed."""


def introduce(settings: Settings, hosts: Iterable[str], how: str = TYPED) -> None:
    """Have the requests of a crawl say who asks, by ``CONTACT`` of its *settings*.

    *how* is what a user is told to write where none is given.

    It goes into the user agent that was not typed; an e-mail address into ``From`` (RFC 9110,
    section 10.1.2), too. Raises DefinitionError for a contact that is none, and when one of *hosts*
    is public and nothing tells, or nothing but what stands for a contact in a guide. What the
    user's home keeps counts where it can be read; that it cannot matters for a public host alone.
    """
    asked = public(hosts)
    contact = checked(settings["CONTACT"]) or _kept(is_needed=bool(asked))
    agent = str(settings["USER_AGENT"])
    if any(not each.isprintable() for each in agent):
        raise DefinitionError("USER_AGENT: it is no text of one line")
    if contact is None:
        if asked and not (_is_typed(settings) and tells(agent)):
            raise DefinitionError(
                f"{asked[0]} is a public site, and its operator must be able to reach you: write"
                f" {how}, or the address of a page, or keep it in ~/{'/'.join(FILE)}"
            )
        return
    _check_reach(contact, asked, how)
    settings.set("CONTACT", contact, priority="project")  # whoever looks finds what counts
    if not _is_typed(settings):
        settings.set("USER_AGENT", f"Backfile/{__version__} (+{contact})", priority="project")
    if "@" in contact and _MAIL.fullmatch(contact):
        headers = settings.getdict("DEFAULT_REQUEST_HEADERS")
        settings.set("DEFAULT_REQUEST_HEADERS", {**headers, "From": contact}, priority="project")
    if not settings["RECORDS_OPERATOR"]:
        settings.set("RECORDS_OPERATOR", contact, priority="project")


def _check_reach(contact: str, asked: Sequence[str], how: str) -> None:
    """Raise DefinitionError for a contact out of a guide, if there are public hosts *asked*."""
    named = _host(contact) if _PAGE.fullmatch(contact) else contact.rpartition("@")[2]
    if asked and _YOURS.fullmatch((named or "").lower()):
        raise DefinitionError(
            f"CONTACT: {contact} stands for your own address and reaches nobody, and {asked[0]} is"
            f" a public site: write {how} with your own, or keep it in ~/{'/'.join(FILE)}"
        )


def _kept(*, is_needed: bool) -> str | None:
    """Return what the user's home keeps; null, too, for what is of no use and not *is_needed*."""
    try:
        return kept()
    except DefinitionError:
        if is_needed:
            raise
        return None


def _is_typed(settings: Settings) -> bool:
    return (settings.getpriority("USER_AGENT") or 0) >= SETTINGS_PRIORITIES["cmdline"]


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
