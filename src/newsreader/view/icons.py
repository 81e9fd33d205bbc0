"""The signs that stand beside text: one cell each, in two sets."""

from msgspec import Struct


class Icons(Struct, frozen=True):
    """Colour is never the only sign: every state that is coloured has one of these too."""

    unread: str
    bookmark: str
    cursor: str
    """Before the row that keys act on."""
    resting: str
    """Before the same row while another pane has the focus."""
    open: str
    closed: str
    failing: str
    ellipsis: str
    separator: str
    chosen: str
    """Between the marks and the title of a row that acts are about."""
    here: str
    """Three signs, for how much of an article can be read without a network: see Here."""
    comments: str
    """Behind their number."""
    noted: str
    archived: str
    """In the place of the bookmark."""
    edited: str
    """Its publisher changed it since it came."""
    ascii: bool = False

    def words(self, text: str) -> str:
        """Words of ours with the signs of this set; letters of any language stay."""
        return text.translate(_IN_ASCII) if self.ascii else text

    def signs(self, text: str) -> str:
        """What is typeset around an article's text, a cell for a cell."""
        return text.translate(_CELL_FOR_CELL) if self.ascii else text


_IN_ASCII = str.maketrans(
    {
        "·": "-",
        "…": "...",
        "—": "-",
        "“": '"',
        "”": '"',
        "↓": "down",
        "↑": "up",
        "←": "left",
        "→": "right",
    }
)
_CELL_FOR_CELL = str.maketrans("·…—•◦▪▣▶▾▎─│┼↪‹›", "-~-*-+#>v|-|+><>")
UNICODE = Icons("●", "★", "▌", "▏", "▾", "▸", "!", "…", "·", "✓", "·▫▪", "❞", "✎", "☆", "∆")
ASCII = Icons(
    "*", "+", ">", "|", "v", ">", "!", "~", "-", "x", "-=#", "c", "n", "a", "e", ascii=True
)


def icons_named(name: str) -> Icons:
    """The set that `[look] icons` asks for."""
    return ASCII if name == "ascii" else UNICODE


ASCII_ONLY = "-ascii"
"""The app's class where the person asked for ASCII."""
