-- Version 1: runs, addresses, articles, counts. Days are ISO 8601 dates; times are RFC 3339 in UTC.

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    command TEXT NOT NULL,          -- 'crawl' or 'replay'
    arguments TEXT NOT NULL,        -- JSON object of what the user gave
    cycle INTEGER NOT NULL,         -- crawls that continue one another share a cycle
    started_at TEXT NOT NULL,
    ended_at TEXT,
    outcome TEXT                    -- null while it runs, and for ever when it was killed
);
CREATE INDEX runs_by_site ON runs (site, id);

CREATE TABLE articles (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL,
    key TEXT NOT NULL,              -- key of its address
    day TEXT,                       -- day of publication in the article's own zone
    date_published TEXT,
    content_hash TEXT NOT NULL,
    record TEXT NOT NULL            -- the article record, JSON
) WITHOUT ROWID;
CREATE INDEX articles_by_text ON articles (site, content_hash);
CREATE INDEX articles_by_day ON articles (site, day, date_published, id);

CREATE TABLE addresses (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    key TEXT NOT NULL,              -- what two spellings of one address share
    url TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('article', 'listing', 'alias')),
    state TEXT NOT NULL CHECK (
        state IN ('announced', 'fetched', 'kept', 'rejected', 'failed', 'gone')
    ),
    reason TEXT,
    source TEXT NOT NULL,
    day TEXT,
    position INTEGER,
    archive TEXT,
    title TEXT,
    cycle INTEGER NOT NULL,         -- the last cycle that asked for it
    run INTEGER,                    -- the last run that asked for it
    article TEXT REFERENCES articles (id),
    read INTEGER NOT NULL DEFAULT 0, -- whether a page was received
    UNIQUE (site, key)
);
CREATE INDEX addresses_due ON addresses (site, kind, day DESC, id) WHERE state = 'announced';
CREATE INDEX addresses_failed ON addresses (site) WHERE state = 'failed';
CREATE INDEX addresses_by_day ON addresses (site, day) WHERE kind = 'article';

CREATE TABLE sightings (            -- which articles a run has read
    run INTEGER NOT NULL REFERENCES runs (id),
    article TEXT NOT NULL REFERENCES articles (id),
    PRIMARY KEY (run, article)
) WITHOUT ROWID;

CREATE TABLE observations (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    kind TEXT NOT NULL,
    day TEXT,                       -- null: the site's total
    count INTEGER NOT NULL,
    observed_on TEXT,               -- the day that the page itself says it is
    observed_at TEXT,               -- when it was fetched
    url TEXT,
    hijri TEXT,
    hijri_agrees INTEGER
);
-- A header bar says the same on every page: its counts are kept once, whatever page showed them.
CREATE UNIQUE INDEX observations_once ON observations (
    site, kind, ifnull(day, ''), count, ifnull(observed_on, ''),
    CASE kind WHEN 'header bar' THEN '' ELSE ifnull(url, '') END
);
