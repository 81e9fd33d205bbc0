"""A frame for a start where the kept one is not true any more: other news, another size."""

from collections.abc import Mapping
from shutil import get_terminal_size

from newsreader.cli.profile import Profile
from newsreader.store.errors import LibraryError
from newsreader.store.library import Library

_LEAST = (20, 6)
"""Columns and lines that there is anything to draw on."""


def sketched(profile: Profile, library: Library, inks: Mapping[str, str] | None) -> bytes | None:
    """`None` without inks, or where nothing is to be seen yet; what is wrong, the app will say."""
    size = get_terminal_size()
    if inks is None or size.columns < _LEAST[0] or size.lines < _LEAST[1]:
        return None
    from newsreader.view.sketch.drawing import drawn
    from newsreader.view.sketch.painting import painted
    from newsreader.view.sketch.scene import scene_of

    try:
        scene = scene_of(library, size.lines)
    except LibraryError:
        return None
    now = profile.now().astimezone()
    return painted(drawn(scene, profile.config(), size, now), inks) if scene else None
