"""How newsreader looks: a newspaper, by night and by day."""

from textual.theme import Theme

DARK = Theme(
    name="newsreader-dark",
    dark=True,
    background="#16171a",
    surface="#1c1e22",
    panel="#24272c",
    foreground="#dcd8cf",
    primary="#6f9fc8",
    secondary="#a99bc4",
    accent="#84bdf0",
    warning="#e3b95c",
    error="#e88a7d",
    success="#94c48b",
    variables={
        "border": "#33363c",
        "block-cursor-background": "#2d3c4b",
        "block-cursor-foreground": "#f2efe8",
        "block-cursor-text-style": "none",
        "input-selection-background": "#6f9fc8 40%",
    },
)

LIGHT = Theme(
    name="newsreader-light",
    dark=False,
    background="#faf8f3",
    surface="#f3f0e9",
    panel="#e9e5db",
    foreground="#232529",
    primary="#4d86b5",
    secondary="#6d5a96",
    accent="#14619f",
    warning="#7d5600",
    error="#a3291c",
    success="#2f6b2b",
    variables={
        "border": "#d3cec2",
        "block-cursor-background": "#d0e0ee",
        "block-cursor-foreground": "#111214",
        "block-cursor-text-style": "none",
        "input-selection-background": "#4d86b5 35%",
    },
)

THEMES = (DARK, LIGHT)
"""The first is the default."""
