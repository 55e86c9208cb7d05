"""What is told of readings when they are written."""

from types import SimpleNamespace

from crawler.items import Reading
from crawler.pipelines.commit import CommitPipeline

REASON = "robots.txt cannot be had: HTTP 503"


def spider():
    """A spider whose run keeps what it is given."""
    run = SimpleNamespace(
        asked=lambda reading: f"https://courier.example/{reading.address}/",
        commit=lambda reading: reading.outcome,
    )
    return SimpleNamespace(run=run, saved=None)


def told(caplog, *readings):
    pipeline = CommitPipeline(spider())
    for each in readings:
        pipeline.process_item(each)
    return [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]


def test_a_lost_page_is_told_with_its_address_and_reason(caplog):
    lost = Reading(address=1, state="failed", reason="HTTP 500")
    assert told(caplog, lost, lost) == ["Lost https://courier.example/1/: HTTP 500"] * 2


def test_why_a_server_is_put_off_is_told_once(caplog):
    off = [
        Reading(address=each, state="announced", reason=f"{REASON}, {each}", is_deferred=True)
        for each in (1, 2, 3)
    ]
    assert told(caplog, *off) == [f"Put off https://courier.example/1/: {REASON}, 1"]
