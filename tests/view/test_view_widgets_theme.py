"""Themes as the panes use them."""

from datetime import UTC, datetime

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.theme import BUILTIN_THEMES
from view_rest import rest

from newsreader.view.panes.canvas import Canvas
from newsreader.view.panes.headlines import HeadlineList
from newsreader.view.panes.sources import SourcesPane
from newsreader.view.theme import THEMES

RESTING, FOCUSED = ("list--row", "list--cursor"), ("list--row", "list--focused-cursor")
GROUNDS = [("list--row",), RESTING, FOCUSED]
CHOSEN = ("list--row", "headlines--ground")


class Host(App[None]):
    """The panes whose text lies on a band."""

    def compose(self) -> ComposeResult:
        yield HeadlineList(now=datetime(2026, 11, 22, tzinfo=UTC))
        yield SourcesPane()

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)


def contrast(style: Style) -> float:
    """WCAG 2.2 contrast ratio."""
    assert style.color is not None
    assert style.bgcolor is not None
    light, dark = sorted((_luminance(style.color.triplet), _luminance(style.bgcolor.triplet)))[::-1]
    return (light + 0.05) / (dark + 0.05)


def _luminance(triplet: tuple[int, int, int] | None) -> float:
    assert triplet is not None
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _unit(triplet)]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _unit(triplet: tuple[int, int, int]) -> list[float]:
    return [part / 255 for part in triplet]


def texts(pane: Canvas) -> list[str]:
    others = ("list--", "canvas--")
    names = (name for name in type(pane)._get_component_classes() if not name.startswith(others))
    return sorted(names)


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_all_text_is_legible_on_the_band_and_off_it(theme: str) -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.theme = theme
        for pane in (app.query_one(HeadlineList), app.query_one(SourcesPane)):
            await rest(pilot)
            chosen = [CHOSEN] if isinstance(pane, HeadlineList) else []
            for ground in [*GROUNDS, *chosen]:
                for name in texts(pane):
                    assert contrast(pane.ink(*ground, name)) >= 4.5, (name, ground)


@pytest.mark.parametrize("theme", sorted([*BUILTIN_THEMES, *(theme.name for theme in THEMES)]))
async def test_the_cursor_s_row_looks_different_with_and_without_focus(theme: str) -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.theme = theme
        await rest(pilot)
        pane = app.query_one(HeadlineList)
        assert len({pane.ink(*FOCUSED), pane.ink(*RESTING), pane.ink("list--row")}) == 3


def test_dark_and_light_say_so() -> None:
    for theme in THEMES:
        dark = Color.parse(theme.background or "").brightness < 0.5
        assert dark is theme.dark
