"""In the demo a publisher has edited an article since it was fetched."""

from datetime import UTC, datetime

from newsreader.demo.canned import EDITED, CannedNetwork, dated
from newsreader.models.fetching import Fetched, NotModified, Request

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


async def answered(etag: str | None) -> Fetched:
    answer = await CannedNetwork(NOW).fetch(Request(EDITED, etag=etag))
    assert isinstance(answer, Fetched)
    return answer


async def test_who_asks_again_gets_what_was_edited_meanwhile_and_then_nothing_new() -> None:
    first = await answered(None)
    second = await answered(first.etag)
    assert b"injured three people" in first.body
    assert b"injured five people" in second.body
    assert isinstance(
        await CannedNetwork(NOW).fetch(Request(EDITED, etag=second.etag)), NotModified
    )


def test_an_edit_is_what_was_and_what_is() -> None:
    text = "{{a→b}} {{c→}}{{iso -1h}}"
    assert dated(text, NOW, edited=False) == "a c2026-11-22T19:00:00Z"
    assert dated(text, NOW) == "b 2026-11-22T19:00:00Z"
