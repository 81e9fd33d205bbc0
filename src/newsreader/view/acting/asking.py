"""The assistant: what it is asked about."""

from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace

from newsreader.cleaning import clean_line
from newsreader.models.asking import NO_ASSISTANT, Answer, Ask, AskRunner, Task
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.view.acting.acts import Acts
from newsreader.view.acting.choosing import ChoosingActions, Ids
from newsreader.view.actions import Pane
from newsreader.view.askable import Subject, kept_about, question_about, tasks_about
from newsreader.view.desk import Desk
from newsreader.view.panes.choices import Choice
from newsreader.view.replying import Replying

_WORK = "ask"
_MOST = 100
"""Articles of a digest."""


class AskingActions(Acts):
    """About the article in the reader, the one under the cursor, or what is selected."""

    def __init__(self, desk: Desk, choosing: ChoosingActions) -> None:
        super().__init__(desk)
        self._choosing = choosing
        self._replying = Replying(desk)
        self.open_runner: Callable[[], AskRunner] | None = None
        """Who asks, when something is asked."""
        self._language = desk.config.assistant.language
        self._asked: Ask | None = None

    def action_ask(self) -> None:
        self._with_subject(self._offer)

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
        """What stands above the article is stopped, else put away; False where nothing does."""
        return self._replying.step_back()

    # About what

    def _with_subject(self, then: Callable[[Subject], None]) -> None:
        if ids := self._subjects():
            self.desk.run_worker(self._look(ids, then), group=_WORK)

    def _subjects(self) -> Ids | None:
        """In the reader the article there, however it was come to."""
        shown = self.desk.presenter.shown_id
        if self.desk.pane is Pane.READER and shown is not None:
            return lambda: [shown]
        return self._choosing.subjects()

    async def _look(self, ids: Ids, then: Callable[[Subject], None]) -> None:
        try:
            subject = await self.desk.shelf.read(partial(_subject, ids))
        except LibraryError as error:
            self.desk.say(str(error), wrong=True)
            return
        if len(subject.ids) > _MOST:
            self.desk.say(f"That is more than {_MOST} articles at once. Select fewer.")
        elif subject.ids:
            then(subject)

    # What

    def _offer(self, subject: Subject) -> None:
        from newsreader.view.dialogs.picker import Picker, Typed, nothing_more

        on = self.desk.config.assistant.on
        tasks = tasks_about(subject, self._language) if on else ()
        choices = [*tasks, *kept_about(subject, self.desk.now())]
        if not choices:
            self.desk.say(NO_ASSISTANT)
            return
        typed: Typed = partial(question_about, subject) if on else nothing_more
        hint = "Or type a question · enter asks" if on else "What was answered before · enter"
        picker = Picker(f"Ask about {clean_line(subject.name, 50)}", choices, hint, typed=typed)
        self.desk.app.push_screen(picker, partial(self._take, subject))

    def _take(self, subject: Subject, chosen: tuple[Choice, ...] | None) -> None:
        for choice in chosen or ():
            match choice.key:
                case Ask() as ask:
                    self._prepare(ask, subject)
                case Answer() as answer:
                    titles = subject.titles_for(answer.ask)
                    self._replying.show(answer, subject.ids[0], titles)

    def _ask_at_once(self, task: Task) -> None:
        def prepare(subject: Subject) -> None:
            wanted = subject.ids if task is Task.DIGEST else subject.ids[:1]
            self._prepare(Ask(task, wanted), subject)

        if self.desk.config.assistant.on:
            self._with_subject(prepare)
        else:
            self.desk.say(NO_ASSISTANT)

    def _prepare(self, ask: Ask, subject: Subject) -> None:
        """A translation needs a language."""
        titles = subject.titles_for(ask)
        if ask.task is not Task.TRANSLATION or self.desk.config.assistant.language:
            self._begin(ask, titles)
            return
        from newsreader.view.dialogs.asking import LanguageDialog

        def into(language: str | None) -> None:
            if language:
                self._language = language
                self._begin(replace(ask, language=language), titles)

        self.desk.app.push_screen(LanguageDialog(self._language), into)

    def _begin(self, ask: Ask, titles: Sequence[str]) -> None:
        assert self.open_runner is not None, "an assistant that is on has somebody to ask"
        self._asked = ask
        self._replying.begin(ask, titles, self.open_runner)


def _subject(ids: Ids, library: Library) -> Subject:
    """Called in a thread."""
    wanted = tuple(ids()[: _MOST + 1])
    headlines = library.headlines(wanted)
    answers = library.answers
    return Subject(
        ids=tuple(headline.id for headline in headlines),
        titles=tuple(headline.title for headline in headlines),
        kept=answers.about(wanted[0]) if len(wanted) == 1 else answers.digests(),
    )
