"""What may be asked about some articles, and what the library has of it already. PURE."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from newsreader.cleaning import clean_line
from newsreader.models.asking import Answer, Ask, Task
from newsreader.view.panes.choices import Choice
from newsreader.view.replies import name_of
from newsreader.view.times import when

_ASIDES = {
    Task.SUMMARY: "in a few sentences",
    Task.TRANSLATION: "into {language}",
    Task.EXPLANATION: "what must be known to understand it",
}
_DIGEST = "what happened, by importance"


class Subject(Struct, frozen=True):
    """One article, or several."""

    ids: tuple[int, ...]
    titles: tuple[str, ...]
    kept: Sequence[Answer]

    @property
    def name(self) -> str:
        return self.titles[0] if len(self.ids) == 1 else f"{len(self.ids)} articles"

    def titles_for(self, ask: Ask) -> Sequence[str]:
        """Those that an answer about several calls by their numbers."""
        return self.titles if len(ask.articles) > 1 and ask.articles == self.ids else ()


def tasks_about(subject: Subject, language: str) -> Iterator[Choice]:
    if len(subject.ids) > 1:
        yield Choice(Ask(Task.DIGEST, subject.ids), "Digest", _DIGEST)
        return
    into = language or "a language that you choose"
    for task, aside in _ASIDES.items():
        yield Choice(Ask(task, subject.ids), task.capitalize(), aside.format(language=into))


def kept_about(subject: Subject, now: datetime) -> Iterator[Choice]:
    for answer in subject.kept:
        model = clean_line(answer.model, 40)
        name = clean_line(name_of(answer.ask))
        yield Choice(answer, name, f"kept · {model}", when(answer.at, now))


def question_about(subject: Subject, words: str) -> list[Choice]:
    """What was typed, as a question."""
    ask = Ask(Task.QUESTION, subject.ids, clean_line(words))
    return [Choice(ask, f"“{ask.question}”", "ask that")]
