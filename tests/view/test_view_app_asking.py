"""The assistant in the app: asked, heard, stopped, kept."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from textual.widgets import Input
from view_stand import NOON, SLOW, Stand, fill, stand

from newsreader.config import Assistant, Config
from newsreader.models.asking import (
    Agree,
    Answer,
    Answered,
    Ask,
    Asked,
    AskEvent,
    NotAnswered,
    Route,
    Sending,
    Task,
    Thinking,
    Written,
)
from newsreader.models.document import Document, Inline, Paragraph, Quote, Span, Style
from newsreader.models.scopes import Smart
from newsreader.paths import Paths
from newsreader.store.library import Library
from newsreader.view.actions import Pane
from newsreader.view.dialogs.asking import LanguageDialog, SendingDialog
from newsreader.view.dialogs.picker import Picker
from newsreader.view.replies import Reply, foreword_of, name_of

SENDING = Sending("localhost:11434", "qwen3:8b", 4812, 1, Route.HERE)
CONFIG = Config(SLOW.reading, assistant=Assistant(preset="ollama", model="qwen3:8b"))


def answer(ask: Ask, text: str = "Chips are up.") -> Answer:
    return Answer(ask, text, "qwen3:8b", "localhost:11434", NOON, 4812, tokens_in=70, tokens_out=3)


@dataclass
class ScriptedAssistant:
    """Says what it was given; with `hold` only once it may `go_on`."""

    words: Sequence[str] = ("Chips ", "are up.")
    last: Callable[[Ask], AskEvent] = lambda ask: Answered(answer(ask))
    asks_first: bool = False
    hold: bool = False
    hold_thought: bool = False
    asked: list[Ask] = field(default_factory=list)
    agreed: list[bool] = field(default_factory=list)
    closed: bool = False
    go_on: asyncio.Event = field(default_factory=asyncio.Event)

    async def ask(self, ask: Ask, agree: Agree) -> AsyncGenerator[AskEvent, None]:
        self.asked.append(ask)
        try:
            if self.asks_first:
                self.agreed.append(await agree(SENDING))
                if not self.agreed[-1]:
                    yield NotAnswered("Nothing was sent.")
                    return
            yield Asked(SENDING)
            yield Thinking()
            if self.hold_thought:
                await self.go_on.wait()
            for word in self.words:
                yield Written(word)
            if self.hold:
                await self.go_on.wait()
            yield self.last(ask)
        finally:
            self.closed = True


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = Paths.under(tmp_path)
    with Library.open(paths) as library:
        fill(library, {"Asagiri": 3})
    return paths


@asynccontextmanager
async def asking(
    paths: Paths, assistant: ScriptedAssistant, config: Config = CONFIG, width: int = 120
) -> AsyncGenerator[Stand, None]:
    async with stand(paths, config=config, size=(width, 40)) as there:
        there.screen.asks.open_runner = lambda: assistant
        await there.until(lambda: there.screen.current)
        yield there


def read(there: Stand) -> str:
    sheet = there.screen.reader.sheet
    return "\n".join(sheet.text()).replace("▎", " ") if sheet else ""


async def choose(there: Stand, *typed: str) -> None:
    await there.press("g", "i")
    await there.until(lambda: isinstance(there.app.screen, Picker))
    await there.press(*typed, "enter")
    await there.until(lambda: not isinstance(there.app.screen, Picker))


async def shows(there: Stand, words: str) -> None:
    await there.until(lambda: words in " ".join(read(there).split()))


@pytest.mark.parametrize("width", [120, 60])
async def test_a_summary_grows_above_the_article(paths: Paths, width: int) -> None:
    assistant = ScriptedAssistant(hold=True)
    async with asking(paths, assistant, width=width) as there:
        await choose(there)
        await shows(there, "Chips are up.")
        await shows(there, "qwen3:8b (localhost:11434) is writing; esc stops it")
        assert read(there).index("Chips are up.") < read(there).index("Paragraph 1 of")
        assert there.screen.pane is Pane.READER

        assistant.go_on.set()
        await shows(there, "answer by qwen3:8b (localhost:11434), may be wrong")
        await shows(there, "70 tokens in, 3 out")
        assert [ask.task for ask in assistant.asked] == [Task.SUMMARY]


async def test_escape_stops_it_and_what_came_stays_on_the_screen_only(paths: Paths) -> None:
    assistant = ScriptedAssistant(hold=True)
    async with asking(paths, assistant) as there:
        await choose(there)
        await shows(there, "Chips are up.")
        await there.press("escape")
        await shows(there, "stopped, this is not kept")
        assert assistant.closed
        assert "Chips are up." in read(there)
        assert there.screen.pane is Pane.READER

        await there.press("escape")
        await there.until(lambda: "Chips" not in read(there))
        assert there.screen.pane is Pane.READER
        await there.press("escape")
        await there.reached(Pane.HEADLINES)


async def test_before_the_first_time_the_screen_says_what_goes_where(paths: Paths) -> None:
    assistant = ScriptedAssistant(asks_first=True)
    async with asking(paths, assistant) as there:
        await choose(there)
        await there.until(lambda: isinstance(there.app.screen, SendingDialog))
        words = str(there.app.screen.query(".words").first().render())
        assert "4,812 characters of 1 article" in words
        assert "localhost:11434" in words
        await there.press("enter")
        await shows(there, "Chips are up.")
        assert assistant.agreed == [True]


async def test_who_does_not_agree_sends_nothing(paths: Paths) -> None:
    assistant = ScriptedAssistant(asks_first=True)
    async with asking(paths, assistant) as there:
        await choose(there)
        await there.until(lambda: isinstance(there.app.screen, SendingDialog))
        await there.press("escape")
        await there.says("Nothing was sent.")
        assert assistant.agreed == [False]


async def test_a_question_is_typed(paths: Paths) -> None:
    assistant = ScriptedAssistant()
    async with asking(paths, assistant) as there:
        await choose(there, *"Who paid?")
        await shows(there, "“Who paid?”")
        assert [(ask.task, ask.question) for ask in assistant.asked] == [
            (Task.QUESTION, "Who paid?")
        ]


async def test_a_translation_wants_a_language_and_remembers_it(paths: Paths) -> None:
    assistant = ScriptedAssistant()
    async with asking(paths, assistant) as there:
        await choose(there, *"transl")
        await there.until(lambda: isinstance(there.app.screen, LanguageDialog))
        await there.press(*"Dutch", "enter")
        await shows(there, "Translation into Dutch")
        await choose(there, *"transl")
        await there.until(lambda: isinstance(there.app.screen, LanguageDialog))
        assert there.app.screen.query_one(Input).value == "Dutch"


async def test_a_digest_is_of_what_is_selected(paths: Paths) -> None:
    assistant = ScriptedAssistant(words=(), last=lambda ask: Answered(answer(ask, "- Up [1, 2]")))
    async with asking(paths, assistant) as there:
        await there.press("V", "V")
        await choose(there)
        await shows(there, "Digest of 2 articles")
        await shows(there, "Up [1, 2]")
        await shows(there, "1. Asagiri 1 2. Asagiri 2")
        (ask,) = assistant.asked
        assert (ask.task, len(ask.articles)) == (Task.DIGEST, 2)


async def test_an_answer_waits_while_something_else_is_read(paths: Paths) -> None:
    assistant = ScriptedAssistant(hold=True)
    async with asking(paths, assistant) as there:
        await choose(there)
        await shows(there, "Chips are up.")
        await there.press("J")
        await shows(there, "Paragraph 1 of Asagiri 2")
        assert "Chips are up." not in read(there)
        await there.press("escape")
        await there.reached(Pane.HEADLINES)
        assistant.go_on.set()
        await there.says("Summary: the answer is here, above its article.")
        await there.press("K")
        await shows(there, "may be wrong")


async def test_an_answer_stays_when_the_article_is_shown_anew(paths: Paths) -> None:
    async with asking(paths, ScriptedAssistant()) as there:
        await choose(there)
        await shows(there, "may be wrong")
        shown, anew = there.screen.presenter.shown_id, asyncio.Event()
        assert shown is not None
        there.screen.presenter.anew(shown, anew.set)
        await there.until(anew.is_set)
        assert "may be wrong" in read(there)


async def test_the_gist_and_an_answer_stand_above_the_article_together(paths: Paths) -> None:
    async with asking(paths, ScriptedAssistant()) as there:
        await choose(there)
        await shows(there, "may be wrong")
        await there.press("i")
        await shows(there, "Extract")
        await there.press("i")
        await there.until(lambda: "Extract" not in read(there))
        assert "may be wrong" in read(there)


async def test_what_is_read_in_the_articles_place_gives_way_to_the_answer(paths: Paths) -> None:
    async with asking(paths, ScriptedAssistant()) as there:
        await there.press("enter")
        await there.reached(Pane.READER)
        await there.until(lambda: there.screen.presenter.article)
        there.screen.presenter.put_aside(Document((Paragraph(Inline("First!")),)), "Comments")
        await choose(there)
        await shows(there, "may be wrong")
        assert "Paragraph 1 of Asagiri 1." in read(there)
        assert "First!" not in read(there)


async def test_where_the_article_is_read_stays_so_while_an_answer_grows(paths: Paths) -> None:
    assistant = ScriptedAssistant(hold=True)
    async with asking(paths, assistant) as there:
        await choose(there)
        await shows(there, "Chips are up.")
        await there.press("space", "space")
        reader = there.screen.reader
        top = read(there).split("\n")[reader.scroll_offset.y]
        assistant.last = lambda ask: Answered(answer(ask, "A.\n\n" * 20))
        assistant.go_on.set()
        await shows(there, "may be wrong")
        assert read(there).split("\n")[reader.scroll_offset.y] == top


async def test_what_is_kept_is_offered_and_shown_without_asking(paths: Paths) -> None:
    with Library.open(paths) as library:
        newest = library.snapshot(Smart.UNREAD)[0]
        ask = Ask(Task.QUESTION, (newest,), "Who paid?")
        library.answers.keep(b"k", answer(ask, "The [b]state[/b]."))
    assistant = ScriptedAssistant()
    async with asking(paths, assistant, config=SLOW) as there:
        await choose(there)
        await shows(there, "The [b]state[/b].")
        await shows(there, "kept")
        assert not assistant.asked


async def test_that_a_model_thinks_is_told(paths: Paths) -> None:
    assistant = ScriptedAssistant(hold_thought=True)
    async with asking(paths, assistant) as there:
        await choose(there)
        await shows(there, "qwen3:8b (localhost:11434) is thinking; esc stops it")
        await there.press("escape")
        await shows(there, "Summary · stopped")


async def test_a_failure_is_a_sentence_and_what_came_stays(paths: Paths) -> None:
    assistant = ScriptedAssistant(last=lambda _: NotAnswered("It broke off in the middle."))
    async with asking(paths, assistant) as there:
        await choose(there)
        await there.says("It broke off in the middle.")
        await shows(there, "It broke off in the middle. Chips are up.")


async def test_the_same_is_asked_again_by_the_palette(paths: Paths) -> None:
    assistant = ScriptedAssistant()
    async with asking(paths, assistant) as there:
        await there.screen.do("summary")
        await shows(there, "may be wrong")
        await there.screen.do("ask_again")
        await there.until(lambda: len(assistant.asked) == 2)
        assert [ask.again for ask in assistant.asked] == [False, True]


async def test_what_is_asked_next_takes_the_place_of_what_is_asked_now(paths: Paths) -> None:
    assistant = ScriptedAssistant(hold=True)
    async with asking(paths, assistant) as there:
        await choose(there)
        await shows(there, "Chips are up.")
        await choose(there, *"Who paid?")
        await shows(there, "“Who paid?” · qwen3:8b (localhost:11434) is writing")
        await there.until(lambda: assistant.closed)
        await there.press("escape")
        await shows(there, "“Who paid?” · stopped, this is not kept")
        assert len(assistant.asked) == 2


async def test_leaving_while_an_answer_grows_ends_it(paths: Paths) -> None:
    assistant = ScriptedAssistant(hold=True)
    async with asking(paths, assistant) as there:
        await choose(there)
        await shows(there, "Chips are up.")
        await there.press("Q")
        await there.until(lambda: assistant.closed)
        assert there.app.return_code in (0, None)


async def test_offline_is_told_along(paths: Paths) -> None:
    assistant = ScriptedAssistant(words=(), last=lambda _: NotAnswered("You are offline."))
    async with asking(paths, assistant) as there:
        await there.press("g", "o")
        await choose(there)
        await there.says("You are offline.")
        assert assistant.asked[0].offline


async def test_without_a_model_the_way_to_one_is_told(paths: Paths) -> None:
    async with asking(paths, ScriptedAssistant(), config=SLOW) as there:
        await there.press("g", "i")
        await there.says("No assistant is set up")
        await there.screen.do("summary")
        await there.says("No assistant is set up")


@pytest.mark.parametrize(
    ("ask", "name"),
    [
        (Ask(Task.SUMMARY, (1,)), "Summary"),
        (Ask(Task.EXPLANATION, (1,)), "Explanation"),
        (Ask(Task.TRANSLATION, (1,), language="Dutch"), "Translation into Dutch"),
        (Ask(Task.TRANSLATION, (1,)), "Translation"),
        (Ask(Task.QUESTION, (1,), "Who?"), "“Who?”"),
        (Ask(Task.DIGEST, (1, 2)), "Digest of 2 articles"),
    ],
)
def test_an_answer_has_a_name(ask: Ask, name: str) -> None:
    assert name_of(ask) == name
    (block,) = foreword_of(Reply(ask, words="asking …"))
    assert isinstance(block, Quote)
    assert block.blocks[0] == Paragraph(
        Inline(f"{name} · asking …", (Span(0, len(name), Style.STRONG),)), Style.META
    )
