"""Related articles in the demo's library: whose news others tell is known there."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from newsreader.demo.stories import known_stories
from newsreader.paths import Paths
from newsreader.store.library import Library

RELATED = dict[str, Sequence[str]]
"""By the guid of an article those of what stands below it."""


@pytest.fixture(scope="module")
def story_of() -> Mapping[str, str]:
    return {
        guid.partition("://")[2] or guid: story
        for story, guids in known_stories().items()
        for guid in guids
    }


@pytest.fixture(scope="module")
def related(demo_root: Path) -> Iterator[RELATED]:
    with Library.open(Paths.under(demo_root)) as library:
        rows = library.db.rows("SELECT article_id, key FROM identity WHERE key LIKE 'guid:%'")
        guids = {id_: key.removeprefix("guid:") for id_, key in rows}
        found: RELATED = {}
        for id_, guid in guids.items():
            article = library.article(id_)
            assert article is not None
            company = library.stories.company(article)
            found[guid] = [guids[one.headline.id] for one in company.related]
        yield found


def test_what_is_alone_with_its_news_is_shown_hardly_anything(
    related: RELATED, story_of: Mapping[str, str]
) -> None:
    alone = [found for guid, found in related.items() if guid not in story_of]
    assert len(alone) > 80
    assert sum(not found for found in alone) > 0.9 * len(alone)
    assert sum(map(len, alone)) < 0.15 * len(alone)


def test_what_is_shown_below_a_story_s_article_is_mostly_of_that_story(
    related: RELATED, story_of: Mapping[str, str]
) -> None:
    shown = [(guid, one) for guid in story_of for one in related[guid]]
    right = sum(story_of.get(one) == story_of[guid] for guid, one in shown)
    assert len(shown) > 50
    assert right > 0.8 * len(shown)


def test_articles_of_one_story_lead_to_each_other(
    related: RELATED, story_of: Mapping[str, str]
) -> None:
    led = [
        guid
        for guid, story in story_of.items()
        if any(story_of.get(one) == story for one in related[guid])
    ]
    assert len(led) > 0.55 * len(story_of)
