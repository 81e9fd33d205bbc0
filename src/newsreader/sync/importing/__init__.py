"""Moving in: OPML, newsboat's urls, newsboat's cache; what was followed, then what was read."""
