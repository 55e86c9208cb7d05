import pytest

from crawler.errors import CursorBusy, DefinitionError, NoLedger
from crawler.ledger import Cursor, Ledger, Pending
from tests.ledger.builders import announce, entry, read_all

ASKED = {"site": None, "since": None, "until": None, "format": "jsonl", "shape": "native"}


@pytest.fixture
def kept(begin, folder):
    """Keep two articles."""
    run = begin()
    announce(run, entry("a"), entry("b"))
    read_all(run)
    run.close("complete")
    return folder


def ids(folder, after):
    with Ledger(folder) as ledger:
        return [record["id"] for record in ledger.records(after=after)], ledger.last_change()


def test_a_new_cursor_stands_before_every_change(kept):
    with Cursor(kept, "mine", ASKED) as cursor:
        assert (cursor.changed, cursor.pending) == (0, None)
        assert ids(kept, cursor.changed) == (["id-a", "id-b"], 2)


def test_a_cursor_that_moved_is_there_again_and_no_other_moved(kept):
    with Cursor(kept, "mine", ASKED) as cursor:
        cursor.move(2)
    with Cursor(kept, "mine", ASKED) as cursor:
        assert cursor.changed == 2
    assert ids(kept, 2) == ([], 2)
    with Cursor(kept, "yours", ASKED) as cursor:
        assert cursor.changed == 0


def test_what_comes_after_is_what_is_new(kept, begin):
    run = begin()
    announce(run, entry("c"))
    read_all(run)
    run.close("complete")
    assert ids(kept, 2) == (["id-c"], 3)


def test_a_pending_export_is_known_until_the_cursor_moves(kept):
    pending = Pending(2, "/x/a.jsonl", {"sha256": "0f", "forgotten": []})
    with Cursor(kept, "mine", ASKED) as cursor:
        cursor.note(pending)
    with Cursor(kept, "mine", ASKED) as cursor:
        assert (cursor.changed, cursor.pending) == (0, pending)
        cursor.move(2)
    with Cursor(kept, "mine", ASKED) as cursor:
        assert cursor.pending is None


def test_a_cursor_belongs_to_what_it_was_asked_for(kept):
    with Cursor(kept, "mine", ASKED) as cursor:
        cursor.move(1)
    with (
        pytest.raises(DefinitionError, match=r"is for .*site any.*, not for .*site courier"),
        Cursor(kept, "mine", ASKED | {"site": "courier"}),
    ):
        pass


def test_a_cursor_has_one_owner_at_a_time(kept):
    with Cursor(kept, "mine", ASKED):
        with pytest.raises(CursorBusy, match="another export uses the cursor mine"):
            Cursor(kept, "mine", ASKED).__enter__()
        with Cursor(kept, "yours", ASKED):
            pass
    with Cursor(kept, "mine", ASKED):
        pass


def test_a_site_and_a_cursor_of_one_name_do_not_meet(kept, begin):
    begin("mine")
    with Cursor(kept, "mine", ASKED):
        pass


def test_without_a_ledger_there_is_no_cursor(tmp_path):
    with pytest.raises(NoLedger):
        Cursor(tmp_path / "none", "mine", ASKED).__enter__()
    assert not list(tmp_path.iterdir())


def test_what_was_forgotten_is_told_by_site_and_since_when(kept, begin):
    run = begin()
    for change, (article, site) in enumerate((("x", "courier"), ("y", "other")), start=3):
        run._connection.execute(
            "INSERT INTO forgotten VALUES (?, ?, '2018-07-20T00:00:00Z', ?)",
            (article, site, change),
        )
    with Ledger(kept) as ledger:
        assert ledger.forgotten(after=2) == ["x", "y"]
        assert ledger.forgotten(after=3) == ["y"]
        assert ledger.forgotten(site="courier", after=0) == ["x"]
