"""The whole sync in numbers, and whom to blame."""

from msgspec import Struct, field

from newsreader.models.syncing import Failure, FeedFetching, SyncFinished
from newsreader.sync.due import host_of
from newsreader.sync.verdict import WORDS, Blame, Tally, blame
from newsreader.sync.visit import Came, Ended, Missed, PutOff


class Report(Struct):
    """Grows with every visit that ends."""

    due: int
    skipped: int
    followed_hosts: int
    came: list[Came] = field(default_factory=list)
    missed: list[Missed] = field(default_factory=list)

    def add(self, step: FeedFetching | Ended | PutOff) -> None:
        match step:
            case Came():
                self.came.append(step)
            case Missed():
                self.missed.append(step)
            case PutOff():
                self.due -= 1
                self.skipped += 1

    @property
    def suspects(self) -> list[Missed]:
        """Failures that may be the network's fault, not the feed's."""
        return [missed for missed in self.missed if is_suspect(missed)]

    def blame(self) -> Blame:
        return blame(self._tally())

    def _tally(self) -> Tally:
        silent = [missed for missed in self.missed if missed.failed.unreachable]
        pages = [missed for missed in self.missed if missed.page]
        visited = len(self.came) + len(self.missed)
        return Tally(
            visited=visited,
            answered=visited - len(silent),
            silent_hosts={host_of(missed.state.url) for missed in silent},
            page_hosts={host_of(missed.state.url) for missed in pages},
            pages=len(pages),
            followed_hosts=self.followed_hosts,
        )

    def finished(self, seconds: float, hidden: int) -> SyncFinished:
        unchanged = sum(came.unchanged for came in self.came)
        to_blame = self.blame()
        ended: list[Ended] = [*self.came, *self.missed]
        return SyncFinished(
            due=self.due,
            fetched=len(self.came) - unchanged,
            unchanged=unchanged,
            failed=len(self.missed),
            skipped=self.skipped,
            new=sum(came.new for came in self.came),
            changed=sum(came.changed for came in self.came),
            failures=tuple(Failure(each.state.url, each.failed.reason) for each in self.missed),
            bytes=sum(each.wire_bytes for each in ended),
            seconds=round(seconds, 3),
            offline=to_blame is Blame.NO_NETWORK,
            note=WORDS.get(to_blame),
            hidden=hidden,
        )


def is_suspect(missed: Missed) -> bool:
    return missed.failed.unreachable or missed.page
