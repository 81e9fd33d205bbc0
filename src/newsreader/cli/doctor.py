"""`newsreader doctor`."""

import click

from newsreader.cli.printing import say, say_json
from newsreader.cli.profile import Profile, profile_of
from newsreader.models.health import Finding, State

_SIGNS = {State.WELL: "ok    ", State.WRONG: "WRONG ", State.MENDED: "mended"}


@click.command("doctor")
@click.option("--fix", is_flag=True, help="Mend what can be mended without losing anything.")
@click.option("--compact", is_flag=True, help="Then give room inside of the file back to the disk.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_context
def doctor_command(ctx: click.Context, fix: bool, compact: bool, as_json: bool) -> None:
    """Look whether the library and the files around it are well. It reads all of them.

    Exits with 0 when all is well, or was mended, and with 1 when something is wrong.
    """
    from newsreader.store.health.examining import examine

    profile, findings = profile_of(ctx), []
    for finding in examine(profile.paths, profile.now(), fix=fix):
        findings.append(finding)
        if not as_json:
            say(f"{_SIGNS[finding.state]}  {finding.words}")
    wrong = [finding for finding in findings if finding.state is State.WRONG]
    sizes = _compacted(profile) if compact and not wrong else None
    if as_json:
        say_json(_record(findings, sizes))
    elif sizes:
        before, after = map(_mb, sizes)
        say(f"{_SIGNS[State.MENDED]}  The library takes {after} now; it took {before}.")
    _conclude(ctx, wrong, compact=compact, as_json=as_json)


def _compacted(profile: Profile) -> tuple[int, int]:
    from newsreader.store.health.compacting import compact
    from newsreader.sync.lock import Busy, held

    try:
        with held(profile.paths.sync_lock), profile.library() as library:
            return compact(library.db)
    except Busy as error:
        raise click.ClickException(f"{error} Compact when it is over.") from error


def _conclude(ctx: click.Context, wrong: list[Finding], *, compact: bool, as_json: bool) -> None:
    if not wrong:
        return
    if not as_json:
        if any(finding.mendable for finding in wrong):
            say("newsreader doctor --fix mends what it can.")
        if compact:
            say("It was not compacted: that waits until all is well.")
    ctx.exit(1)


def _record(findings: list[Finding], sizes: tuple[int, int] | None) -> dict[str, object]:
    return {
        "well": all(finding.state is not State.WRONG for finding in findings),
        "findings": [
            {
                "check": finding.check,
                "state": finding.state.value,
                "words": finding.words,
                "mendable": finding.mendable,
            }
            for finding in findings
        ],
        "compacted": {"before": sizes[0], "after": sizes[1]} if sizes else None,
    }


def _mb(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"
