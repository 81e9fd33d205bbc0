"""What rules did, or would have done, in words."""

from collections.abc import Iterable, Mapping, Sequence

from newsreader.models.rules import Effect, EffectKind, Rule, Trial

_DID = {
    EffectKind.READ: "marked {} read",
    EffectKind.BOOKMARK: "bookmarked {}",
    EffectKind.TAG: "tagged {} {value}",
    EffectKind.HIDE: "hid {}",
    EffectKind.NOTIFY: "told of {}",
    EffectKind.SCORE: "scored {} {value}",
}
_DONE = _DID | {EffectKind.HIDE: "hidden {}"}


def did(
    effects: Sequence[Effect],
    what: str,
    *,
    several: bool,
    words: Mapping[EffectKind, str] = _DID,
) -> str:
    """`marked 12 articles read, tagged them later and hid them`."""
    them = "them" if several else "it"
    return _joined(
        words[effect.kind].format(them if place else what, value=effect.value)
        for place, effect in enumerate(effects)
    )


def tried_words(rule: Rule | str, trial: Trial, days: int) -> str:
    """Of a rule, or of a query that is none yet."""
    time = "day" if days == 1 else f"{days:,} days"
    fits = f"{len(trial.fits):,} of the {trial.among:,} articles of the last {time}"
    if isinstance(rule, str):
        return f"“{rule}” fits {fits}."
    (first, *others), several = rule.then, len(trial.fits) != 1
    if not (others or first.value):
        return (
            f"Rule “{rule.name}” would have {did(rule.then, fits, several=several, words=_DONE)}."
        )
    done = did(rule.then, "them" if several else "it", several=several, words=_DONE)
    return f"Rule “{rule.name}” fits {fits}: it would have {done}."


def _joined(parts: Iterable[str]) -> str:
    *before, last = parts
    return f"{', '.join(before)} and {last}" if before else last
