"""What keys mean one after the other: counts, sequences, letters of other layouts. PURE."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from msgspec import Struct

from newsreader.view.layouts import latin

Keys = tuple[str, ...]
"""Pressed one after the other: `("g", "f")`."""
_MOST = 99_999
_CANCEL = "escape"


class Run(Struct, frozen=True):
    """These keys mean an action."""

    action: str
    count: int | None = None
    """`5` of `5j`; only for actions that take one."""


class Wait(Struct, frozen=True):
    """More must follow."""

    typed: str
    ways: tuple[tuple[str, str], ...]
    """(keys still to press, the action they mean)."""
    soon: bool
    """These keys mean something by themselves, should nothing follow: call `rested` then."""
    alone: bool = False
    """The same, but where they are a count as well that may be long in coming."""


class Unknown(Struct, frozen=True):
    """These keys mean nothing."""

    typed: str


Outcome = Run | Wait | Unknown


class Keyboard:
    """`press` takes the keys as they come and says what to do about each."""

    def __init__(
        self,
        meanings: Mapping[Keys, str],
        counted: AbstractSet[str],
        alone: AbstractSet[str] = frozenset(),
    ) -> None:
        """`alone`: actions whose digit is a count when any key follows."""
        self._meanings = meanings
        self._counted = counted
        self._alone = alone
        self._digits = ""
        self._steps: Keys = ()

    @property
    def waiting(self) -> bool:
        return bool(self._digits or self._steps)

    def forget(self) -> None:
        """What was begun is given up."""
        self._digits, self._steps = "", ()

    def press(self, key: str) -> list[Outcome]:
        """Two when a key shows that those before it meant something by themselves."""
        if self.waiting and key == _CANCEL:
            self.forget()
            return []
        key = self._meant(key)
        if self._counts(key):
            return [self._wait()]
        before = self._settled(key)
        if before and self._counts(key):
            return [*before, self._wait()]
        return [*before, *self._stepped(key)]

    def rested(self) -> list[Outcome]:
        """Nothing followed."""
        run = self._by_itself() or self._all_alone()
        if run:
            self.forget()
        return [run] if run else []

    def _meant(self, key: str) -> str:
        """A letter of another alphabet stands for the one that shares its key."""
        known = {keys[len(self._steps)] for keys in self._longer()}
        return key if key in known else latin(key)

    def _counts(self, digit: str) -> bool:
        """Digits with a meaning of their own begin a count only when another digit follows."""
        if not (digit.isdecimal() and digit.isascii()):
            return False
        if self._steps or (digit == "0" and not self._digits):
            return False
        self._digits = str(min(int(self._digits + digit), _MOST))
        return True

    def _settled(self, key: str) -> list[Outcome]:
        """A lone `2` was no count when no digit came, `g` no beginning when `g j` is none."""
        goes_on = (*self._steps, key)
        if any(keys[: len(goes_on)] == goes_on for keys in self._meanings) and not (
            self._digits and not self._steps
        ):
            return []
        return self.rested() if self._by_itself() else []

    def _by_itself(self) -> Run | None:
        if self._steps:
            action = self._meanings.get(self._steps)
            return self._run(action) if action else None
        action = self._meanings.get((self._digits,))
        return Run(action) if action and action not in self._alone else None

    def _all_alone(self) -> Run | None:
        action = None if self._steps else self._meanings.get((self._digits,))
        return Run(action) if action and action in self._alone else None

    def _stepped(self, key: str) -> list[Outcome]:
        self._steps = (*self._steps, key)
        if self._longer():
            return [self._wait()]
        action, typed = self._meanings.get(self._steps), self._typed
        outcome = self._run(action) if action else Unknown(typed)
        self.forget()
        return [outcome]

    def _run(self, action: str) -> Run:
        counted = self._digits and action in self._counted
        return Run(action, int(self._digits) if counted else None)

    def _wait(self) -> Wait:
        return Wait(
            self._typed,
            tuple(self._ways()),
            self._by_itself() is not None,
            self._all_alone() is not None,
        )

    def _ways(self) -> Iterator[tuple[str, str]]:
        for keys in self._longer():
            action = self._meanings[keys]
            if self._steps or action in self._counted:
                yield " ".join(keys[len(self._steps) :]), action

    def _longer(self) -> list[Keys]:
        """What begins with the keys so far and goes on."""
        steps, length = self._steps, len(self._steps)
        return [keys for keys in self._meanings if len(keys) > length and keys[:length] == steps]

    @property
    def _typed(self) -> str:
        return " ".join([self._digits, *self._steps] if self._digits else self._steps)
