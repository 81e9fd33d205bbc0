"""Who wrote it: feedparser's handlers for authors, without the detours of its dictionaries."""

from feedparser.api import StrictFeedParser
from feedparser.util import FeedParserDict

from newsreader.parse.quick.state import Attributes, State


class QuickPeople(State):
    """Mixed into feedparser's strict parser."""

    def _start_author(self, _: Attributes) -> None:
        self.inauthor = 1
        self.push("author", 1)
        dict.setdefault(self._get_context(), "authors", []).append(FeedParserDict())

    _start_managingeditor = _start_author

    def _save_author(self, key: str, value: str | None, prefix: str = "author") -> None:
        context = self._get_context()
        dict.setdefault(context, prefix + "_detail", FeedParserDict())[key] = value
        self._sync_author_detail()
        dict.setdefault(context, "authors", [FeedParserDict()])[-1][key] = value

    def _sync_author_detail(self, key: str = "author") -> None:
        context = self._get_context()
        said, details = dict.get(context, key), dict.get(context, key + "s")
        detail = details[-1] if isinstance(details, list) and details else None
        if not isinstance(detail, FeedParserDict) or (not detail and "@" in (said or "")):
            StrictFeedParser._sync_author_detail(self, key)
        elif not detail:
            if said:
                dict.setdefault(context, key + "_detail", detail)
                detail["name"] = said
        elif whole := _whole(dict.get(detail, "name"), dict.get(detail, "email")):
            dict.__setitem__(context, key, whole)


def _whole(name: str | None, email: str | None) -> str | None:
    return f"{name} ({email})" if name and email else name or email
