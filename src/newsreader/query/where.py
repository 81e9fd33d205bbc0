"""What a query becomes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Where:
    """A condition in SQL and the values of its question marks."""

    sql: str
    parameters: tuple[object, ...] = ()
