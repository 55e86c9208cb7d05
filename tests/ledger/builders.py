"""Small entries, articles and readings of a made-up site."""

from crawler.items import Article, Block, Entry, Reading
from crawler.ledger import Run

SITE = "courier"


def url(name: str) -> str:
    return f"https://courier.example/{name}/"


def entry(name: str, **details) -> Entry:
    return Entry(url(name), source="day archive", **details)


def article(name: str, text: str = "", **details) -> Article:
    return Article(
        site=SITE,
        id=f"id-{name}",
        url=url(name),
        headline=f"Headline of {name}" if not text else "A headline",
        blocks=(Block(0, "paragraph", text or f"Text of {name}."),),
        **details,
    )


def announce(run: Run, *entries: Entry) -> None:
    run.commit(Reading(entries=entries))


def read(run: Run, **details) -> str | None:
    """Lease the next address and commit an article for it; return its name, null: none is due."""
    lease = run.lease()
    if lease is None:
        return None
    name = lease.entry.url.rstrip("/").rsplit("/", 1)[-1]
    kept = article(name, **details)
    run.commit(Reading(address=lease.address, url=lease.entry.url, articles=(kept,)))
    return name


def begin_and_keep(begin, kept: Article) -> None:
    """Keep one reading of an article in a run of its own: a replay."""
    run = begin(again=True)
    announce(run, Entry(kept.url))
    run.commit(Reading(address=run.lease().address, url=kept.url, articles=(kept,)))
    run.close("complete")


def read_all(run: Run) -> list[str]:
    """Read what is due, listings as empty ones; return the names of all in their order."""
    names = []
    while lease := run.lease():
        name = lease.entry.url.rstrip("/").rsplit("/", 1)[-1]
        names.append(name)
        articles = (article(name),) if lease.entry.kind == "article" else ()
        run.commit(Reading(address=lease.address, url=lease.entry.url, articles=articles))
    return names


def kill(run: Run) -> None:
    """Leave *run* as a killed process does: nothing more is written, the lock is free."""
    run._connection.close()
    run._lock.release()
