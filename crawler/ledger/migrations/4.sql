-- Version 4: where responses are recorded, and when an entry was said to be published.

CREATE TABLE records (              -- every response that a crawl wrote into a WARC file
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES runs (id),
    file TEXT NOT NULL,             -- below the data folder
    offset INTEGER NOT NULL,        -- of its gzip member, in bytes
    length INTEGER NOT NULL,        -- of that member, in bytes
    record_id TEXT NOT NULL UNIQUE, -- WARC-Record-ID
    type TEXT NOT NULL CHECK (type IN ('response', 'revisit')),
    digest TEXT,                    -- WARC-Payload-Digest
    key TEXT NOT NULL,              -- of the address
    url TEXT NOT NULL,              -- WARC-Target-URI: who answered
    status INTEGER NOT NULL,
    fetched_at TEXT NOT NULL,       -- WARC-Date
    refers_to TEXT,                 -- of a revisit: WARC-Record-ID of the record with the payload
    UNIQUE (file, offset)
);
CREATE INDEX records_by_address ON records (site, key, fetched_at);
CREATE INDEX records_by_digest ON records (site, digest);

ALTER TABLE requests ADD COLUMN record INTEGER REFERENCES records (id); -- null: not recorded
CREATE INDEX requests_by_record ON requests (record) WHERE record IS NOT NULL;
CREATE INDEX records_by_payload ON records (refers_to) WHERE refers_to IS NOT NULL;
ALTER TABLE addresses ADD COLUMN hint TEXT;     -- when it was published, as its entry says
ALTER TABLE addresses ADD COLUMN modified TEXT; -- when it last changed, as its entry says
CREATE INDEX addresses_excluded ON addresses (site) WHERE reason = 'excluded';

CREATE TABLE editions (             -- every time that a site's articles were read anew
    site TEXT NOT NULL,
    n INTEGER NOT NULL,             -- from 1
    run INTEGER NOT NULL REFERENCES runs (id),
    made_at TEXT NOT NULL,
    extractor TEXT NOT NULL,        -- version of the reader
    rules TEXT NOT NULL,            -- version of the rules of cleaning
    profile TEXT,                   -- version of the profile; null: none
    counts TEXT NOT NULL,           -- JSON object: articles by what became of them
    PRIMARY KEY (site, n)
) WITHOUT ROWID;
