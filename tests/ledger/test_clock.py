from datetime import UTC, datetime, timedelta

from crawler.ledger import clock


def test_a_clock_that_is_set_changes_no_waiting(monkeypatch):
    class Wall(datetime):
        ahead = timedelta()

        @classmethod
        def now(cls, zone):
            return datetime(2026, 3, 29, 1, 59, tzinfo=UTC) + cls.ahead

    monkeypatch.setattr(clock, "datetime", Wall)
    now = clock.steady()
    begun = now()
    for hours in (1, -1):
        Wall.ahead = timedelta(hours=hours)
        assert timedelta() <= now() - begun < timedelta(minutes=1)
