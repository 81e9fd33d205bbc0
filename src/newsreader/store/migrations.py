"""Older libraries, step by step up to today's schema."""

from collections.abc import Sequence

MIGRATIONS: Sequence[str] = (
    """
    ALTER TABLE feed ADD COLUMN every INTEGER;
    ALTER TABLE feed ADD COLUMN access TEXT NOT NULL DEFAULT '{}';
    ALTER TABLE feed ADD COLUMN hints TEXT NOT NULL DEFAULT '{}';
    ALTER TABLE feed ADD COLUMN moved_to TEXT;
    ALTER TABLE feed ADD COLUMN moved_seen INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE host (
        name       TEXT PRIMARY KEY,
        wait_until INTEGER NOT NULL,
        strikes    INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
    CREATE TABLE smart (
        title    TEXT PRIMARY KEY,
        query    TEXT NOT NULL,
        position INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
    CREATE TABLE tag (
        article_id INTEGER NOT NULL REFERENCES status(id),
        name       TEXT NOT NULL,
        PRIMARY KEY (article_id, name)
    ) WITHOUT ROWID;
    CREATE INDEX tag_name ON tag (name, article_id);
    ALTER TABLE article ADD COLUMN revisions INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE article ADD COLUMN edited INTEGER;
    ALTER TABLE article ADD COLUMN comments_feed TEXT;
    ALTER TABLE article ADD COLUMN chapters_url TEXT;
    ALTER TABLE article ADD COLUMN transcripts TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE article ADD COLUMN latitude REAL;
    ALTER TABLE article ADD COLUMN longitude REAL;
    """,
    """
    ALTER TABLE status ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE status ADD COLUMN score INTEGER NOT NULL DEFAULT 0;
    UPDATE status SET hidden = 1
    WHERE NOT shown AND feed_id IN (SELECT id FROM feed WHERE followed);
    CREATE INDEX status_hidden ON status (placed DESC, id DESC) WHERE hidden;
    CREATE TABLE rule (
        name     TEXT PRIMARY KEY,
        hits     INTEGER NOT NULL,
        last_hit INTEGER NOT NULL
    ) WITHOUT ROWID;
    ALTER TABLE journal ADD COLUMN redo INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE cut (
        name  TEXT NOT NULL,
        key   TEXT NOT NULL,
        lines TEXT NOT NULL,
        PRIMARY KEY (name, key)
    ) WITHOUT ROWID;
    INSERT OR REPLACE INTO cut
    SELECT 'feeds', payload ->> 'url', payload -> 'cuts' FROM journal
    WHERE kind = 'unsubscribe' ORDER BY id;
    UPDATE journal SET payload = json_object('feeds', json((
        SELECT json_group_array(feed.id) FROM feed
        JOIN json_each(coalesce(payload -> 'urls', json_array(payload ->> 'url'))) ON url = value
    ))) WHERE kind IN ('subscribe', 'unsubscribe');
    ALTER TABLE status ADD COLUMN opened INTEGER;
    CREATE INDEX status_opened ON status (opened) WHERE opened IS NOT NULL;
    CREATE TABLE taste (
        feature TEXT PRIMARY KEY,
        wanted  INTEGER NOT NULL,
        passed  INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE worth (
        article_id INTEGER PRIMARY KEY REFERENCES status(id) ON DELETE CASCADE,
        value      REAL NOT NULL
    );
    CREATE INDEX status_arrived ON status (arrived);
    CREATE INDEX status_score ON status (score) WHERE score <> 0;
    CREATE INDEX article_words ON article (words);
    CREATE INDEX article_edited ON article (id) WHERE revisions > 0;
    CREATE INDEX article_pictures ON article (id) WHERE pictures <> '[]';
    CREATE INDEX article_enclosures ON article (id) WHERE enclosures <> '[]';
    CREATE INDEX article_comments ON article (id) WHERE comments_url IS NOT NULL;
    CREATE VIRTUAL TABLE facts USING fts5 (
        author, topics, link, language,
        content = 'article', content_rowid = 'id', columnsize = 0,
        tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
    );
    INSERT INTO facts (facts) VALUES ('rebuild');
    INSERT INTO facts (facts, rank) VALUES ('automerge', 64);
    INSERT INTO facts (facts, rank) VALUES ('crisismerge', 200);
    DROP TABLE search;
    CREATE VIRTUAL TABLE search USING fts5 (
        title, text, content = '',
        tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
    );
    INSERT INTO search (search, rank) VALUES ('automerge', 64);
    INSERT INTO search (search, rank) VALUES ('crisismerge', 200);
    UPDATE article SET indexed = 0;
    CREATE TABLE picture (
        id       INTEGER PRIMARY KEY,
        url      TEXT NOT NULL UNIQUE,
        file     TEXT,
        width    INTEGER NOT NULL DEFAULT 0,
        height   INTEGER NOT NULL DEFAULT 0,
        bytes    INTEGER NOT NULL DEFAULT 0,
        used     INTEGER NOT NULL,
        failures INTEGER NOT NULL DEFAULT 0,
        next_try INTEGER
    );
    CREATE INDEX picture_file    ON picture (file) WHERE file IS NOT NULL;
    CREATE INDEX picture_missing ON picture (next_try) WHERE file IS NULL;
    CREATE TABLE illustrated (
        article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
        stale      INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE illustration (
        article_id INTEGER NOT NULL REFERENCES illustrated(article_id) ON DELETE CASCADE,
        place      INTEGER NOT NULL,
        picture_id INTEGER NOT NULL REFERENCES picture(id),
        PRIMARY KEY (article_id, place)
    ) WITHOUT ROWID;
    CREATE INDEX illustration_picture ON illustration (picture_id);
    CREATE TABLE place (
        article_id INTEGER PRIMARY KEY REFERENCES status(id) ON DELETE CASCADE,
        block      INTEGER NOT NULL,
        character  INTEGER NOT NULL,
        words      TEXT NOT NULL,
        progress   REAL NOT NULL
    );
    CREATE TABLE fulltext (
        article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
        html       BLOB NOT NULL DEFAULT x'',
        text       BLOB NOT NULL DEFAULT x'',
        base       TEXT,
        words      INTEGER NOT NULL DEFAULT 0,
        asked      INTEGER NOT NULL,
        misses     INTEGER NOT NULL DEFAULT 0,
        reason     TEXT
    );
    ALTER TABLE article ADD COLUMN own_words INTEGER NOT NULL DEFAULT 0;
    UPDATE article SET own_words = words;
    CREATE TABLE highlight (
        id         INTEGER PRIMARY KEY AUTOINCREMENT,
        article_id INTEGER NOT NULL REFERENCES status(id) ON DELETE CASCADE,
        block      INTEGER NOT NULL,
        character  INTEGER NOT NULL,
        quote      TEXT NOT NULL,
        note       TEXT NOT NULL DEFAULT '',
        at         INTEGER NOT NULL,
        kept       INTEGER NOT NULL DEFAULT 1
    );
    CREATE INDEX highlight_article ON highlight (article_id) WHERE kept;
    CREATE TABLE queued (
        url        TEXT PRIMARY KEY,
        words      TEXT NOT NULL,
        article_id INTEGER REFERENCES status(id) ON DELETE SET NULL,
        at         INTEGER NOT NULL
    ) WITHOUT ROWID;
    """,
    """
    CREATE TABLE answer (
        key        BLOB PRIMARY KEY,
        article_id INTEGER REFERENCES article(id) ON DELETE CASCADE,
        task       TEXT NOT NULL,
        question   TEXT NOT NULL,
        language   TEXT NOT NULL,
        articles   BLOB NOT NULL,
        text       BLOB NOT NULL,
        model      TEXT NOT NULL,
        asked      TEXT NOT NULL,
        at         INTEGER NOT NULL,
        facts      TEXT NOT NULL
    );
    CREATE INDEX answer_article ON answer (article_id, at);
    CREATE TABLE agreed (
        asked TEXT PRIMARY KEY,
        at    INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE discussion (
        article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
        comments   BLOB NOT NULL DEFAULT x'',
        came       INTEGER,
        asked      INTEGER NOT NULL,
        misses     INTEGER NOT NULL DEFAULT 0,
        reason     TEXT NOT NULL DEFAULT ''
    );
    CREATE TABLE story (
        id          INTEGER PRIMARY KEY AUTOINCREMENT,
        merged_into INTEGER
    );
    CREATE TABLE telling (
        article_id INTEGER PRIMARY KEY REFERENCES status(id) ON DELETE CASCADE,
        found      INTEGER,
        own        INTEGER,
        apart      INTEGER NOT NULL DEFAULT 0,
        story_id   INTEGER GENERATED ALWAYS AS
            (coalesce(own, CASE WHEN NOT apart THEN found END)) VIRTUAL
    );
    CREATE INDEX telling_story ON telling (story_id, article_id) WHERE story_id IS NOT NULL;
    CREATE INDEX telling_found ON telling (found);
    CREATE INDEX telling_own   ON telling (own) WHERE own IS NOT NULL;
    CREATE TABLE copy (
        article_id INTEGER PRIMARY KEY REFERENCES status(id) ON DELETE CASCADE,
        of_id      INTEGER NOT NULL,
        same       INTEGER NOT NULL
    );
    CREATE INDEX copy_of ON copy (of_id);
    CREATE TABLE untold (
        article_id INTEGER PRIMARY KEY REFERENCES status(id) ON DELETE CASCADE
    );
    CREATE TABLE trace (
        article_id INTEGER PRIMARY KEY REFERENCES status(id) ON DELETE CASCADE,
        placed     INTEGER NOT NULL,
        words      BLOB NOT NULL,
        told       INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX trace_untold ON trace (placed, article_id) WHERE NOT told;
    CREATE TABLE clue (
        word       INTEGER NOT NULL,
        placed     INTEGER NOT NULL,
        article_id INTEGER NOT NULL REFERENCES trace(article_id) ON DELETE CASCADE,
        PRIMARY KEY (word, placed, article_id)
    ) WITHOUT ROWID;
    CREATE INDEX clue_article ON clue (article_id);
    CREATE TABLE usage (
        word     INTEGER PRIMARY KEY,
        articles INTEGER NOT NULL
    );
    CREATE TABLE shingle (
        run        INTEGER NOT NULL,
        article_id INTEGER NOT NULL REFERENCES trace(article_id) ON DELETE CASCADE,
        PRIMARY KEY (run, article_id)
    ) WITHOUT ROWID;
    CREATE INDEX shingle_article ON shingle (article_id);
    CREATE TABLE revision (
        article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
        number     INTEGER NOT NULL,
        at         INTEGER NOT NULL,
        title      TEXT NOT NULL,
        text       BLOB NOT NULL,
        PRIMARY KEY (article_id, number)
    );
    INSERT INTO untold SELECT id FROM status ORDER BY id DESC LIMIT 20000;
    """,
    """
    ALTER TABLE status ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE highlight ADD COLUMN searchable INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE gist (
        article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
        mark       BLOB NOT NULL,
        said       BLOB NOT NULL,
        at         INTEGER NOT NULL
    );
    CREATE INDEX gist_at ON gist (at);
    ALTER TABLE revision ADD COLUMN page BLOB NOT NULL DEFAULT x'';
    CREATE TABLE linked (
        page_id INTEGER NOT NULL REFERENCES status(id) ON DELETE CASCADE,
        from_id INTEGER NOT NULL REFERENCES status(id) ON DELETE CASCADE,
        PRIMARY KEY (page_id, from_id)
    ) WITHOUT ROWID;
    CREATE INDEX linked_from ON linked (from_id);
    DROP TRIGGER status_turned;
    CREATE TRIGGER status_turned AFTER UPDATE OF read, shown ON status
    WHEN old.shown <> new.shown OR (
        old.read <> new.read AND NOT EXISTS (SELECT 1 FROM memo WHERE name = 'counted at the end')
    ) BEGIN
        UPDATE feed
        SET total  = total  + new.shown - old.shown,
            unread = unread + (new.shown AND NOT new.read) - (old.shown AND NOT old.read)
        WHERE id = new.feed_id;
    END;
    CREATE INDEX article_title ON article (
        CASE title WHEN '' THEN x'' ELSE lower(ltrim(title, '"“„«‘''([')) END
    );
    """,
)
"""Step n brings version n + 1 to n + 2. Only ever add to its end."""
