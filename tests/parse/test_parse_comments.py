"""Discussions, as forums and comment feeds tell them. The answers are in the form of real ones."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.forums import Site
from newsreader.models.discussions import Comment, Comments, NoDiscussion
from newsreader.parse.comments.reading import read_comments
from newsreader.parse.comments.threads import MOST, Voice, threaded

URL = "https://forum.example/x"
AT = 1_770_000_000
WHEN = datetime.fromtimestamp(AT, UTC)


def hacker(id_: int, author: str | None, text: str | None, *children: object) -> dict[str, Any]:
    return {
        "id": id_,
        "author": author,
        "text": text,
        "created_at_i": AT,
        "points": None,
        "type": "comment",
        "children": list(children),
    }


HACKER_NEWS = {
    "id": 1,
    "title": "A harbour",
    "points": 99,
    "children": [
        hacker(2, "ada", "<p>First.", hacker(3, "bob", "Answer &amp; more"), hacker(4, None, None)),
        hacker(5, None, None, hacker(6, "eve", "Below what is gone")),
    ],
}


def lobster(id_: str, user: object, parent: str | None = None, **more: object) -> dict[str, Any]:
    return {
        "short_id": id_,
        "short_id_url": f"https://lobste.rs/c/{id_}",
        "created_at": "2026-02-02T02:40:00.000-00:00",
        "is_deleted": False,
        "is_moderated": False,
        "score": 7,
        "parent_comment": parent,
        "comment": f"<p>{id_} speaks</p>",
        "commenting_user": user,
        **more,
    }


LOBSTERS = {
    "short_id": "abc123",
    "comment_count": 3,
    "comments": [
        lobster("one", "ada"),
        lobster("two", {"username": "bob"}, "one"),
        lobster("bad", "eve", "one", is_moderated=True),
        lobster("three", "eve"),
    ],
}


def reddit_thing(kind: str, **data: object) -> dict[str, Any]:
    return {"kind": kind, "data": data}


def listing(*children: object) -> dict[str, Any]:
    return {"kind": "Listing", "data": {"children": list(children)}}


def reddit_said(id_: str, replies: object = "", **more: object) -> dict[str, Any]:
    said = {"id": id_, "author": f"u{id_}", "body": id_, "body_html": f"<div>{id_}</div>"}
    place = {"permalink": f"/r/x/comments/1/_/{id_}/", "created_utc": float(AT), "score": -3}
    return reddit_thing("t1", **{**said, **place, "replies": replies, **more})


REDDIT = [
    listing(reddit_thing("t3", num_comments=40)),
    listing(
        reddit_said("a", listing(reddit_said("b"), reddit_thing("more", count=36))),
        reddit_said("c", author="[deleted]", body="[deleted]"),
        reddit_said("e", body="[ Removed by Reddit ]"),
        reddit_said("f", listing(reddit_thing("more", count=0, children=[], id="_"))),
        reddit_said("d", score_hidden=True),
        reddit_thing("more", count=2, children=["g", "h"]),
    ),
]


def toot(id_: str, parent: str, **more: object) -> dict[str, Any]:
    return {
        "id": id_,
        "in_reply_to_id": parent,
        "created_at": "2026-02-02T02:40:00.000Z",
        "content": f"<p>{id_}</p>",
        "spoiler_text": "",
        "favourites_count": 2,
        "url": f"https://social.example/@ada/{id_}",
        "account": {"acct": "ada@other.example", "display_name": "Ada"},
        **more,
    }


MASTODON = {
    "ancestors": [toot("1", "0")],
    "descendants": [toot("11", "10"), toot("12", "11", spoiler_text="Soup"), toot("13", "10")],
}

ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0">
<title>Comments on: A harbour</title><id>x</id><updated>2026-02-02T02:40:00Z</updated>
<entry><id>c3</id><title>By: Eve</title><updated>2026-02-02T05:00:00Z</updated>
 <author><name>Eve</name></author><thr:in-reply-to ref="c1" href="https://b.example/1#c1"/>
 <content type="html">&lt;p&gt;To the first&lt;/p&gt;</content></entry>
<entry><id>c2</id><title>By: Bob</title><updated>2026-02-02T04:00:00Z</updated>
 <author><name>Bob</name></author><thr:in-reply-to ref="post" href="https://b.example/1"/>
 <content type="html">Second</content></entry>
<entry><id>c1</id><title>By: Ada</title><updated>2026-02-02T03:00:00Z</updated>
 <author><name>Ada</name></author><thr:in-reply-to ref="post" href="https://b.example/1"/>
 <content type="html">First</content></entry>
</feed>"""

RSS = """<rss version="2.0"><channel><title>Comments</title>
<item><title>By: Bob</title><guid>2</guid><pubDate>Mon, 02 Feb 2026 04:00:00 GMT</pubDate>
 <description>Second</description></item>
<item><title>By: Ada</title><guid>1</guid><pubDate>Mon, 02 Feb 2026 03:00:00 GMT</pubDate>
 <description>First</description></item>
</channel></rss>"""


def read(site: Site, answer: object) -> Comments:
    body = answer if isinstance(answer, str) else json.dumps(answer)
    return read_comments(site, body.encode(), URL, None)


def drawn(heard: Comments) -> list[str]:
    """`> bob: text`, an arrow for each step down."""
    return [
        "> " * one.depth + (f"… {one.more}" if one.more else f"{one.author}: {one.html}")
        for one in heard.comments
    ]


@pytest.mark.parametrize(
    ("site", "answer", "count", "thread"),
    [
        (
            Site.HACKER_NEWS,
            HACKER_NEWS,
            3,
            ["ada: <p>First.", "> bob: Answer &amp; more", ": ", "> eve: Below what is gone"],
        ),
        (
            Site.LOBSTERS,
            LOBSTERS,
            3,
            ["ada: <p>one speaks</p>", "> bob: <p>two speaks</p>", "eve: <p>three speaks</p>"],
        ),
        (
            Site.REDDIT,
            REDDIT,
            40,
            [
                "ua: <div>a</div>",
                "> ub: <div>b</div>",
                "> … 36",
                "uf: <div>f</div>",
                "> … -1",
                "ud: <div>d</div>",
                "… 2",
            ],
        ),
        (
            Site.MASTODON,
            MASTODON,
            3,
            ["Ada: <p>11</p>", "> Ada: <p><em>Soup</em></p><p>12</p>", "Ada: <p>13</p>"],
        ),
        (Site.FEED, ATOM, None, ["Ada: First", "> Eve: <p>To the first</p>", "Bob: Second"]),
        (Site.FEED, RSS, None, ["Ada: First", "Bob: Second"]),
    ],
    ids=lambda value: value.name if isinstance(value, Site) else "",
)
def test_a_discussion_is_read_in_the_order_of_its_threads(
    site: Site, answer: object, count: int | None, thread: list[str]
) -> None:
    heard = read(site, answer)

    assert drawn(heard) == thread
    assert heard.count == count


@pytest.mark.parametrize(
    ("site", "answer", "first"),
    [
        (
            Site.HACKER_NEWS,
            HACKER_NEWS,
            Comment("ada", "<p>First.", WHEN, link="https://news.ycombinator.com/item?id=2"),
        ),
        (
            Site.LOBSTERS,
            LOBSTERS,
            Comment("ada", "<p>one speaks</p>", WHEN, score=7, link="https://lobste.rs/c/one"),
        ),
        (
            Site.REDDIT,
            REDDIT,
            Comment(
                *("ua", "<div>a</div>", WHEN),
                score=-3,
                link="https://www.reddit.com/r/x/comments/1/_/a/",
            ),
        ),
        (
            Site.MASTODON,
            MASTODON,
            Comment("Ada", "<p>11</p>", WHEN, score=2, link="https://social.example/@ada/11"),
        ),
    ],
    ids=lambda value: value.name if isinstance(value, Site) else "",
)
def test_a_comment_has_its_author_time_score_and_address(
    site: Site, answer: object, first: Comment
) -> None:
    assert read(site, answer).comments[0] == first


def test_answers_that_reddit_left_out_are_found_below_what_they_answer() -> None:
    left_out = [one for one in read(Site.REDDIT, REDDIT).comments if one.more]
    page = "https://www.reddit.com/r/x/comments/1/_/"
    assert [one.link for one in left_out] == [f"{page}a/", f"{page}f/", None]


def test_a_thread_may_be_as_deep_as_it_likes() -> None:
    item = hacker(400, "ada", "Below")
    for number in range(399, 1, -1):
        item = hacker(number, "ada", "Above", item)
    heard = read(Site.HACKER_NEWS, {"id": 1, "children": [item]})
    assert (len(heard.comments), heard.count) == (399, 399)
    assert heard.comments[-1].depth == 100


@pytest.mark.parametrize(("deep", "count"), [(19, 19), (20, None)])
def test_strangers_are_not_shown_a_thread_of_mastodon_to_its_end(
    deep: int, count: int | None
) -> None:
    answers = [toot(str(number), str(number - 1)) for number in range(11, 11 + deep)]
    heard = read(Site.MASTODON, {"descendants": answers})
    assert (len(heard.comments), heard.count) == (deep, count)


def test_an_answer_on_mastodon_may_be_a_picture_and_a_name_have_one_in_it() -> None:
    attached = {"type": "image", "url": "https://x.example/a.png", "description": "A <ferry>"}
    account = {"acct": "ada", "display_name": "Ada :ok:", "emojis": [{"shortcode": "ok"}]}
    answer = toot("11", "10", content="", account=account, media_attachments=[attached])
    (said,) = read(Site.MASTODON, {"descendants": [answer]}).comments
    assert said.author == "Ada"
    assert said.html == '<p><a href="https://x.example/a.png">Image: A &lt;ferry&gt;</a></p>'


WORDPRESS = """<rss version="2.0"><channel><title>Comments on: A harbour</title>
<item><title>Von: Eve</title><link>https://b.example/1/#comment-7</link>
 <guid isPermaLink="false">https://b.example/?p=1#comment-7</guid>
 <pubDate>Mon, 02 Feb 2026 05:00:00 GMT</pubDate>
 <description>&lt;p&gt;Als Antwort auf &lt;a href="https://b.example/1/#comment-5"&gt;Ada&lt;/a&gt;.
 &lt;/p&gt;&lt;p&gt;To the first&lt;/p&gt;</description></item>
<item><title>Von: Ada</title><link>https://b.example/1/#comment-5</link>
 <guid isPermaLink="false">https://b.example/?p=1#comment-5</guid>
 <pubDate>Mon, 02 Feb 2026 03:00:00 GMT</pubDate>
 <description>&lt;p&gt;See &lt;a href="https://b.example/1/#comment-9"&gt;that&lt;/a&gt;.&lt;/p&gt;
 </description></item>
</channel></rss>"""


def test_a_comment_without_a_word_is_none() -> None:
    silent = RSS.replace("<description>Second</description>", "")
    assert drawn(read(Site.FEED, silent)) == ["Ada: First"]


def test_of_a_feed_with_more_than_are_kept_it_is_said_how_many_came() -> None:
    items = (
        f"<item><guid>{number}</guid><description>x</description></item>" for number in range(600)
    )
    heard = read(Site.FEED, f"<rss version='2.0'><channel>{''.join(items)}</channel></rss>")
    assert (len(heard.comments), heard.count) == (MOST, 600)


def test_wordpress_says_what_a_comment_answers_in_its_first_line() -> None:
    first, answer = read(Site.FEED, WORDPRESS).comments
    assert (first.author, first.depth, "#comment-9" in first.html) == ("Ada", 0, True)
    assert (answer.author, answer.depth, answer.html.strip()) == ("Eve", 1, "<p>To the first</p>")


@pytest.mark.parametrize("site", Site)
@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b"42", b"{}", b"[" * 100_000, b"<html>Log in</html>", b"\xff\x00"],
)
def test_what_is_no_discussion_is_one_sentence(site: Site, body: bytes) -> None:
    with pytest.raises(NoDiscussion) as refused:
        read_comments(site, body, URL, None)

    assert str(refused.value).endswith(".")


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                "children id author text created_at_i comments short_id parent_comment data "
                "kind replies body_html created_utc descendants in_reply_to_id account".split()
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@given(st.sampled_from([site for site in Site if site is not Site.FEED]), JSON)
def test_any_json_is_a_discussion_or_none(site: Site, answer: object) -> None:
    keys = {"children": answer, "comments": answer, "descendants": answer}
    for body in (keys, [answer, answer]):
        try:
            heard = read_comments(site, json.dumps(body).encode(), URL, None)
        except NoDiscussion:
            continue
        assert all(isinstance(one.author, str) for one in heard.comments)


def test_a_discussion_without_end_is_cut_and_says_how_much_there_is() -> None:
    many = [hacker(number, "a", "x" * 30_000 if number < 3 else "x") for number in range(1, 2001)]
    heard = read(Site.HACKER_NEWS, {"children": many})

    assert (len(heard.comments), heard.count) == (MOST, 2000)
    assert max(len(one.html) for one in heard.comments) == 20_000


def test_long_comments_leave_room_for_fewer() -> None:
    heard = threaded(Voice(str(number), None, html="x" * 20_000) for number in range(100))

    assert (len(heard.comments), heard.count) == (50, 100)


@pytest.mark.parametrize(("key", "first"), [("indent_level", 1), ("depth", 0)])
def test_a_lobsters_server_may_tell_only_how_deep_a_comment_stands(key: str, first: int) -> None:
    levels = {"one": 0, "two": 1, "three": 2, "four": 1, "five": 0}
    comments = [lobster(id_, "ada") | {key: level + first} for id_, level in levels.items()]
    found = read(Site.LOBSTERS, {"comments": comments})

    assert [comment.depth for comment in found.comments] == list(levels.values())


def test_mastodon_shows_strangers_not_all_of_a_long_discussion() -> None:
    answers = [toot(str(number), "10") for number in range(11, 71)]

    assert read(Site.MASTODON, {"descendants": answers}).count is None
    assert read(Site.MASTODON, {"descendants": answers[1:]}).count == 59


def test_an_endless_thread_is_read_without_recursion() -> None:
    chain = [Voice(str(number), str(number - 1), "a", "x") for number in range(1, 5000)]
    heard = threaded(reversed(chain))

    assert [one.depth for one in heard.comments[:102]] == [*range(101), 100]


def test_voices_that_answer_each_other_in_a_circle_are_heard_once() -> None:
    circle = [Voice("a", "b", "A", "a"), Voice("b", "a", "B", "b"), Voice("c", "c", "C", "c")]

    assert [(one.author, one.depth) for one in threaded(circle).comments] == [
        ("A", 0),
        ("B", 1),
        ("C", 0),
    ]
