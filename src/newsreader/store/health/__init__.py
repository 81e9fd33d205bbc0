"""Whether the library is well, and what can be done where it is not."""
