"""Every error of this project, in one tree.

::

    CrawlerError          something could not be done; its text is one line for the user
    ├── DefinitionError   a site definition, or an argument to one, is wrong
    ├── SourceError       what an archive announces could not be read
    ├── PageError         a page could not be read as an article
    │   ├── NoPage        it is a picture, a document, a feed: no page
    │   ├── OverBudget    its reading took more time or memory than a page may take
    │   └── ReadingDied   the process that read it died, and so did another
    ├── ProfileError      a text holds no profile that this version of Backfile reads with
    ├── RecordError       a fixture or a saved page could not be read
    │   └── RecordFault   something in a file of records is not as it should be
    │       ├── Truncated an end is missing
    │       ├── Corrupt   bytes, lengths or digests do not agree
    │       ├── Oversized it takes more room than a record may
    │       └── NoRecord  it is no record, or none of the web
    ├── AnswerError       an answer was given up before its end
    │   ├── TooLarge      it is larger than it may be, and will be when asked for again
    │   ├── TooLong       it came, and would have taken more time than it may
    │   └── TooSlow       it trickled; that may pass
    ├── WrongCertificate  a server showed a certificate that is not its own
    ├── RobotsUnreachable nobody could say what robots.txt forbids
    ├── LedgerError       the ledger could not be opened, read or written
    │   ├── NoLedger      there is none in the folder
    │   ├── NoRoom        less is free on its disk than must stay free
    │   ├── Unrecorded    what was received could not be written down, or is not on disk
    │   ├── OutputExists  a copy would take the place of a file
    │   ├── SiteBusy      another crawl of this site holds its lock
    │   └── CursorBusy    another export uses this cursor
    ├── Unknown           the ledger does not know what was asked about
    └── ExportError       an output could not be written

    Rejected              an article was read and is not kept: an outcome, not a failure
    ├── Invalid           no headline or no body was found
    └── OutsideWindow     published before *since* or after *until*

``Rejected`` is not Scrapy's ``DropItem``: the reading that an article came in with still has
addresses and counts to commit, so the pipelines note the rejection on it and pass it on.
"""


class CrawlerError(Exception):
    """Something could not be done; its text is one line that says what to do next."""


class DefinitionError(CrawlerError):
    """A site definition, or an argument given to one, is wrong."""


class SourceError(CrawlerError):
    """What an archive announces could not be read."""


class PageError(CrawlerError):
    """A page could not be read as an article."""


class NoPage(PageError):  # noqa: N818 - reads as what is wrong
    """What was received is a picture, a document, a feed: no page to read."""


class OverBudget(PageError):  # noqa: N818 - reads as what is wrong
    """The reading of a page took more time or memory than a page may take."""


class ReadingDied(PageError):  # noqa: N818 - reads as what is wrong
    """The process that read a page died for no known reason, and so did another."""


class ProfileError(CrawlerError):
    """A text holds no profile that this version of Backfile reads with."""


class RecordError(CrawlerError):
    """A fixture or a saved page could not be read."""


class RecordFault(RecordError):  # noqa: N818 - reads as what is wrong
    """Something in a file of records is not as it should be: *what*, in *file*, at *offset*.

    The offset is in bytes of the file as it lies on disk: where the record, or the compressed
    member that holds it, begins.
    """

    def __init__(self, file: str, offset: int, what: str) -> None:
        super().__init__(f"{file}, byte {offset}: {what}")
        self.file = file
        self.offset = offset
        self.what = what


class Truncated(RecordFault):
    """The end of a file, a record, or what a record holds, is missing."""


class Corrupt(RecordFault):
    """The bytes of a record, its lengths or its digests do not agree."""


class Oversized(RecordFault):
    """A record, or a part of one, takes more room than it may."""


class NoRecord(RecordFault):
    """There is no record, or one of no page of the web."""


class AnswerError(CrawlerError):
    """An answer was given up before its end; nothing of it is kept."""


class TooLarge(AnswerError):  # noqa: N818 - reads as what is wrong
    """An answer, or its head, is larger than it may be: asked for again, it will be."""


class TooLong(AnswerError):  # noqa: N818 - reads as what is wrong
    """An answer came, and had not come to its end in the time that it may take."""


class TooSlow(AnswerError, OSError):  # noqa: N818 - reads as what is wrong
    """An answer began to come, and then too little of it; that may pass."""


class WrongCertificate(CrawlerError):  # noqa: N818 - reads as what is wrong
    """A server showed a certificate that names somebody else, or nobody."""


class RobotsUnreachable(CrawlerError, OSError):  # noqa: N818 - reads as what is wrong
    """Nobody could say what robots.txt forbids, so nothing is asked for; that may pass."""


class LedgerError(CrawlerError):
    """The ledger could not be opened, read or written."""


class NoLedger(LedgerError):  # noqa: N818 - reads as what is wrong
    """There is no ledger in the folder."""


class Unrecorded(LedgerError):  # noqa: N818 - reads as what is wrong
    """What was received could not be written into a WARC file, or is not known to be on disk."""


class OutputExists(LedgerError):  # noqa: N818 - reads as what is wrong
    """A copy of the ledger would take the place of a file, which nobody asked for."""


class NoRoom(LedgerError):  # noqa: N818 - reads as what is wrong
    """Less is free on the ledger's disk than must stay free."""


class SiteBusy(LedgerError):  # noqa: N818 - reads as what is wrong
    """Another crawl of the same site holds its lock."""


class CursorBusy(LedgerError):  # noqa: N818 - reads as what is wrong
    """Another export uses the same cursor."""


class Unknown(CrawlerError):  # noqa: N818 - reads as what is wrong
    """The ledger does not know the address or article that was asked about."""


class ExportError(CrawlerError):
    """An output could not be written."""


class Rejected(Exception):  # noqa: N818 - an outcome, not an error
    """An article was read and is not kept; its text is the reason, one short clause."""


class Invalid(Rejected):
    """No headline or no body was found."""


class OutsideWindow(Rejected):
    """Published before *since* or after *until*."""
