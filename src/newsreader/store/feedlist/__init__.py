"""feeds.toml, which says what is followed, and the rows that come after it."""
