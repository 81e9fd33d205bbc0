"""Where in a query something is wrong, as a line below it."""

from newsreader.cleaning import clean_text
from newsreader.query.errors import QueryError

_AROUND = 40
"""Characters before and after what is meant."""


def pointed(error: QueryError) -> str:
    """The sentence, then the part of the query that it is about, with a mark below."""
    from rich.cells import cell_len

    query = " ".join(error.text.split("\n"))
    if not query.strip():
        return error.sentence
    start = error.position
    end = start + min(max(1, error.length), _AROUND)
    before = clean_text(query[max(0, start - _AROUND) : start])
    meant = clean_text(query[start:end])
    after = clean_text(query[end : end + _AROUND])
    mark = " " * cell_len(before) + "^" * max(1, cell_len(meant))
    return f"{error.sentence}\n  {before}{meant}{after}\n  {mark}"
