"""What an article said at a time."""

from datetime import datetime

from msgspec import Struct


class Revision(Struct, frozen=True):
    """An article's words, from `at` until they were changed."""

    number: int
    """How often they had been changed by then; 0 is as the article arrived."""
    at: datetime
    """When they came here."""
    title: str
    text: str
    """Plain, one line a block."""
    page: str = ""
    """The same of its page, where that was here by then."""
