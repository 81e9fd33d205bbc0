"""PURE: the one query language, from the person's words to a condition in SQL."""
