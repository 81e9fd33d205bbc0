"""What a query can get wrong."""


class QueryError(Exception):
    """The query cannot be understood. `str()` is one clear sentence for the person."""

    def __init__(self, sentence: str, position: int, length: int = 0) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.position = position
        """Where in the text, in characters from 0."""
        self.length = length
        """How many characters from there are meant."""
        self.text = ""
        """The query that it is in."""
