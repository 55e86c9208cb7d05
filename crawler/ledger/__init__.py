"""Every address, article, count and run: the truth that all output is derived from.

The only room that speaks SQL. :class:`Run` is what a crawl or replay of one site works with;
:class:`Ledger` is what exports and reports read.
"""

from crawler.ledger.backup import back_up
from crawler.ledger.coverage import DayCoverage
from crawler.ledger.cursors import Cursor, Pending
from crawler.ledger.dossier import Address, Dossier, Request
from crawler.ledger.editions import Edition, Refused, Renewed, Text
from crawler.ledger.evidence import Evidence
from crawler.ledger.finding import Found
from crawler.ledger.forgetting import Forgotten, forget
from crawler.ledger.frontier import EXCLUDED, FORGOTTEN, OUTSIDE, UNASKED
from crawler.ledger.gaps import Gap
from crawler.ledger.health import Finding, examine, mend, summary
from crawler.ledger.known import Story
from crawler.ledger.leases import PER_HOST, Lease
from crawler.ledger.ledger import Ledger
from crawler.ledger.looks import Looks
from crawler.ledger.run import Outcome, Run
from crawler.ledger.schedule import Plans
from crawler.ledger.space import Floor
from crawler.ledger.spaces import Left
from crawler.ledger.timeline import Version
from crawler.ledger.totals import Change
from crawler.ledger.whole import Whole

__all__ = [
    "EXCLUDED",
    "FORGOTTEN",
    "OUTSIDE",
    "PER_HOST",
    "UNASKED",
    "Address",
    "Change",
    "Cursor",
    "DayCoverage",
    "Dossier",
    "Edition",
    "Evidence",
    "Finding",
    "Floor",
    "Forgotten",
    "Found",
    "Gap",
    "Lease",
    "Ledger",
    "Left",
    "Looks",
    "Outcome",
    "Pending",
    "Plans",
    "Refused",
    "Renewed",
    "Request",
    "Run",
    "Story",
    "Text",
    "Version",
    "Whole",
    "back_up",
    "examine",
    "forget",
    "mend",
    "summary",
]
