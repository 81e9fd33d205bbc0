"""The assistant: what it is asked, and its answer above the article."""

from collections.abc import Callable, Sequence
from contextlib import aclosing
from functools import partial
from time import monotonic

from msgspec import Struct
from msgspec.structs import replace

from newsreader.cleaning import clean_line
from newsreader.models.articles import Article
from newsreader.models.asking import (
    NO_ASSISTANT,
    Answer,
    Answered,
    Ask,
    Asked,
    AskEvent,
    AskRunner,
    NotAnswered,
    Sending,
    Task,
    Thinking,
    Written,
)
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.view.acting.acts import Acts
from newsreader.view.acting.choosing import ChoosingActions, Ids
from newsreader.view.actions import Pane
from newsreader.view.desk import Desk
from newsreader.view.panes.choices import Choice
from newsreader.view.recent import Recent
from newsreader.view.replies import Reply, foreword_of, name_of, of_answer
from newsreader.view.times import ago, when
from newsreader.view.work import replace_work

_WORK = "assistant"
_MOST = 100
"""Articles of a digest."""
_SHOWN = 20
"""Articles that keep what stands above them until newsreader ends."""
_CALM = 0.1
"""Seconds between two changes of a growing answer, at least."""
_SHARE = 20
"""Of the time, what showing one may take: a very long article is typeset anew with it."""


class _Subject(Struct, frozen=True):
    """What is asked about, and what the library has of that already."""

    ids: tuple[int, ...]
    titles: tuple[str, ...]
    kept: Sequence[Answer]


class AskingActions(Acts):
    """One thing is asked at a time; it goes on while the person reads something else."""

    def __init__(self, desk: Desk, choosing: ChoosingActions) -> None:
        super().__init__(desk)
        self._choosing = choosing
        self.open_runner: Callable[[], AskRunner] | None = None
        """Who asks, when something is asked."""
        self._language = desk.config.assistant.language
        self._replies: Recent[int, Reply] = Recent(_SHOWN)
        """By the article that they stand above."""
        self._growing: int | None = None
        """Above which the answer is coming."""
        self._asked: Ask | None = None
        self._dirty = False
        self._calm = _CALM
        desk.happens.presented.append(self._put_back)

    def action_ask(self) -> None:
        if ids := self._subjects():
            self.desk.run_worker(self._offer(ids), group="ask")

    def action_summary(self) -> None:
        self._ask_at_once(Task.SUMMARY)

    def action_translation(self) -> None:
        self._ask_at_once(Task.TRANSLATION)

    def action_explanation(self) -> None:
        self._ask_at_once(Task.EXPLANATION)

    def action_digest(self) -> None:
        self._ask_at_once(Task.DIGEST)

    def action_ask_again(self) -> None:
        if self._asked is None:
            self.desk.say("Nothing was asked yet.")
        else:
            self._begin(replace(self._asked, again=True), ())

    def step_back(self) -> bool:
        """What is being asked is stopped, else what stands above the article is put away."""
        if self._growing is not None:
            self.desk.workers.cancel_group(self.desk, _WORK)
            return True
        key = self.desk.reader.key
        if self.desk.pane is Pane.READER and key is not None and key in self._replies:
            del self._replies[key]
            self.desk.reader.put_before(())
            return True
        return False

    # What is asked

    def _subjects(self) -> Ids | None:
        """In the reader the article there, however it was come to."""
        shown = self.desk.presenter.shown_id
        if self.desk.pane is Pane.READER and shown is not None:
            return lambda: [shown]
        return self._choosing.subjects()

    async def _subject(self, ids: Ids) -> _Subject | None:
        def look(library: Library) -> _Subject:
            wanted = tuple(ids()[: _MOST + 1])
            titles = tuple(headline.title for headline in library.headlines(wanted))
            answers = library.answers
            kept = answers.about(wanted[0]) if len(wanted) == 1 else answers.digests()
            return _Subject(wanted, titles, kept)

        try:
            subject = await self.desk.shelf.read(look)
        except LibraryError as error:
            self.desk.say(str(error), wrong=True)
            return None
        if len(subject.ids) > _MOST:
            self.desk.say(f"That is more than {_MOST} articles at once. Select fewer.")
            return None
        return subject

    async def _offer(self, ids: Ids) -> None:
        from newsreader.view.dialogs.picker import Picker, Typed, nothing_more

        subject = await self._subject(ids)
        if subject is None:
            return
        choices = [*self._tasks(subject), *self._kept(subject)]
        if not choices:
            self.desk.say(NO_ASSISTANT)
            return
        on = self.desk.config.assistant.on
        typed: Typed = partial(_question, subject) if on else nothing_more
        hint = "Or type a question · enter asks" if on else "What was answered before · enter"
        about = subject.titles[0] if len(subject.ids) == 1 else f"{len(subject.ids)} articles"
        picker = Picker(f"Ask about {clean_line(about, 50)}", choices, hint, typed=typed)
        self.desk.app.push_screen(picker, partial(self._take, subject))

    def _tasks(self, subject: _Subject) -> list[Choice]:
        if not self.desk.config.assistant.on:
            return []
        into = f"into {self._language}" if self._language else "into a language that you choose"
        asides = {
            Task.SUMMARY: "in a few sentences",
            Task.TRANSLATION: into,
            Task.EXPLANATION: "what must be known to understand it",
            Task.DIGEST: "what happened, by importance",
        }
        one = len(subject.ids) == 1
        tasks = [task for task in asides if (task is not Task.DIGEST) == one]
        names = {task: task.capitalize() for task in tasks}
        return [Choice(Ask(task, subject.ids), names[task], asides[task]) for task in tasks]

    def _kept(self, subject: _Subject) -> list[Choice]:
        return [
            Choice(
                answer,
                clean_line(name_of(answer.ask)),
                f"kept · {clean_line(answer.model, 40)}",
                when(answer.at, self.desk.now()),
            )
            for answer in subject.kept
        ]

    def _take(self, subject: _Subject, chosen: tuple[Choice, ...] | None) -> None:
        for choice in chosen or ():
            match choice.key:
                case Ask() as ask:
                    self._prepare(ask, subject.titles)
                case Answer() as answer:
                    self._show_kept(answer, subject)

    def _ask_at_once(self, task: Task) -> None:
        if not self.desk.config.assistant.on:
            self.desk.say(NO_ASSISTANT)
        elif ids := self._subjects():
            self.desk.run_worker(self._ask_about(task, ids), group="ask")

    async def _ask_about(self, task: Task, ids: Ids) -> None:
        if subject := await self._subject(ids):
            several = task is Task.DIGEST
            wanted = subject.ids if several else subject.ids[:1]
            self._prepare(Ask(task, wanted), subject.titles)

    def _prepare(self, ask: Ask, titles: Sequence[str]) -> None:
        """A translation needs a language."""
        if ask.task is not Task.TRANSLATION or self.desk.config.assistant.language:
            self._begin(ask, titles)
            return
        from newsreader.view.dialogs.asking import LanguageDialog

        def into(language: str | None) -> None:
            if language:
                self._language = language
                self._begin(replace(ask, language=language), titles)

        self.desk.app.push_screen(LanguageDialog(self._language), into)

    # What it answers

    def _show_kept(self, answer: Answer, subject: _Subject) -> None:
        one = len(answer.ask.articles) == 1
        titles = () if one or answer.ask.articles != subject.ids else subject.titles
        self._stand(subject.ids[0], of_answer(answer, ago(answer.at, self.desk.now()), titles))

    def _begin(self, ask: Ask, titles: Sequence[str]) -> None:
        self._asked = ask
        reply = Reply(ask, titles=titles if len(ask.articles) > 1 else ())
        self._stand(ask.articles[0], reply)
        replace_work(self.desk, _WORK, partial(self._follow, ask, reply))

    def _stand(self, key: int, reply: Reply) -> None:
        """Above that article, which is shown if it is not."""
        self._replies[key] = reply
        self.desk.go(Pane.READER)
        if self.desk.presenter.shown_id == key:
            self._show(key)
            self.desk.reader.top()
        else:
            self.desk.presenter.show(key)

    async def _follow(self, ask: Ask, reply: Reply) -> None:
        assert self.open_runner is not None, "an assistant that is on has somebody to ask"
        key = self._growing = ask.articles[0]
        sent = replace(ask, offline=self.desk.offline)
        try:
            async with aclosing(self.open_runner().ask(sent, self._agree)) as events:
                async for event in events:
                    self._hear(key, reply, event)
        finally:
            if self._growing == key:
                self._growing = None
            if reply.words.endswith("…"):
                reply.words = "stopped, this is not kept" if reply.text else "stopped"
            self._show(key)

    async def _agree(self, sending: Sending) -> bool:
        from newsreader.view.dialogs.asking import SendingDialog

        dialog = SendingDialog(sending)
        agreed = await self.desk.app.push_screen_wait(dialog)
        return agreed is True

    def _hear(self, key: int, reply: Reply, event: AskEvent) -> None:
        match event:
            case Asked(Sending(to, model)):
                reply.source = clean_line(f"{model} ({to})", 80)
                reply.words = self._goes_on(reply, "is asked")
            case Thinking():
                reply.words = self._goes_on(reply, "is thinking")
            case Written(text, anew):
                reply.words = self._goes_on(reply, "is writing")
                reply.text = text if anew else reply.text + text
            case Answered(answer, kept):
                since = ago(answer.at, self.desk.now()) if kept else ""
                done = of_answer(answer, since, reply.titles)
                reply.text, reply.words = done.text, done.words
                if key != self.desk.reader.key:
                    self.desk.say(f"{name_of(answer.ask)}: the answer is here, above its article.")
            case NotAnswered(reason):
                reply.words = clean_line(reason)
                self.desk.say(reply.words, wrong=True)
        self._show_soon(key)

    def _goes_on(self, reply: Reply, does: str) -> str:
        return f"{reply.source} {does}; {self.desk.key('back')} stops it …"

    # What is seen of it

    def _put_back(self, article: Article) -> None:
        if article.id in self._replies:
            self._show(article.id)

    def _show_soon(self, key: int) -> None:
        if not self._dirty:
            self._dirty = True
            self.desk.set_timer(self._calm, partial(self._show, key))

    def _show(self, key: int) -> None:
        self._dirty = False
        if key == self.desk.reader.key and key in self._replies:
            began = monotonic()
            self.desk.reader.put_before(foreword_of(self._replies[key]))
            self._calm = max(_CALM, _SHARE * (monotonic() - began))


def _question(subject: _Subject, words: str) -> list[Choice]:
    """PURE."""
    ask = Ask(Task.QUESTION, subject.ids, clean_line(words))
    return [Choice(ask, f"“{ask.question}”", "ask that")]
