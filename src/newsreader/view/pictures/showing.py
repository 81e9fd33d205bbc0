"""Pictures as the terminal can show them: by what is known of it, and again once it answered."""

from collections.abc import Callable

from newsreader.view.pictures.asking import Said
from newsreader.view.pictures.hanging import Hanging
from newsreader.view.pictures.lens import USUAL, lens, painter
from newsreader.view.pictures.manner import Manner, Manners


class Showing:
    """Of one reader."""

    def __init__(self, hanging: Hanging, manners: Callable[[Said], Manners]) -> None:
        self._hanging = hanging
        self._manners = manners
        self._shown: tuple[Manner, tuple[int, int] | None] = (Manner.OFF, None)

    def show(self, said: Said) -> bool:
        """False where those in the text stay as they are."""
        manners = self._manners(said)
        self._hanging.lens = lens(manners.alone, said)
        if self._shown == (manners.text, said.cell):
            return False
        self._shown = manners.text, said.cell
        self._hanging.paint_with(painter(manners.text, said.cell or USUAL))
        return True
