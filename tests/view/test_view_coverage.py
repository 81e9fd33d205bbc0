"""What is said of those who tell a story."""

from datetime import UTC, datetime

import pytest

from newsreader.models.stories import Account
from newsreader.view.dialogs.coverage import about, choices_of, title_of

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
FIRST = Account(1, "Wire", "Krill ban passes", NOON, read=True)
COPY = Account(2, "Kiosk", "Norway bans krill", NOON, read=False, copy_of=1)
SAME = Account(3, "Post", "Norway bans krill", NOON, read=True, copy_of=2, same=True)
OTHER = Account(4, "Post", "What is krill?", NOON, read=False)
STORY = (FIRST, COPY, SAME, OTHER)


def test_signs_tell_what_is_unread_and_what_is_a_copy() -> None:
    assert [choice.sign for choice in choices_of(STORY, NOON)] == ["  ", "•=", " =", "• "]


@pytest.mark.parametrize(
    ("accounts", "title"),
    [
        (STORY, "One story, 4 articles, 3 sources · since just now"),
        (STORY[:3], "One story, 3 sources · since just now"),
        (STORY[:1], "Nobody else tells this news any more"),
        ((), "Nobody else tells this news any more"),
    ],
)
def test_articles_are_counted_where_a_source_has_several(
    accounts: tuple[Account, ...], title: str
) -> None:
    assert title_of(accounts, NOON) == title


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (FIRST, "The first report: Krill ban passes"),
        (COPY, "Repeats the text of Wire."),
        (SAME, "The same article as in Kiosk."),
        (OTHER, "What is krill?"),
    ],
)
def test_what_repeats_another_says_whom(one: Account, words: str) -> None:
    assert about(STORY, one) == words


def test_what_repeats_an_article_that_is_gone_says_so() -> None:
    assert about([COPY, OTHER], COPY) == "Repeats an article that is not here."
