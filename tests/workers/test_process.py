"""What a worker process does before its first page and around each."""

import signal

from crawler.items import Page, Publisher
from crawler.pages.classifier import classifier
from crawler.workers import Budget, process
from crawler.workers.budget import OUT_OF_MEMORY


def test_the_weights_are_loaded_before_the_first_page(monkeypatch):
    monkeypatch.setattr(process.signal, "signal", lambda *_: None)
    classifier.cache_clear()
    process.begin()
    assert classifier.cache_info().currsize == 1


class Alarmed:
    """A definition that gives what can end the process while a page is read."""

    def load(self):
        return ()

    def read(self, page, layouts, publisher):
        return signal.getsignal(OUT_OF_MEMORY), signal.getitimer(signal.ITIMER_REAL)[0] > 0


def test_limits_are_deadly_while_a_page_is_read_and_never_after(monkeypatch):
    monkeypatch.setattr(process, "_layouts", {})
    monkeypatch.setattr(process, "_definitions", {3: Alarmed()})
    monkeypatch.setattr(process, "pack", lambda read: read)
    before = signal.getsignal(OUT_OF_MEMORY)
    try:
        met, _, _ = process.read(3, Page(""), Publisher("The Courier", None), Budget(60))
        assert met == (signal.SIG_DFL, True)
        assert signal.getsignal(OUT_OF_MEMORY) is signal.SIG_IGN
        assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    finally:
        signal.signal(OUT_OF_MEMORY, before)
