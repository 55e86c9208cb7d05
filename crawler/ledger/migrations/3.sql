-- Version 3: leases, back-off, looks again, requests, versions of texts, what was forgotten,
-- cursors of exports and plans of crawls. The functions host(), slug(), is_own() and
-- next_look() are given by upgrade.py. Tables are copied once, since archives are large.


CREATE TEMP TABLE told AS           -- what is needed of the records, which take long to read
SELECT
    id AS article,
    ifnull(json_extract(record, '$.provenance.fetched_at'), '') AS read_at,
    ifnull(json_extract(record, '$.provenance.payload_digest'), '') AS page,
    json_extract(record, '$.version.first_seen') AS first_seen,
    json_extract(record, '$.version.last_seen') AS last_seen,
    json_extract(record, '$.url') AS url,
    json_extract(record, '$.canonical_url') AS canonical_url
FROM articles;
CREATE UNIQUE INDEX temp.told_by_article ON told (article);

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
    published, turn, cycle, run, article, read, due_at
)
SELECT
    id, site, key, url, host(url), kind, state, reason, source, day, position, archive, title,
    iif(state IN ('kept', 'rejected') AND kind = 'article', day, NULL),
    iif(kind = 'listing' AND archive IS NULL AND day IS NULL, '9999-12-31', ifnull(day, '')),
    cycle, run, article, read,
    -- What is older than a month is not looked at again.
    iif(state = 'kept' AND kind = 'article' AND url LIKE 'http%' AND day >= date('now', '-30 days'), (
        SELECT next_look(date_published, read_at) FROM told JOIN articles ON id = told.article
        WHERE told.article = addresses.article
    ), NULL)
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
CREATE TABLE articles_3 (
    id TEXT PRIMARY KEY,
    site TEXT NOT NULL,
    key TEXT NOT NULL,              -- key of its address
    slug TEXT NOT NULL DEFAULT '',  -- last part of its address
    day TEXT,                       -- day of publication in the article's own zone
    date_published TEXT,
    content_hash TEXT NOT NULL,
    changed INTEGER NOT NULL DEFAULT 0, -- see changes
    gone_at TEXT                    -- when its address was seen to be gone; null: it is not
) WITHOUT ROWID;
INSERT INTO articles_3 (id, site, key, slug, day, date_published, content_hash, changed)
SELECT id, site, key, slug(key), day, date_published, content_hash,
       row_number() OVER (ORDER BY id)
FROM articles;

CREATE TABLE versions (
    article TEXT NOT NULL REFERENCES articles (id),
    content_hash TEXT NOT NULL,
    key TEXT NOT NULL,              -- key of the address where it stood
    read_at TEXT NOT NULL,          -- when the page of this record was fetched; '' when unknown
    record TEXT NOT NULL,           -- the article record of its newest reading, JSON
    UNIQUE (article, content_hash, key)
);
INSERT INTO versions (article, content_hash, key, read_at, record)
SELECT id, content_hash, key, read_at, record FROM articles JOIN told ON told.article = id
ORDER BY id;
CREATE INDEX versions_by_text ON versions (content_hash); -- a text is looked for among all

DROP TABLE articles;
ALTER TABLE articles_3 RENAME TO articles;
CREATE INDEX articles_by_day ON articles (site, day, date_published, id);
CREATE INDEX articles_by_slug ON articles (site, slug, day);
CREATE INDEX articles_by_change ON articles (changed);

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
SELECT id, read_at, page, key, content_hash,
       url IS NULL OR canonical_url IS NULL OR url = canonical_url OR is_own(url, canonical_url)
FROM articles JOIN told ON told.article = id ORDER BY id;
INSERT INTO readings                -- of other looks version 2 kept the first and the last
SELECT readings.article, first_seen, '', key, content_hash, own
FROM told JOIN readings USING (article) WHERE first_seen < read_at
UNION ALL
SELECT readings.article, last_seen, '', key, content_hash, own
FROM told JOIN readings USING (article) WHERE last_seen > read_at;
DROP TABLE told;

CREATE TABLE changes (              -- one row: how often an article came, changed or was forgotten
    n INTEGER NOT NULL
);
INSERT INTO changes SELECT count(*) FROM articles;
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
