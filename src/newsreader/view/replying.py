"""The assistant's answers, above the articles that they are about."""

from collections.abc import Callable, Sequence
from contextlib import aclosing
from functools import partial
from time import monotonic

from msgspec.structs import replace

from newsreader.cleaning import clean_line
from newsreader.models.articles import Article
from newsreader.models.asking import (
    Answer,
    Answered,
    Ask,
    Asked,
    AskEvent,
    AskRunner,
    NotAnswered,
    Sending,
    Thinking,
    Written,
)
from newsreader.view.actions import Pane
from newsreader.view.desk import Desk
from newsreader.view.recent import Recent
from newsreader.view.replies import Reply, foreword_of, name_of, of_answer
from newsreader.view.times import ago
from newsreader.view.work import replace_work

_WORK = _PLACE = "assistant"
_SHOWN = 20
"""Articles that keep what stands above them until newsreader ends."""
_CALM = 0.1
"""Seconds between two changes of a growing answer, at least."""
_SHARE = 20
"""Of the time, what showing one may take: a very long article is typeset anew with it."""


class Replying:
    """One thing is asked at a time; it goes on while the person reads something else."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._replies: Recent[int, Reply] = Recent(_SHOWN)
        """By the article that they stand above."""
        self._growing: Reply | None = None
        """The one that is coming."""
        self._dirty = False
        self._calm = _CALM
        desk.happens.presented.append(self._put_back)

    def begin(self, ask: Ask, titles: Sequence[str], open_runner: Callable[[], AskRunner]) -> None:
        """What was asked before is given up."""
        reply = Reply(ask, titles=titles)
        self._stand(ask.articles[0], reply)
        replace_work(self._desk, _WORK, partial(self._follow, ask, reply, open_runner))

    def show(self, answer: Answer, above: int, titles: Sequence[str]) -> None:
        """One that was kept."""
        self._stand(above, of_answer(answer, ago(answer.at, self._desk.now()), titles))

    def step_back(self) -> bool:
        """What stands above the article is stopped, else put away; False where nothing does."""
        key = self._desk.reader.key
        if key is None or key not in self._replies:
            return False
        if self._replies[key] is self._growing:
            self._desk.workers.cancel_group(self._desk, _WORK)
            return True
        if self._desk.pane is Pane.READER:
            del self._replies[key]
            self._desk.reader.put_before(_PLACE, ())
            return True
        return False

    def _stand(self, key: int, reply: Reply) -> None:
        """Above that article, which is shown if it is not."""
        self._replies[key] = reply
        self._desk.go(Pane.READER)
        presenter = self._desk.presenter
        if presenter.shown_id != key:
            presenter.show(key)
        elif presenter.is_aside:
            presenter.bring_back()
        else:
            self._show(key)
            self._desk.reader.top()

    async def _follow(self, ask: Ask, reply: Reply, open_runner: Callable[[], AskRunner]) -> None:
        key, self._growing = ask.articles[0], reply
        sent = replace(ask, offline=self._desk.offline)
        try:
            async with aclosing(open_runner().ask(sent, self._agree)) as events:
                async for event in events:
                    self._hear(key, reply, event)
        finally:
            if self._growing is reply:
                self._growing = None
            if reply.words.endswith("…"):
                reply.words = "stopped, this is not kept" if reply.text else "stopped"
            self._show(key)

    async def _agree(self, sending: Sending) -> bool:
        from newsreader.view.dialogs.asking import SendingDialog

        dialog = SendingDialog(sending)
        agreed = await self._desk.app.push_screen_wait(dialog)
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
                self._end(key, reply, answer, kept=kept)
            case NotAnswered(reason):
                reply.words = clean_line(reason)
                self._desk.say(reply.words, wrong=True)
        self._show_soon(key)

    def _end(self, key: int, reply: Reply, answer: Answer, *, kept: bool) -> None:
        since = ago(answer.at, self._desk.now()) if kept else ""
        done = of_answer(answer, since)
        reply.text, reply.words = done.text, done.words
        if key != self._desk.reader.key:
            self._desk.say(f"{name_of(answer.ask)}: the answer is here, above its article.")

    def _goes_on(self, reply: Reply, does: str) -> str:
        return f"{reply.source} {does}; {self._desk.key('back')} stops it …"

    def _put_back(self, article: Article) -> None:
        if article.id in self._replies:
            self._show(article.id)

    def _show_soon(self, key: int) -> None:
        if not self._dirty:
            self._dirty = True
            self._desk.set_timer(self._calm, partial(self._show, key))

    def _show(self, key: int) -> None:
        self._dirty = False
        if key == self._desk.reader.key and key in self._replies:
            began = monotonic()
            self._desk.reader.put_before(_PLACE, foreword_of(self._replies[key]))
            self._calm = max(_CALM, _SHARE * (monotonic() - began))
