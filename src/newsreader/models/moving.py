"""Moving in from another newsreader."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another newsreader on this machine, and what it could bring along."""

    program: str
    """Its name, as its users write it: `newsboat`."""
    path: Path
    """What `newsreader import` is given to bring it along."""
    feeds: int
    articles: int = 0
    """Zero also where it keeps none."""
