"""What fits words that are typed."""

import pytest

from cost import cheap
from newsreader.view.fuzzy import fitting

NAMES = [
    "Nikkei Asia",
    "Asahi Shimbun",
    "heise online",
    "Zürcher Zeitung",
    "BBC News",
    "Asia Sentinel",
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", NAMES),
        ("asi", ["Asia Sentinel", "Nikkei Asia"]),
        ("ASIA nik", ["Nikkei Asia"]),
        ("zur", ["Zürcher Zeitung"]),
        ("na", ["Nikkei Asia"]),
        ("zz", ["Zürcher Zeitung"]),
        ("imb", ["Asahi Shimbun"]),
        ("hson", ["heise online"]),
        ("bbcx", []),
    ],
)
def test_the_likeliest_come_first(typed: str, found: list[str]) -> None:
    assert fitting(typed, NAMES, str) == found


def test_a_thousand_feeds_are_looked_through_between_two_keys() -> None:
    feeds = [
        f"Feed number {number} of the World Wide Web · Folder {number % 40}"
        for number in range(1000)
    ]
    assert cheap(0.05, lambda: fitting("web 40", feeds, str))
