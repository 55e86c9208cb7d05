"""Articles to export: one with every field filled, one with what an export needs at least."""

from datetime import date

import pytest

from crawler.items import (
    Announcement,
    Article,
    Author,
    Block,
    Cleaning,
    DateEvidence,
    Image,
    LiveUpdate,
    Provenance,
    Publisher,
    RemovedBlock,
    Version,
)

DIGEST = "sha256:" + "0f" * 32


@pytest.fixture
def minimal() -> Article:
    return Article(
        site="gazette",
        id="gazette-1",
        headline="Lighthouse reopens",
        blocks=(Block(3, "paragraph", "The lamp was lit at dusk."),),
    )


@pytest.fixture
def full() -> Article:
    return Article(
        site="gazette",
        id="gazette-2",
        url="https://gazette.example/2018/07/20/harbour/",
        canonical_url="https://gazette.example/harbour/",
        aliases=("https://gazette.example/?p=7", "https://www.gazette.example/harbour"),
        publisher=Publisher("The Gazette", "gazette.example"),
        headline="Harbour bridge opens",
        alternative_headline="Transport",
        description="Three years late, and under budget.",
        date_published="2018-07-20T13:25:00+03:00",
        date_modified="2018-07-21",
        date_published_raw="20 July 2018 13:25",
        date_modified_raw="21/07/2018",
        date_evidence=(
            DateEvidence(
                value="2018-07-20T13:25:00+03:00",
                source="date line",
                precision="minute",
                tz="Europe/Istanbul",
                tz_source="site",
                score=0.9,
                raw="20 July 2018 13:25",
                block=2,
            ),
            DateEvidence(
                value="2018-07-20",
                source="header bar",
                calendar="hijri",
                precision="day",
                rejected="page chrome: the day of the fetch",
            ),
        ),
        dateline="PORT ELM, 20 July (Wire)",
        authors=(
            Author("Ada Bell", "https://gazette.example/author/bell", "By Ada Bell"),
            Author("Wire"),
        ),
        blocks=(
            Block(3, "paragraph", "The bridge opened at noon."),
            Block(4, "heading", "What it cost", 2),
            Block(6, "list_item", "Less than planned", 1),
            Block(7, "caption", "The bridge from the east"),
        ),
        article_section=("Local", "Transport"),
        keywords=("bridge", "harbour"),
        in_language="en-GB",
        main_image=Image("https://gazette.example/a.jpg", "The bridge", "C. Doe", "A bridge"),
        images=(Image("https://gazette.example/b.jpg"), Image("https://gazette.example/c.jpg")),
        is_accessible_for_free=True,
        live_blog_updates=(LiveUpdate("2018-07-20T12:00:00", "Ribbon cut", "It is open."),),
        comments_count=1,
        archive=Announcement("https://gazette.example/2018/07/20/", date(2018, 7, 20), 4),
        provenance=Provenance(
            fetched_at="2018-07-22T06:00:00Z",
            status=200,
            warc_file="gazette-00001.warc.gz",
            warc_offset=1024,
            warc_record_id="<urn:uuid:00000000-0000-4000-8000-000000000000>",
            payload_digest=DIGEST,
            discovered_via="days",
            extractor="GazettePage",
            extractor_version="0.1.0",
            encoding="windows-1252",
            encoding_confidence=0.95,
        ),
        version=Version(2, "2018-07-20T11:00:00Z", "2018-07-22T06:00:00+00:00", DIGEST),
        cleaning=Cleaning("1", "p1", (RemovedBlock(5, "Share", "share: label", "share widget"),)),
    )
