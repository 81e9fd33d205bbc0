-- The library, readable as a page. Times are whole seconds since 1970 (UTC).
-- What the publisher said (article, body) and what the person did (status) are apart:
-- forgetting an old article must not forget that it was read.

CREATE TABLE feed (
    id            INTEGER PRIMARY KEY,
    url           TEXT NOT NULL UNIQUE,
    title         TEXT NOT NULL DEFAULT '',   -- the publisher's
    own_title     TEXT,                       -- the person's, from feeds.toml
    name          TEXT GENERATED ALWAYS AS    -- what it is called on the screen
        (coalesce(own_title, nullif(title, ''), substr(url, instr(url, '://') + 3))) VIRTUAL,
    site_url      TEXT,
    full_text     TEXT NOT NULL DEFAULT 'auto',
    position      INTEGER NOT NULL DEFAULT 0, -- its place in feeds.toml
    followed      INTEGER NOT NULL DEFAULT 1, -- 0: unsubscribed; history stays
    unread        INTEGER NOT NULL DEFAULT 0, -- kept by triggers on status
    total         INTEGER NOT NULL DEFAULT 0,
    etag          TEXT,                       -- validators: stored only with a body that parsed
    last_modified TEXT,
    body_hash     BLOB,
    last_visit    INTEGER,
    last_success  INTEGER,
    last_error    TEXT,
    failures      INTEGER NOT NULL DEFAULT 0, -- in a row
    next_due      INTEGER,
    state         TEXT NOT NULL DEFAULT 'ok', -- ok, failing, gone, paused
    every         INTEGER,                    -- the person's own minutes between two visits
    access        TEXT NOT NULL DEFAULT '{}', -- JSON: how to ask for it; where secrets come from, never one
    hints         TEXT NOT NULL DEFAULT '{}', -- JSON: when its publisher wants to be asked, how often news comes
    moved_to      TEXT,                       -- where permanent redirects lead, and how often in a row
    moved_seen    INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE host (                           -- servers that asked us to wait
    name       TEXT PRIMARY KEY,
    wait_until INTEGER NOT NULL,
    strikes    INTEGER NOT NULL DEFAULT 0     -- how often in a row
) WITHOUT ROWID;

CREATE TABLE folder (                         -- a feed may be in several
    path    TEXT NOT NULL,                    -- Tech/Python
    feed_id INTEGER NOT NULL REFERENCES feed(id) ON DELETE CASCADE,
    PRIMARY KEY (path, feed_id)
) WITHOUT ROWID;

CREATE TABLE smart (                          -- the person's own smart feeds, from feeds.toml
    title    TEXT PRIMARY KEY,
    query    TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE status (                         -- the article's identity and what the person did
    id            INTEGER PRIMARY KEY AUTOINCREMENT,  -- grows with arrival, never used twice
    feed_id       INTEGER NOT NULL REFERENCES feed(id),
    placed        INTEGER NOT NULL,           -- orders lists: published at first sight, <= arrived
    arrived       INTEGER NOT NULL,
    read          INTEGER NOT NULL DEFAULT 0,
    bookmarked    INTEGER NOT NULL DEFAULT 0,
    bookmarked_at INTEGER,
    shown         INTEGER NOT NULL DEFAULT 1, -- in lists: its feed is followed, it is not hidden
    hidden        INTEGER NOT NULL DEFAULT 0, -- by the person or a rule
    score         INTEGER NOT NULL DEFAULT 0, -- what rules gave it
    opened        INTEGER,                    -- when the person read in it last
    archived      INTEGER NOT NULL DEFAULT 0  -- done with: only said of what is bookmarked
);
CREATE INDEX status_shown    ON status (placed DESC, id DESC) WHERE shown;
CREATE INDEX status_unread   ON status (placed DESC, id DESC) WHERE shown AND NOT read;
CREATE INDEX status_feed     ON status (feed_id, placed DESC, id DESC) WHERE shown;
CREATE INDEX status_feed_unread ON status (feed_id, placed DESC, id DESC) WHERE shown AND NOT read;
CREATE INDEX status_bookmark ON status (placed DESC, id DESC) WHERE bookmarked;
CREATE INDEX status_hidden   ON status (placed DESC, id DESC) WHERE hidden;
CREATE INDEX status_of_feed  ON status (feed_id);
CREATE INDEX status_opened   ON status (opened) WHERE opened IS NOT NULL;
CREATE INDEX status_arrived  ON status (arrived);
CREATE INDEX status_score    ON status (score) WHERE score <> 0;

CREATE TABLE tag (                            -- the person's labels
    article_id INTEGER NOT NULL REFERENCES status(id),
    name       TEXT NOT NULL,
    PRIMARY KEY (article_id, name)
) WITHOUT ROWID;
CREATE INDEX tag_name ON tag (name, article_id);

CREATE TABLE identity (                       -- every key an article was ever known by, per feed
    feed_id    INTEGER NOT NULL REFERENCES feed(id) ON DELETE CASCADE,
    key        TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES status(id) ON DELETE CASCADE,
    PRIMARY KEY (feed_id, key)
) WITHOUT ROWID;
CREATE INDEX identity_article ON identity (article_id);

CREATE TABLE article (                        -- what the publisher said
    id             INTEGER PRIMARY KEY REFERENCES status(id),
    title          TEXT NOT NULL,
    link           TEXT,
    author         TEXT,
    published      INTEGER,
    updated        INTEGER,
    excerpt        TEXT NOT NULL DEFAULT '',
    words          INTEGER NOT NULL DEFAULT 0,  -- of what there is to read: the feed's or the page's
    own_words      INTEGER NOT NULL DEFAULT 0,  -- of what the feed brings
    content_hash   BLOB NOT NULL,
    topics         TEXT NOT NULL DEFAULT '[]',  -- JSON arrays
    pictures       TEXT NOT NULL DEFAULT '[]',
    enclosures     TEXT NOT NULL DEFAULT '[]',
    comments_url   TEXT,
    comments_count INTEGER,
    source_name    TEXT,
    source_url     TEXT,
    language       TEXT,
    indexed        INTEGER NOT NULL DEFAULT 0,  -- its text is in search
    revisions      INTEGER NOT NULL DEFAULT 0,  -- how often its publisher changed it since it arrived
    edited         INTEGER,                     -- when we saw the last change
    comments_feed  TEXT,                        -- wfw:commentRss
    chapters_url   TEXT,                        -- podcast:chapters
    transcripts    TEXT NOT NULL DEFAULT '[]',
    latitude       REAL,                        -- georss, degrees
    longitude      REAL
);
CREATE INDEX article_unindexed  ON article (id) WHERE NOT indexed;
CREATE INDEX article_words      ON article (words);
CREATE INDEX article_title      ON article (
    CASE title WHEN '' THEN x'' ELSE lower(ltrim(title, '"“„«‘''([')) END
);
CREATE INDEX article_edited     ON article (id) WHERE revisions > 0;
CREATE INDEX article_pictures   ON article (id) WHERE pictures <> '[]';
CREATE INDEX article_enclosures ON article (id) WHERE enclosures <> '[]';
CREATE INDEX article_comments   ON article (id) WHERE comments_url IS NOT NULL;

CREATE TABLE body (
    article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    html       BLOB NOT NULL,                 -- packed, as received
    text       BLOB NOT NULL,                 -- packed, plain: what was indexed, so that it can be taken out again
    base       TEXT
);

CREATE TABLE revision (                       -- what edited articles said before, kept by store/revising.py
    article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    number     INTEGER NOT NULL,              -- article.revisions at that time
    at         INTEGER NOT NULL,              -- when these words came
    title      TEXT NOT NULL,
    text       BLOB NOT NULL,                 -- packed, plain: as body.text was
    page       BLOB NOT NULL DEFAULT x'',     -- the same of its page: as fulltext.text was
    PRIMARY KEY (article_id, number)
);

CREATE TABLE gist (                           -- what articles say in short, made when first asked for
    article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    mark       BLOB NOT NULL,                 -- of the text and of the way it was made
    said       BLOB NOT NULL,                 -- packed JSON: models/gists.py
    at         INTEGER NOT NULL
);
CREATE INDEX gist_at ON gist (at);

CREATE TABLE fulltext (                       -- the text of the article's own page, where the feed has less
    article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    html       BLOB NOT NULL DEFAULT x'',     -- packed; empty when there was none to be had
    text       BLOB NOT NULL DEFAULT x'',
    base       TEXT,
    words      INTEGER NOT NULL DEFAULT 0,
    asked      INTEGER NOT NULL,              -- when the page was asked for last
    misses     INTEGER NOT NULL DEFAULT 0,    -- in a row
    reason     TEXT                           -- why there is none
);

CREATE TABLE discussion (                     -- what others say about the article
    article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    comments   BLOB NOT NULL DEFAULT x'',     -- packed JSON, in the order of reading
    came       INTEGER,                       -- when these came
    asked      INTEGER NOT NULL,              -- when the forum was asked last
    misses     INTEGER NOT NULL DEFAULT 0,    -- in a row
    reason     TEXT NOT NULL DEFAULT ''       -- why nothing came then
);

-- Contentless: the words are in body.text and fulltext.text. rowid = article id. Scripts without spaces are indexed as bigrams.
-- What begins with a letter, and with three, is known: so begins every search that is typed. Where this is changed, store/index/reindexing.py makes older indexes so.
CREATE VIRTUAL TABLE search USING fts5 (
    title, text, content = '', prefix = '1 3',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);
-- It writes half as much when its parts are merged late: 100 of them cost a search 0.3 ms.
INSERT INTO search (search, rank) VALUES ('automerge', 64);
INSERT INTO search (search, rank) VALUES ('crisismerge', 200);

-- Who, about what, where and in which language: the words are in article. Kept by store/index/facts.py.
CREATE VIRTUAL TABLE facts USING fts5 (
    author, topics, link, language,
    content = 'article', content_rowid = 'id', columnsize = 0,
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);
INSERT INTO facts (facts, rank) VALUES ('automerge', 64);
INSERT INTO facts (facts, rank) VALUES ('crisismerge', 200);

CREATE TABLE memo (                           -- what the library remembers about the files around it
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE taste (                          -- on how many articles a feature stood: priority.py
    feature TEXT PRIMARY KEY,
    wanted  INTEGER NOT NULL,                 -- that were opened or kept
    passed  INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE worth (                          -- what unread articles are worth by that, in nats
    article_id INTEGER PRIMARY KEY REFERENCES status(id) ON DELETE CASCADE,
    value      REAL NOT NULL
);

CREATE TABLE place (                          -- where articles were left, that were not read to the end
    article_id INTEGER PRIMARY KEY REFERENCES status(id) ON DELETE CASCADE,
    block      INTEGER NOT NULL,              -- of the typeset article
    character  INTEGER NOT NULL,              -- in its block
    words      TEXT NOT NULL,                 -- how the block begins: it is found again by that
    progress   REAL NOT NULL                  -- seen, up to 1
);

CREATE TABLE highlight (                      -- what the person marked in articles
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES status(id) ON DELETE CASCADE,
    block      INTEGER NOT NULL,              -- where it began when it was marked, as in place
    character  INTEGER NOT NULL,
    quote      TEXT NOT NULL,
    note       TEXT NOT NULL DEFAULT '',
    at         INTEGER NOT NULL,
    kept       INTEGER NOT NULL DEFAULT 1,    -- 0: removed, or noted anew; undo finds it here
    searchable INTEGER NOT NULL DEFAULT 0     -- the words of its note are in the index
);
CREATE INDEX highlight_article ON highlight (article_id) WHERE kept;

CREATE TABLE queued (                         -- links that wait for the network
    url        TEXT PRIMARY KEY,
    words      TEXT NOT NULL,                 -- what it was called where it stood
    article_id INTEGER REFERENCES status(id) ON DELETE SET NULL,  -- where it stood
    at         INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE linked (                         -- pages that bookmarks link to, brought along for a trip
    page_id INTEGER NOT NULL REFERENCES status(id) ON DELETE CASCADE,
    from_id INTEGER NOT NULL REFERENCES status(id) ON DELETE CASCADE,
    PRIMARY KEY (page_id, from_id)
) WITHOUT ROWID;
CREATE INDEX linked_from ON linked (from_id);

CREATE TABLE story (                          -- several articles that tell the same news
    id          INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice
    merged_into INTEGER                       -- it turned out to be another one
);

CREATE TABLE telling (                        -- which article tells which
    article_id INTEGER PRIMARY KEY REFERENCES status(id) ON DELETE CASCADE,
    found      INTEGER,                       -- as newsreader sees it
    own        INTEGER,                       -- as the person said
    apart      INTEGER NOT NULL DEFAULT 0,    -- the person took it out
    story_id   INTEGER GENERATED ALWAYS AS
        (coalesce(own, CASE WHEN NOT apart THEN found END)) VIRTUAL
);
CREATE INDEX telling_story ON telling (story_id, article_id) WHERE story_id IS NOT NULL;
CREATE INDEX telling_found ON telling (found);
CREATE INDEX telling_own   ON telling (own) WHERE own IS NOT NULL;

CREATE TABLE copy (                           -- articles that repeat the text of an earlier one
    article_id INTEGER PRIMARY KEY REFERENCES status(id) ON DELETE CASCADE,
    of_id      INTEGER NOT NULL,
    same       INTEGER NOT NULL               -- the very article, from another feed
);
CREATE INDEX copy_of ON copy (of_id);

-- What the articles of the last month are about, in numbers that stand for words. Kept by store/news/telling.py.
CREATE TABLE untold (                         -- nobody has looked yet whether they tell a story
    article_id INTEGER PRIMARY KEY REFERENCES status(id) ON DELETE CASCADE
);

CREATE TABLE trace (
    article_id INTEGER PRIMARY KEY REFERENCES status(id) ON DELETE CASCADE,
    placed     INTEGER NOT NULL,
    words      BLOB NOT NULL,                 -- pairs of uint32: a word, how often
    told       INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX trace_untold ON trace (placed, article_id) WHERE NOT told;

CREATE TABLE clue (                           -- the words that tell an article best
    word       INTEGER NOT NULL,
    placed     INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES trace(article_id) ON DELETE CASCADE,
    PRIMARY KEY (word, placed, article_id)
) WITHOUT ROWID;
CREATE INDEX clue_article ON clue (article_id);

CREATE TABLE usage (                          -- in how many articles a word was found; -1: in how many there were
    word     INTEGER PRIMARY KEY,
    articles INTEGER NOT NULL
);

CREATE TABLE shingle (                        -- some of its runs of four words, by which copies are found
    run        INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES trace(article_id) ON DELETE CASCADE,
    PRIMARY KEY (run, article_id)
) WITHOUT ROWID;
CREATE INDEX shingle_article ON shingle (article_id);

CREATE TABLE rule (                           -- how often the rules of config.toml fitted
    name     TEXT PRIMARY KEY,
    hits     INTEGER NOT NULL,
    last_hit INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE picture (                        -- pictures that articles show; their files are in pictures/
    id       INTEGER PRIMARY KEY,
    url      TEXT NOT NULL UNIQUE,
    file     TEXT,                            -- named by its content; NULL: it is not here
    width    INTEGER NOT NULL DEFAULT 0,      -- pixels
    height   INTEGER NOT NULL DEFAULT 0,
    bytes    INTEGER NOT NULL DEFAULT 0,
    used     INTEGER NOT NULL,                -- when it was fetched or looked at last
    failures INTEGER NOT NULL DEFAULT 0,      -- in a row
    next_try INTEGER                          -- NULL: it will not be asked for again by itself
);
CREATE INDEX picture_file    ON picture (file) WHERE file IS NOT NULL;
CREATE INDEX picture_missing ON picture (next_try) WHERE file IS NULL;

CREATE TABLE illustrated (                    -- articles whose pictures are known
    article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    stale      INTEGER NOT NULL DEFAULT 0     -- the article changed since
);

CREATE TABLE illustration (                   -- which article shows which
    article_id INTEGER NOT NULL REFERENCES illustrated(article_id) ON DELETE CASCADE,
    place      INTEGER NOT NULL,              -- 0: the lead picture
    picture_id INTEGER NOT NULL REFERENCES picture(id),
    PRIMARY KEY (article_id, place)
) WITHOUT ROWID;
CREATE INDEX illustration_picture ON illustration (picture_id);

CREATE TABLE journal (                        -- every act of the person, and how to undo it
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    at      INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    words   TEXT NOT NULL,
    count   INTEGER NOT NULL,
    ids     BLOB NOT NULL DEFAULT x'',        -- zlib of int64s: the articles that changed
    payload TEXT,                             -- JSON: what undoing a change of feeds.toml needs
    undone  INTEGER NOT NULL DEFAULT 0,
    redo    INTEGER NOT NULL DEFAULT 0        -- the greatest is done again first; 0: not by the key
);

CREATE TABLE cut (                            -- what undo puts back into feeds.toml
    name  TEXT NOT NULL,                      -- of its tables: feeds, smart
    key   TEXT NOT NULL,                      -- an address, a title
    lines TEXT NOT NULL,                      -- JSON: where they stood, and what they said
    PRIMARY KEY (name, key)
) WITHOUT ROWID;

CREATE TABLE answer (                         -- what the assistant said
    key        BLOB PRIMARY KEY,              -- a hash of who was asked and of all that was sent
    article_id INTEGER REFERENCES article(id) ON DELETE CASCADE, -- null: about several
    task       TEXT NOT NULL,
    question   TEXT NOT NULL,
    language   TEXT NOT NULL,
    articles   BLOB NOT NULL,                 -- zlib of int64s
    text       BLOB NOT NULL,                 -- Zstandard
    model      TEXT NOT NULL,
    asked      TEXT NOT NULL,                 -- a host, or a command
    at         INTEGER NOT NULL,
    facts      TEXT NOT NULL                  -- JSON: how much was sent, tokens, cost
);
CREATE INDEX answer_article ON answer (article_id, at);

CREATE TABLE agreed (                         -- to whom articles may be sent
    asked TEXT PRIMARY KEY,
    at    INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TRIGGER status_added AFTER INSERT ON status WHEN new.shown BEGIN
    UPDATE feed SET total = total + 1, unread = unread + NOT new.read WHERE id = new.feed_id;
END;
CREATE TRIGGER status_removed AFTER DELETE ON status WHEN old.shown BEGIN
    UPDATE feed SET total = total - 1, unread = unread - NOT old.read WHERE id = old.feed_id;
END;
CREATE TRIGGER status_turned AFTER UPDATE OF read, shown ON status
WHEN old.shown <> new.shown OR (
    old.read <> new.read AND NOT EXISTS (SELECT 1 FROM memo WHERE name = 'counted at the end')
) BEGIN                                       -- of a great many: see store/history/tallying.py
    UPDATE feed
    SET total  = total  + new.shown - old.shown,
        unread = unread + (new.shown AND NOT new.read) - (old.shown AND NOT old.read)
    WHERE id = new.feed_id;
END;
