"""Who stands between us and the terminal, and takes for itself what that is told. PURE."""

from collections.abc import Mapping

_SET = ("TMUX", "STY", "ZELLIJ")
"""By tmux, screen and Zellij; the last says 0 in its first session."""


def somebody_is_between(environ: Mapping[str, str]) -> bool:
    return any(map(environ.get, _SET))
