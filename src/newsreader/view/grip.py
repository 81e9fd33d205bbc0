"""Keys in the hands of one thing."""

from collections.abc import Sequence


class Grip:
    """Has every key for itself until it lets go."""

    keys: Sequence[tuple[str, str]] = ()
    """What the key bar offers meanwhile."""

    def press(self, key: str) -> bool:
        """False: it lets go."""
        raise NotImplementedError

    def passes_on(self, key: str) -> bool:
        """Whether the key that it let go at means what it always means."""
        return False

    def end(self) -> None:
        """It was let go."""
