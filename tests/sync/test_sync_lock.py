import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsreader.sync.lock import Busy, held

HOLD = "import sys, pathlib; from newsreader.sync.lock import held\n"
HOLD += "with held(pathlib.Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"


def test_a_second_holder_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    with (
        held(tmp_path / "sync.lock"),
        pytest.raises(Busy, match=rf"Another sync is running \(pid {os.getpid()}\)\."),
        held(tmp_path / "sync.lock"),
    ):
        pass


def test_the_lock_is_free_after_its_holder_left(tmp_path: Path) -> None:
    for _ in range(2):
        with held(tmp_path / "data" / "sync.lock"):
            pass


def test_the_lock_falls_with_a_killed_process(tmp_path: Path) -> None:
    path = tmp_path / "sync.lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        holder.stdout.readline()
        holder.kill()
        holder.wait()
        with held(path):
            pass
