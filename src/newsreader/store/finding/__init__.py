"""Searches: what a query asks, and how its articles are listed and counted fast."""
