"""A Document at a width → a Sheet of lines. Pure; knows cells, but no screen and no colour."""
