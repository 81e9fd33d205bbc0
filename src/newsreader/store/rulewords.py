"""What rules did, or would have done, in words."""

from collections.abc import Iterable, Sequence

from newsreader.models.rules import Effect, EffectKind, Rule, Trial

_DID = {
    EffectKind.READ: "marked {} read",
    EffectKind.BOOKMARK: "bookmarked {}",
    EffectKind.TAG: "tagged {} {value}",
    EffectKind.HIDE: "hid {}",
    EffectKind.NOTIFY: "told of {}",
    EffectKind.SCORE: "scored {} {value}",
}
_WOULD_HAVE = {
    EffectKind.READ: "marked read",
    EffectKind.BOOKMARK: "bookmarked",
    EffectKind.TAG: "tagged {value}",
    EffectKind.HIDE: "hidden",
    EffectKind.NOTIFY: "told of",
    EffectKind.SCORE: "scored {value}",
}


def did(effects: Sequence[Effect], what: str, *, several: bool) -> str:
    """`marked 12 articles read, tagged them later and hid them`."""
    them = "them" if several else "it"
    return _joined(
        _DID[effect.kind].format(them if place else what, value=effect.value)
        for place, effect in enumerate(effects)
    )


def would_have(effects: Sequence[Effect]) -> str:
    """`hidden`, or `marked read and tagged later`."""
    return _joined(_WOULD_HAVE[effect.kind].format(value=effect.value) for effect in effects)


def tried_words(rule: Rule | str, trial: Trial, days: int) -> str:
    """Of a rule, or of a query that is none yet."""
    time = "day" if days == 1 else f"{days:,} days"
    fits = f"{len(trial.fits):,} of the {trial.among:,} articles of the last {time}"
    if isinstance(rule, str):
        return f"“{rule}” fits {fits}."
    return f"Rule “{rule.name}” would have {would_have(rule.then)} {fits}."


def _joined(parts: Iterable[str]) -> str:
    *before, last = parts
    return f"{', '.join(before)} and {last}" if before else last
