"""DISK: the library in one SQLite file, the subscriptions in feeds.toml beside it."""
