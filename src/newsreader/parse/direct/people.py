"""Who wrote it."""

from feedparser.mixin import _FeedParserMixin

from newsreader.parse.direct.links import Links
from newsreader.parse.direct.names import Attributes


class People(Links):
    """In words, or in elements of their own."""

    def author_name(self, found: Attributes, text: str) -> None:
        self._describe_author("name", text.strip())

    def author_email(self, found: Attributes, text: str) -> None:
        self._describe_author("email", text.strip())

    def author_address(self, found: Attributes, text: str) -> None:
        self.href(found, text)
        self._describe_author("href", text)

    def _describe_author(self, key: str, value: str) -> None:
        self.raw.setdefault("author_detail", {})[key] = value
        self._sync_author_detail()
        self.raw["authors"][-1][key] = value

    def begin_author(self, found: Attributes) -> None:
        self.raw.setdefault("authors", []).append({})

    def end_author(self, text: str) -> None:
        self.raw["author"] = self.mended(text.strip())
        self._sync_author_detail()

    def _sync_author_detail(self) -> None:
        said, detail = self.raw.get("author"), self.raw["authors"][-1]
        if detail:
            name, email = detail.get("name"), detail.get("email")
            whole = f"{name} ({email})" if name and email else name or email
            self.raw["author"] = whole or said
        elif said and "@" in said:
            _FeedParserMixin._sync_author_detail(self)
        elif said:
            detail["name"] = said
            self.raw.setdefault("author_detail", detail)
