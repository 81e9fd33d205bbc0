"""Pure: which articles tell the same news, and which are copies of each other."""
