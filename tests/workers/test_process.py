"""What a worker process does before its first page."""

from crawler.pages.classifier import classifier
from crawler.workers import process


def test_the_weights_are_loaded_before_the_first_page(monkeypatch):
    monkeypatch.setattr(process.signal, "signal", lambda *_: None)
    classifier.cache_clear()
    process.begin()
    assert classifier.cache_info().currsize == 1
