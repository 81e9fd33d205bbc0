"""What comes from a model → what is shown of it, and in the end the answer. PURE."""

from collections.abc import Iterator

from newsreader.assistant.dialects import Said, heard
from newsreader.assistant.eventlines import EventLines, NoEvents
from newsreader.assistant.thoughts import Piece, Thoughts
from newsreader.cleaning import clean_line, clean_text
from newsreader.models.asking import Thinking, Written
from newsreader.models.speaking import Dialect

Heard = Written | Thinking
_LONGEST = 50_000
"""Characters of an answer."""


class CannotAnswer(Exception):
    """`str()` is one clear sentence."""


class Writing:
    """An answer while it grows: cleaned, without thoughts, of bounded length."""

    def __init__(self) -> None:
        self._thoughts = Thoughts()
        self._text = ""
        self._told = False
        self.tokens_in: int | None = None
        self.tokens_out: int | None = None
        self.cut = False

    @property
    def text(self) -> str:
        return clean_text(self._text).strip()

    def add(self, text: str) -> Iterator[Heard]:
        """Raises CannotAnswer."""
        yield from self._shown(self._thoughts.push(text))

    def end(self) -> Iterator[Heard]:
        yield from self._shown(self._thoughts.end())

    def think(self) -> Iterator[Heard]:
        """Told once, and only before there is an answer."""
        if not (self._told or self._text):
            self._told = True
            yield Thinking()

    def _shown(self, piece: Piece) -> Iterator[Heard]:
        if piece.anew:
            self._text = ""
        text = piece.text if self._text else piece.text.lstrip()
        self._text += text
        if len(self._text) > _LONGEST:
            raise CannotAnswer(f"The answer is longer than {_LONGEST:,} characters.")
        if text or piece.anew:
            yield Written(clean_text(text), piece.anew)
        if self._thoughts.inside:
            yield from self.think()


class Hearing:
    """An answer that comes over HTTP in one of the dialects."""

    def __init__(self, dialect: Dialect, to: str, writing: Writing) -> None:
        self._dialect = dialect
        self._to = to
        self._lines = EventLines()
        self._writing = writing
        self._over = False
        self.finished = False

    def push(self, piece: bytes) -> Iterator[Heard]:
        """Raises CannotAnswer."""
        yield from self._heard(self._lines.push(piece))

    def end(self) -> Iterator[Heard]:
        """The stream is over. Raises CannotAnswer where the answer is not whole, or none."""
        yield from self._heard(self._lines.end())
        yield from self._writing.end()
        if not self._over:
            raise CannotAnswer(f"The answer of {self._to} broke off in the middle.")
        if not self._writing.text:
            raise CannotAnswer(f"{self._to} answered without a word.")

    def _heard(self, events: Iterator[str]) -> Iterator[Heard]:
        try:
            for data in events:
                said = heard(self._dialect, data)
                self._note(said)
                if said.thinking:
                    yield from self._writing.think()
                yield from self._writing.add(said.text)
        except (ValueError, NoEvents, RecursionError) as error:
            raise CannotAnswer(self._garbled()) from error

    def _garbled(self) -> str:
        if self._writing.text:
            return f"The answer of {self._to} is garbled in the middle."
        return (
            f"{self._to} answered in a way that newsreader does not understand: is the address "
            f"right, and does it speak {self._dialect}?"
        )

    def _note(self, said: Said) -> None:
        if said.fault:
            raise CannotAnswer(f"{self._to} says: {clean_line(said.fault, 300)}")
        self._over = self._over or said.over
        self.finished = self.finished or said.last
        writing = self._writing
        writing.cut = writing.cut or said.cut
        if said.tokens_in is not None:
            writing.tokens_in = said.tokens_in
        if said.tokens_out is not None:
            writing.tokens_out = said.tokens_out
