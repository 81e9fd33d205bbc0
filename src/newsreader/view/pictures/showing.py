"""Pictures as the terminal can show them: by what is known of it, and again once it answered."""

from collections.abc import Callable

from msgspec.structs import replace

from newsreader.view.pictures.asking import Said
from newsreader.view.pictures.hanging import Hanging
from newsreader.view.pictures.lens import USUAL, lens, painter
from newsreader.view.pictures.manner import Manner, Manners

Cell = tuple[int, int]
"""Width and height in pixels."""


class Showing:
    """Of one reader."""

    def __init__(
        self,
        hanging: Hanging,
        manners: Callable[[Said], Manners],
        measure: Callable[[], Cell | None],
    ) -> None:
        """`measure` a cell without asking for it, where that can be done."""
        self._hanging = hanging
        self._manners = manners
        self._measure = measure
        self._measured = measure()
        self._shown: tuple[Manner, Cell | None] = (Manner.OFF, None)
        self.said = Said(cell=self._measured)
        self.show(self.said)

    def show(self, said: Said) -> bool:
        """False where those in the text stay as they are."""
        self.said, manners = said, self._manners(said)
        self._hanging.lens = lens(manners.alone, said)
        if self._shown == (manners.text, said.cell):
            return False
        self._shown = manners.text, said.cell
        self._hanging.paint_with(painter(manners.text, said.cell or USUAL))
        return True

    def measure_again(self) -> bool:
        """When the screen has another size: perhaps that is a larger font. False as above."""
        before, self._measured = self._measured, self._measure()
        if self._measured in (None, before):
            return False
        return self.show(replace(self.said, cell=self._measured))
