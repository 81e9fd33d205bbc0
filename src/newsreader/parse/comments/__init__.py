"""Discussions: what a comment feed or a forum's own interface answers, as comments in order."""
