"""Highlights: picked, noted, seen in the text, gone to from the clippings."""

from collections.abc import Sequence
from functools import partial

from newsreader.cleaning import clean_line
from newsreader.models.acts import Act
from newsreader.models.highlights import Highlight
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library
from newsreader.typeset.finding import Part, parts_of, passage_of
from newsreader.view.acting.acts import Acts
from newsreader.view.acting.linking import LinkingActions
from newsreader.view.actions import Pane
from newsreader.view.desk import Desk
from newsreader.view.panes.strokes import Strokes
from newsreader.view.picking import Picking, Wish, overlap, together
from newsreader.view.work import replace_work


class HighlightActions(Acts):
    """What is kept of the article in the reader is known with where it is there now."""

    def __init__(self, desk: Desk, linking: LinkingActions) -> None:
        super().__init__(desk)
        self._linking = linking
        self._kept_here: Sequence[tuple[Highlight, Sequence[Part]]] = ()
        self._sought: Highlight | None = None
        """To be gone to as soon as its article is there."""
        desk.happens.presented.append(lambda _: self._look_at_highlights())
        desk.happens.counted.append(self._look_at_highlights)

    def action_highlight(self) -> None:
        sheet = self.desk.reader.sheet
        if sheet is None or not any(sheet.texts) or not self.desk.sees(Pane.READER):
            self.desk.say("There is no text to highlight here.")
            return
        if self.desk.presenter.is_aside:
            self.desk.say("Only what the article says can be highlighted: go back to it first.")
            return
        self.desk.go(Pane.READER)
        if selected := self.desk.reader.selected_parts:
            self.desk.clear_selection()
            self._keep(together(selected), ask=False)
            return
        self.desk.status.hush()
        self.desk.take(Picking(self.desk.reader, sheet, self._tell_note, self._picked))

    def action_clippings(self) -> None:
        from newsreader.view.dialogs.clippings import ClippingsDialog

        dialog = ClippingsDialog(self._clippings, self._remove_clipping, self.desk.now())
        self.desk.app.push_screen(dialog, self._seek)

    # What was picked

    def _tell_note(self, parts: Sequence[Part]) -> None:
        """Of the highlight there, where it has one."""
        notes = (one.note for one, at in self._kept_here if one.note and overlap(parts, at))
        if note := next(notes, ""):
            self.desk.say(f"Note: {clean_line(note)}", brief=True)
        else:
            self.desk.status.hush()

    def _picked(self, parts: Sequence[Part], wish: Wish) -> None:
        touched = [one for one, at in self._kept_here if overlap(parts, at)]
        match wish:
            case Wish.REMOVE if touched:
                self.carry_out(lambda library: _removed(library, touched))
            case Wish.REMOVE:
                self.desk.say("Nothing is highlighted there.")
            case Wish.NOTE if touched:
                self._ask_note(touched[0].passage.quote, touched[0].note, touched[0])
            case _:
                self._keep(together(parts), ask=wish is Wish.NOTE)

    def _keep(self, parts: Sequence[Part], *, ask: bool) -> None:
        sheet, article_id = self.desk.reader.sheet, self.desk.presenter.shown_id
        if sheet is None or article_id is None:
            return
        passage = passage_of(sheet.texts, parts)

        def keep(note: str | None) -> None:
            if note is not None:
                self.carry_out(lambda lib: lib.margins.highlight(article_id, passage, note))

        if ask:
            from newsreader.view.dialogs.note import NoteDialog

            self.desk.app.push_screen(NoteDialog(passage.quote), keep)
        else:
            keep("")

    def _ask_note(self, quote: str, note: str, highlight: Highlight) -> None:
        from newsreader.view.dialogs.note import NoteDialog

        def noted(words: str | None) -> None:
            if words is not None:
                self.carry_out(lambda library: library.margins.note(highlight.id, words))

        self.desk.app.push_screen(NoteDialog(quote, note), noted)

    # What is kept of this article

    def _look_at_highlights(self) -> None:
        if (article_id := self.desk.presenter.shown_id) is not None:
            replace_work(self.desk, "highlights", partial(self._bring_highlights, article_id))

    async def _bring_highlights(self, article_id: int) -> None:
        try:
            found = await self.desk.shelf.open(
                lambda library: library.margins.highlights(article_id)
            )
        except LibraryError as error:
            self.desk.say(str(error), wrong=True)
            return
        sheet = self.desk.reader.sheet
        if article_id == self.desk.presenter.shown_id == self.desk.reader.key and sheet is not None:
            self._kept_here = [(one, parts_of(sheet.texts, one.passage)) for one in found]
            kept, noted = (
                tuple(part for one, at in self._kept_here if bool(one.note) is so for part in at)
                for so in (False, True)
            )
            self.desk.reader.show_strokes(Strokes(kept, noted, self.desk.reader.strokes.picked))
            self._go_to_sought()

    # Clippings

    async def _clippings(self) -> list[Highlight]:
        return await self.desk.shelf.read(lambda library: library.margins.clippings())

    async def _remove_clipping(self, highlight: Highlight) -> None:
        await self.carried_out(lambda library: library.margins.unhighlight(highlight.id))

    def _seek(self, highlight: Highlight | None) -> None:
        if highlight is None:
            return
        self._sought = highlight
        if highlight.article_id == self.desk.presenter.shown_id:
            self.desk.go(Pane.READER)
            self._look_at_highlights()
        else:
            self._linking.open_article(highlight.article_id)

    def _go_to_sought(self) -> None:
        sought = self._sought
        parts = next((at for one, at in self._kept_here if sought and one.id == sought.id), None)
        if parts is None:
            return
        self._sought = None
        if parts:
            self.desk.reader.reveal(parts[0])
        elif sought and sought.is_on_article:
            self.desk.reader.top()
        else:
            self.desk.say("The highlighted words are no longer in this article.", wrong=True)


def _removed(library: Library, highlights: Sequence[Highlight]) -> Act | None:
    acts = [library.margins.unhighlight(one.id) for one in highlights]
    return next(filter(None, acts), None)
