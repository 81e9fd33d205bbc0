"""The flow: what is due, fetch, parse, decide, store. The only room that sees all of it."""
