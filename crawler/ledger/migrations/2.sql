-- Version 2 of the ledger: what is learnt of a site from its pages.

CREATE TABLE traces (               -- what profiles are made of
    site TEXT NOT NULL,
    rank TEXT NOT NULL,             -- digest of the article's id: the smallest ones are kept
    trace TEXT NOT NULL,            -- JSON
    PRIMARY KEY (site, rank)
) WITHOUT ROWID;

CREATE TABLE profiles (             -- every profile that pages were read with; none is changed
    site TEXT NOT NULL,
    version TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES runs (id), -- the last that read with it
    profile TEXT NOT NULL,          -- JSON
    PRIMARY KEY (site, version)
) WITHOUT ROWID;
