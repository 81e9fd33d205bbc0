from collections.abc import Mapping

import pytest

from newsreader.view.handing import editor_of, pager_of


@pytest.mark.parametrize(
    ("environ", "pager"),
    [
        ({}, ["less"]),
        ({"PAGER": ""}, ["less"]),
        ({"PAGER": "less -R +1"}, ["less", "-R", "+1"]),
        ({"PAGER": "'/opt/my pager' -x; rm"}, ["/opt/my pager", "-x;", "rm"]),
        ({"PAGER": "broken '"}, ["less"]),
    ],
)
def test_the_pager_is_the_persons_and_no_shell(
    environ: Mapping[str, str], pager: list[str]
) -> None:
    assert pager_of(environ) == pager


@pytest.mark.parametrize(
    ("environ", "editor"),
    [
        ({}, ["vi"]),
        ({"EDITOR": "ed"}, ["ed"]),
        ({"EDITOR": "ed", "VISUAL": "nvim -R"}, ["nvim", "-R"]),
    ],
)
def test_the_editor_for_whole_screens_comes_first(
    environ: Mapping[str, str], editor: list[str]
) -> None:
    assert editor_of(environ) == editor
