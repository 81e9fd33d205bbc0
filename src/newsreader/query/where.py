"""What a query becomes."""

from collections.abc import Sequence

from msgspec import Struct


class Where(Struct, frozen=True):
    """A condition in SQL and the values of its question marks."""

    sql: str
    parameters: tuple[object, ...] = ()

    @property
    def following(self) -> str:
        """Behind another condition; empty where nothing is asked."""
        return f" AND ({self.sql})" if self.sql else ""

    def asking(self, table: str) -> "Where":
        """The same, but sets are asked for the id in `table`, which is read before `status`."""
        return Where(self.sql.replace("s.id IN (", f"{table}.id IN ("), self.parameters)


def joined(joint: str, conditions: Sequence[Where]) -> Where:
    """Without conditions: everything."""
    sql = joint.join(f"({condition.sql})" for condition in conditions) or "1"
    return Where(sql, tuple(value for where in conditions for value in where.parameters))
