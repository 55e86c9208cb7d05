-- Version 5: what was asked of each pattern of addresses, and what was left out beyond its budget;
-- hosts that asked to be left alone.

CREATE TABLE spaces (
    site TEXT NOT NULL,
    kind TEXT NOT NULL,             -- of its addresses: article or listing; 'any …': a wide pattern
    name TEXT NOT NULL,             -- the pattern
    asked INTEGER NOT NULL,         -- pages that were read for the first time
    found INTEGER NOT NULL,         -- of these, how many gave something new
    barren INTEGER NOT NULL,        -- pages since the last that did
    budget INTEGER,                 -- what PATTERN_BUDGET was when it was spent; null: it is not
    PRIMARY KEY (site, kind, name)
) WITHOUT ROWID;
CREATE INDEX addresses_beyond ON addresses (site, reason)
    WHERE reason GLOB 'beyond the budget of *';

-- For the process that goes on after a killed one.
CREATE TABLE holds (
    host TEXT PRIMARY KEY,          -- with its port, unless that is 80 or 443
    until TEXT NOT NULL             -- when it may be asked again, UTC
) WITHOUT ROWID;
