"""The person's own rules for articles."""
