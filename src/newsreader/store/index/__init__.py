"""The indexes of words, and what is in them."""
