"""The article of a web page: extractors say what its text is, the page itself gives it."""
