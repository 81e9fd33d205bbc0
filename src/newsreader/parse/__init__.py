"""PURE: bytes in, values out. Feeds, their discovery, OPML."""
