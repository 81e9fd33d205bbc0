"""From expat straight to what ParsedFeed is made of, for documents with nothing unusual in them.

Exact or declined: at the first thing whose meaning to feedparser is not written down here, the
document is left to `quick/`. `docs/notes/parsing.md` tells how the tests hold it to that.
"""
