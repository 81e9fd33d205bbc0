"""Whether two versions of an article say the same, by the hashes that sync/content.py makes."""

HALF = 16
"""Bytes. The first half of a hash is the words, the second one everything beside them."""
_TAKEN_OVER = b"+"


def same_words(one: bytes, other: bytes) -> bool:
    """Title and text, however they are laid out. What an older newsreader hashed counts as such."""
    return len(one) != len(other) or one[:HALF] == other[:HALF]


def taken_over(content: bytes) -> bytes:
    """The hash of what another newsreader kept: longer, so that the store knows it.

    newsboat keeps titles and texts a little different, so the first difference is no edit.
    """
    return content + _TAKEN_OVER


def as_published(content: bytes) -> bytes:
    return content.removesuffix(_TAKEN_OVER) if len(content) > 2 * HALF else content


def fold(text: str) -> str:
    """White space does not count."""
    return " ".join(text.split())
