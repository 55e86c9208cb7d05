"""A layout that does what a page's headline says: what a worker must survive."""

import os
import re
import signal
import sys
import time

from crawler.pages import ArticlePage

MB = 1024 * 1024


class HostilePage(ArticlePage):
    """Obeys the last word of the headline."""

    def read_headline(self):
        headline = super().read_headline()
        deed = DEEDS.get(headline.rpartition(" ")[2])
        if deed is not None:
            deed()
        return headline


class StubbornError(Exception):
    """An error that cannot be unpickled."""

    def __init__(self, one, other):
        super().__init__(one)


def sleeps():
    time.sleep(60)


def naps():
    time.sleep(0.4)


def loops():
    re.match(r"(a+)+$", "a" * 64 + "b")  # in C: Python has no say until it is through


def swells():
    held = [bytearray(os.urandom(1)) * (10 * MB) for _ in range(60)]
    time.sleep(60)
    del held


def bursts():
    held = bytearray(b"x") * (300 * MB)
    del held


def grows():
    kept.append(bytearray(b"x") * (150 * MB))


def dies():
    os.kill(os.getpid(), signal.SIGKILL)


def leaves():
    os._exit(0)


def exits():
    sys.exit(3)


def raises():
    raise ZeroDivisionError("the page says so")


def balks():
    raise StubbornError("not to be", "unpickled")


kept = []
DEEDS = {
    deed.__name__: deed
    for deed in (sleeps, naps, loops, swells, bursts, grows, dies, leaves, exits, raises, balks)
}
