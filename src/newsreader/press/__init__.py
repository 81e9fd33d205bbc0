"""Articles as files for other programs: page/ and export/ put together, written without harm."""
