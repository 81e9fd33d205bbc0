"""Small things to be remembered beside the articles: a name and a text."""

from newsreader.store.database import Database


def remembered(db: Database, name: str) -> str | None:
    text: str | None = db.value("SELECT value FROM memo WHERE name = ?", (name,))
    return text


def remember(db: Database, name: str, text: str | None) -> None:
    """`None` forgets it."""
    if text is None:
        db.write("DELETE FROM memo WHERE name = ?", (name,))
    else:
        db.write("INSERT OR REPLACE INTO memo (name, value) VALUES (?, ?)", (name, text))
