"""`rules --json` and `rules try --json`."""

from collections.abc import Sequence
from typing import Any

from newsreader.export.records.times import iso
from newsreader.models.articles import Headline
from newsreader.models.rules import Hits, Rule, Trial

Record = dict[str, Any]


def rule_record(rule: Rule, hits: Hits | None) -> Record:
    """One element of `rules --json`."""
    return {
        "name": rule.name,
        "when": rule.when,
        "then": [str(effect) for effect in rule.then],
        "hits": hits.count if hits else 0,
        "last_hit": iso(hits.last) if hits else None,
    }


def trial_record(
    name: str | None, when: str, days: int, trial: Trial, headlines: Sequence[Headline]
) -> Record:
    """`rules try --json`."""
    return {
        "rule": name,
        "when": when,
        "days": days,
        "fits": len(trial.fits),
        "among": trial.among,
        "articles": [_article(headline) for headline in headlines],
    }


def _article(headline: Headline) -> Record:
    return {
        "id": headline.id,
        "placed": iso(headline.placed),
        "feed": headline.feed_title,
        "title": headline.title,
        "link": headline.link,
    }
