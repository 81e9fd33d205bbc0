"""Bookmarking a page that no feed brought: an address, or a link of the article."""

from collections.abc import Sequence
from functools import partial
from urllib.parse import urlsplit

from newsreader.cleaning import clean_line, clean_url
from newsreader.models.document import Link
from newsreader.models.syncing import Refused, Saved
from newsreader.view.acting.acts import Acts
from newsreader.view.panes.choices import Choice
from newsreader.view.work import replace_work
from newsreader.wording import counted

_HINT = "Type an address, or choose a link of this article · enter bookmarks the page"
_LONGEST = 44
"""Letters of a link's words: its host has room beside them."""
_WEB = frozenset({"http", "https"})


class SavingActions(Acts):
    """Runs beside the screen; what cannot be reached now is bookmarked all the same."""

    def action_save_page(self) -> None:
        from newsreader.view.dialogs.picker import Picker

        choices = links_to_save(self.desk.presenter.links)
        picker = Picker("Save a page", choices, _HINT, typed=addresses_typed)
        self.desk.app.push_screen(picker, self._save_chosen)

    def _save_chosen(self, chosen: tuple[Choice, ...] | None) -> None:
        for choice in chosen or ():
            self.save_page(str(choice.key))

    def save_page(self, url: str) -> None:
        self.desk.say(f"Saving {clean_line(url, 60)} …")
        replace_work(self.desk, f"saving {url}", partial(self._save_page, url))

    async def _save_page(self, url: str) -> None:
        async for event in self.desk.runner.save([url], later=self.desk.offline):
            match event:
                case Refused(reason):
                    self.desk.say(clean_line(reason), wrong=True)
                case Saved():
                    self.desk.say(saved_words(event))


def links_to_save(links: Sequence[Link]) -> list[Choice]:
    """Of an article, those that lead to pages. PURE."""
    return [
        Choice(link.url, clean_line(link.text, _LONGEST) or link.url, urlsplit(link.url).netloc)
        for link in links
        if link.url.startswith(("http:", "https:"))
    ]


def addresses_typed(words: str) -> list[Choice]:
    """PURE."""
    address = words if "://" in words else f"https://{words}"
    url = clean_url(address, schemes=_WEB) if "." in words and " " not in words else None
    return [Choice(url, url)] if url else []


def saved_words(saved: Saved) -> str:
    """PURE."""
    done = "Bookmarked; it was here already" if saved.already else "Saved"
    extent = counted(saved.words, "word") if saved.words else saved.reason
    return f"{done}: {clean_line(saved.title, 60)} · {clean_line(extent)}"
