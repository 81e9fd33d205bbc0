"""A frame for a start where the kept one is not true any more: other news, another size."""

import os
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
    from newsreader.view.bidi.ordering import Who, left_alone, who_orders
    from newsreader.view.sketch.drawing import drawn
    from newsreader.view.sketch.painting import painted
    from newsreader.view.sketch.scene import scene_of

    try:
        scene = scene_of(library, size.lines)
    except LibraryError:
        return None
    if scene is None:
        return None
    config, now = profile.config(), profile.now().astimezone()
    who = who_orders(config.look.bidi, os.environ)
    block = drawn(scene, config, size, now)
    return left_alone(painted(block, inks, by_terminal=who is Who.TERMINAL), who)
