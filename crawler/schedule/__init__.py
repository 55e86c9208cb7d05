"""Crawls that are run again and again: what a user plans, and what of it is due at a moment.

Nothing here looks at a clock or at the ledger: the moment and the last round are given.
"""

from crawler.schedule.file import Schedule, read
from crawler.schedule.plan import Plan
from crawler.schedule.quiet import Quiet
from crawler.schedule.round import Round

__all__ = ["Plan", "Quiet", "Round", "Schedule", "read"]
