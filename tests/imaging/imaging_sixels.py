"""Reads sixels as a terminal does: letter by letter (VT330/VT340, chapter 14)."""

import re

from PIL import Image

_STREAM = re.compile(rb"\x1bP[\d;]*q\"[\d;]*?(\d+);(\d+)(?![\d;])(.*?)\x1b\\", re.DOTALL)
_TOKEN = re.compile(rb"#(?P<ink>[\d;]+)|!(?P<count>\d+)(?P<run>[?-~])|[?-~$-]")


def drawn(stream: bytes) -> Image.Image:
    """What of the picture is drawn; what is not stays magenta."""
    found = _STREAM.fullmatch(stream)
    assert found, stream[:40]
    tokens = list(_TOKEN.finditer(found[3]))
    assert sum(len(token[0]) for token in tokens) == len(found[3])
    pen = _Pen(Image.new("RGB", (int(found[1]), int(found[2])), "magenta"))
    for token in tokens:
        if token["ink"]:
            pen.take(*map(int, token["ink"].split(b";")))
        else:
            pen.draw((token["run"] or token[0])[0], max(1, int(token["count"] or 1)))
    return pen.image


class _Pen:
    def __init__(self, image: Image.Image) -> None:
        self.image = image
        self._inks: dict[int, tuple[int, ...]] = {}
        self._ink = self._x = self._y = 0

    def take(self, ink: int, *levels: int) -> None:
        """With levels, the first says that they are red, green and blue in hundredths."""
        self._ink = ink
        if levels:
            self._inks[ink] = tuple(round(level * 2.55) for level in levels[1:])

    def draw(self, sign: int, count: int) -> None:
        if sign == ord("$"):
            self._x = 0
        elif sign == ord("-"):
            self._x, self._y = 0, self._y + 6
        else:
            for row in (row for row in range(6) if sign - ord("?") >> row & 1):
                for x in range(self._x, self._x + count):
                    self.image.putpixel((x, self._y + row), self._inks[self._ink])
            self._x += count
