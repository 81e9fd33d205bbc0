"""A short wire from expat to feedparser's handlers.

feedparser's handlers decide what a document says. What lies between them and expat is slow and
does for every element what few elements need. Here those few take feedparser's own way, and all
others a short one to the same end: `docs/notes/parsing.md` tells how the tests hold it to that.
"""
