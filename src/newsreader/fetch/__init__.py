"""NETWORK: one polite request, and the three ways it can end."""
