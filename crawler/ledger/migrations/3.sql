-- Version 3: leases, back-off, looks again, requests, versions of texts, what was forgotten,
-- cursors of exports and plans of crawls. host() and slug() are crawler.text.addresses'.

-- The states of an address have one more, which SQLite cannot add to a table that stands.
CREATE TABLE addresses_3 (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    key TEXT NOT NULL,              -- what two spellings of one address share
    url TEXT NOT NULL,
    host TEXT NOT NULL,             -- who is asked: host and port
    kind TEXT NOT NULL CHECK (kind IN ('article', 'listing', 'alias')),
    state TEXT NOT NULL CHECK (
        state IN ('announced', 'leased', 'fetched', 'kept', 'rejected', 'failed', 'gone')
    ),
    reason TEXT,
    source TEXT NOT NULL,
    day TEXT,                       -- the day that it was announced for
    position INTEGER,
    archive TEXT,
    title TEXT,
    published TEXT,                 -- the day that the page itself told
    turn TEXT NOT NULL,             -- whose turn comes first: the greatest's
    cycle INTEGER NOT NULL,         -- the last cycle that asked for it
    run INTEGER,                    -- the last run that asked for it
    article TEXT REFERENCES articles (id),
    read INTEGER NOT NULL DEFAULT 0, -- whether a page was received
    attempts INTEGER NOT NULL DEFAULT 0, -- failures in a row that may pass
    due_at TEXT,                    -- not to be asked for before; a kept one without it: never again
    etag TEXT,                      -- what the server called the page that was read
    last_modified TEXT,
    asked_for TEXT,                 -- what a crawl wanted of the page then; another asks anew
    UNIQUE (site, key)
);
INSERT INTO addresses_3 (
    id, site, key, url, host, kind, state, reason, source, day, position, archive, title,
    published, turn, cycle, run, article, read
)
SELECT
    id, site, key, url, host(url), kind, state, reason, source, day, position, archive, title,
    iif(state IN ('kept', 'rejected') AND kind = 'article', day, NULL),
    iif(kind = 'listing' AND archive IS NULL AND day IS NULL, '9999-12-31', ifnull(day, '')),
    cycle, run, article, read
FROM addresses;
DROP TABLE addresses;
ALTER TABLE addresses_3 RENAME TO addresses;
CREATE INDEX addresses_due ON addresses (site, host, turn DESC, kind, id)
    WHERE state = 'announced';
CREATE INDEX addresses_again ON addresses (site, host, turn DESC, id)
    WHERE state = 'kept' AND due_at IS NOT NULL;
CREATE INDEX addresses_asked ON addresses (run) WHERE state = 'announced' AND run IS NOT NULL;
CREATE INDEX addresses_leased ON addresses (site) WHERE state = 'leased';
CREATE INDEX addresses_failed ON addresses (site) WHERE state = 'failed';
CREATE INDEX addresses_failing ON addresses (site, due_at) WHERE attempts > 0;
CREATE INDEX addresses_outside ON addresses (site) WHERE reason = 'outside the window';
CREATE INDEX addresses_by_day ON addresses (site, ifnull(published, day)) WHERE kind = 'article';
CREATE INDEX addresses_elsewhere ON addresses (site, day)
    WHERE kind = 'article' AND published <> day;
CREATE INDEX addresses_of_listings ON addresses (site, day) WHERE kind = 'listing';
CREATE INDEX addresses_of_aliases ON addresses (site, day) WHERE kind = 'alias';
CREATE INDEX addresses_of_articles ON addresses (article) WHERE article IS NOT NULL;
CREATE INDEX addresses_behind ON addresses (site, archive) WHERE kind = 'listing';

CREATE TABLE requests (             -- every answer to a request, and every one that did not come
    id INTEGER PRIMARY KEY,
    address INTEGER NOT NULL REFERENCES addresses (id),
    run INTEGER NOT NULL REFERENCES runs (id),
    answered_at TEXT NOT NULL,
    url TEXT,                       -- who answered; null: nobody
    status INTEGER,
    state TEXT NOT NULL,            -- what became of the address
    reason TEXT
);
CREATE INDEX requests_by_address ON requests (address);

-- An article is what its newest text is; every text that it had is kept once.
ALTER TABLE articles ADD COLUMN slug TEXT NOT NULL DEFAULT ''; -- last part of its address
ALTER TABLE articles ADD COLUMN changed INTEGER NOT NULL DEFAULT 0; -- see changes
ALTER TABLE articles ADD COLUMN gone_at TEXT; -- when its address was seen to be gone; null: it is not
UPDATE articles SET slug = slug(key);
CREATE INDEX articles_by_slug ON articles (site, slug);
CREATE INDEX articles_by_change ON articles (changed);

CREATE TABLE versions (
    article TEXT NOT NULL REFERENCES articles (id),
    content_hash TEXT NOT NULL,
    key TEXT NOT NULL,              -- key of the address where it stood
    read_at TEXT NOT NULL,          -- when the page of this record was fetched; '' when unknown
    record TEXT NOT NULL,           -- the article record of its newest reading, JSON
    UNIQUE (article, content_hash, key)
);
CREATE INDEX versions_by_text ON versions (content_hash);
DROP INDEX articles_by_text;        -- a text is looked for among those of all versions
INSERT INTO versions (article, content_hash, key, read_at, record)
SELECT id, content_hash, key, ifnull(json_extract(record, '$.provenance.fetched_at'), ''), record
FROM articles ORDER BY site, day, id;
ALTER TABLE articles DROP COLUMN record;

CREATE TABLE readings (             -- when an article was seen, where, and with which text
    article TEXT NOT NULL REFERENCES articles (id),
    seen_at TEXT NOT NULL,          -- '' when unknown
    page TEXT NOT NULL,             -- digest of the page's bytes; '': the server said that it is
                                    -- unchanged (304)
    key TEXT NOT NULL,              -- as in versions
    content_hash TEXT NOT NULL,
    own INTEGER NOT NULL,           -- whether it stood at its own address, not at a mirror's
    PRIMARY KEY (article, seen_at, page, key)
) WITHOUT ROWID;
INSERT INTO readings
SELECT article, read_at, ifnull(json_extract(record, '$.provenance.payload_digest'), ''), key,
       content_hash, 1
FROM versions;
INSERT INTO readings
SELECT article, json_extract(record, '$.version.first_seen'), '', key, content_hash, 1
FROM versions WHERE json_extract(record, '$.version.first_seen') < read_at;

CREATE TABLE changes (              -- one row: how often an article came, changed or was forgotten
    n INTEGER NOT NULL
);
INSERT INTO changes SELECT count(*) FROM articles;
UPDATE articles SET changed = placed.place
FROM (SELECT id, row_number() OVER (ORDER BY site, day, id) AS place FROM articles) AS placed
WHERE placed.id = articles.id;

CREATE TABLE forgotten (
    article TEXT PRIMARY KEY,       -- its id
    site TEXT NOT NULL,
    forgotten_at TEXT NOT NULL,
    changed INTEGER NOT NULL        -- see changes
) WITHOUT ROWID;
CREATE TABLE forgotten_texts (      -- so that another address does not bring it back
    site TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    PRIMARY KEY (site, content_hash)
) WITHOUT ROWID;

CREATE TABLE cursors (
    name TEXT PRIMARY KEY,
    asked TEXT NOT NULL,            -- JSON object of what the export is of: site, days, shape, format
    changed INTEGER NOT NULL,       -- the last change that was exported
    pending TEXT                    -- JSON object: an export whose file may or may not be there yet
) WITHOUT ROWID;

CREATE TABLE plans (
    name TEXT PRIMARY KEY,
    started_at TEXT NOT NULL,
    ended_at TEXT,                  -- null while it runs, or when it was killed
    code INTEGER,                   -- exit code
    covered TEXT                    -- the last day that a complete run covered
) WITHOUT ROWID;
