"""What a terminal says about itself when it is asked, picked out of what is typed. PURE.

First its name (XTVERSION), the size of a cell, and last what every terminal answers: what it is
(DA1). Then only what it may know, since some would print a question they do not understand.
See https://invisible-island.net/xterm/ctlseqs/ctlseqs.html.
"""

import re

from msgspec import Struct
from msgspec.structs import replace

_LAST = "\x1b[c"
FIRST = f"\x1b[>0q\x1b[16t\x1b[14t{_LAST}"
_OF_SIXELS = "\x1b[?1;1;0S\x1b[?2;1;0S"
"""How many colours there are, and how large a picture may be."""
_OF_GRAPHICS = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
_ASKED_FOR_GRAPHICS = ("kitty", "ghostty")
_SIXEL = "4"
_GOOD = "0"

_ANSWER = (
    r"\x1bP>\|(?P<name>[^\x1b]*)\x1b\\|\x1b_G(?P<kitty>[^\x1b]*)\x1b\\"
    r"|\x1b\[\?(?P<kind>[\d;]+)c|\x1b\[\?(?P<sixels>\d{1,5}(?:;\d{1,5})*)S"
    r"|\x1b\[(?P<size>[46];\d{1,5};\d{1,5})t"
)
_BEGUN = r"\x1b(?:P>\|[^\x1b]*\x1b?|_G[^\x1b]*\x1b?|\[\?[\d;]*)\Z"
_PERHAPS = r"\x1b(?:P>?|_|\[(?:[46][;\d]*)?)?\Z"
"""May be the beginning of a key too. All are compiled when they are used first."""
_LONGEST = 400
"""Of an answer."""


class Said(Struct, frozen=True):
    """By a terminal, as far as it has answered."""

    name: str = ""
    sixel: bool = False
    colours: int = 256
    """Of sixels."""
    most: tuple[int, int] | None = None
    """Pixels of sixels, either way."""
    kitty: bool | None = None
    """Whether it shows Kitty's graphics; `None` where it was not asked."""
    cell: tuple[int, int] | None = None
    """Width and height in pixels."""


SILENT = Said()


class Talk:
    """Of two questions at most."""

    def __init__(self, said: Said, size: tuple[int, int]) -> None:
        """`size`: columns and rows of the terminal."""
        self.said = said
        self.over = False
        self._size = size
        self._left = 2
        self._held = ""

    def hear(self, text: str) -> tuple[str, str]:
        """What is left of `text` for others, and what to say next."""
        text, asked = self._held + text, ""
        for answer in re.finditer(_ANSWER, text):
            self._note(answer)
            if answer["kind"]:
                asked += self._go_on()
        text = re.sub(_ANSWER, "", text)
        begun = re.search(_BEGUN, text) or re.search(_PERHAPS, text)
        self._held = begun[0] if begun and len(begun[0]) < _LONGEST and not self.over else ""
        return text.removesuffix(self._held), asked

    @property
    def holds_a_key(self) -> bool:
        """Perhaps: it is to be given up if nothing follows."""
        return self._held != "" and re.match(_PERHAPS, self._held) is not None

    def give_up(self) -> str:
        """What is no answer after all."""
        held, self._held = self._held, ""
        return held

    def _note(self, answer: re.Match[str]) -> None:
        match answer.lastgroup, answer[answer.lastgroup or 0].split(";"):
            case "name", [name, *_]:
                self.said = replace(self.said, name=name)
            case "kitty", [*_, verdict]:
                self.said = replace(self.said, kitty=verdict == "OK")
            case "kind", [_, *abilities]:
                self.said = replace(self.said, sixel=_SIXEL in abilities)
            case "sixels", ["1", status, colours] if status == _GOOD and int(colours) > 1:
                self.said = replace(self.said, colours=int(colours))
            case "sixels", ["2", status, width, height] if status == _GOOD:
                self.said = replace(self.said, most=(int(width), int(height)))
            case "size", ["6", height, width] if int(height) and int(width):
                self.said = replace(self.said, cell=(int(width), int(height)))
            case "size", ["4", height, width]:
                self._note_window(int(width), int(height))

    def _note_window(self, width: int, height: int) -> None:
        """Where it did not tell the size of a cell."""
        columns, rows = self._size
        if self.said.cell is None and width >= columns and height >= rows:
            self.said = replace(self.said, cell=(width // columns, height // rows))

    def _go_on(self) -> str:
        """After the answer that comes last."""
        self._left -= 1
        more = _OF_SIXELS if self.said.sixel else ""
        if self.said.name.lower().startswith(_ASKED_FOR_GRAPHICS):
            more += _OF_GRAPHICS
        self.over = self._left == 0 or not more
        return "" if self.over else more + _LAST
