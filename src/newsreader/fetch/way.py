"""From a feed's address along its redirects. PURE."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from newsreader.addresses import goes_along
from newsreader.fetch import answers
from newsreader.models.fetching import Failed, Fetched, NotModified, Outcome, Request


class Hop(Struct, frozen=True):
    """One request, as it goes out."""

    url: str
    headers: Mapping[str, str]
    conditional: bool = False
    """A 304 is an answer to it."""
    guarded: bool = False
    """A public server or an unknown hand sent us there: it may not lead inside."""


class Redirected(Struct, frozen=True):
    """Ask there instead."""

    url: str
    status: int
    by_public: bool = False
    """By a server of the public internet."""


class Way:
    """What is personal goes along until another server is met, and never again after that."""

    def __init__(self, url: str, request: Request, personal: Mapping[str, str], most: int) -> None:
        self._asked = conditions(request)
        named = {"User-Agent": request.access.user_agent}
        self._for_all = {**self._asked, **(named if request.access.user_agent else {})}
        self._personal = personal
        self._most = most
        self._seen = [url]
        self._for_good = True
        self.hop = self._to(url, guarded=request.named_by_others)

    def go_on(self, redirected: Redirected) -> Failed | None:
        """On to the next hop, or why not."""
        if redirected.url in self._seen:
            return Failed("The server redirects in a circle.", status=redirected.status)
        if len(self._seen) > self._most:
            return Failed(f"The server redirects more than {self._most} times.")
        self._seen.append(redirected.url)
        self._for_good = self._for_good and redirected.status in answers.PERMANENT
        if not goes_along(self._seen[0], redirected.url):
            self._personal = {}
        self.hop = self._to(redirected.url, guarded=self.hop.guarded or redirected.by_public)
        return None

    def end(self, outcome: Outcome) -> Outcome:
        match outcome:
            case Fetched() | NotModified() if len(self._seen) > 1 and self._for_good:
                return replace(outcome, moved_to=self.hop.url)
            case Failed(status=401) if self._personal:
                return replace(outcome, reason=answers.NOT_ACCEPTED)
        return outcome

    def _to(self, url: str, *, guarded: bool) -> Hop:
        return Hop(url, {**self._for_all, **self._personal}, bool(self._asked), guarded)


def conditions(request: Request) -> dict[str, str]:
    """The validators that we have, as headers."""
    asked = {
        "If-None-Match": answers.validator(request.etag),
        "If-Modified-Since": answers.validator(request.last_modified),
    }
    return {name: value for name, value in asked.items() if value}
