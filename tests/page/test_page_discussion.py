"""A discussion as the reader shows it."""

from datetime import UTC, datetime

from msgspec.structs import replace
from page_article import ARTICLE

from newsreader.forums import Forum, Site
from newsreader.models.discussions import Comment, Discussion
from newsreader.models.document import Document
from newsreader.page.discussion import discussion_document
from newsreader.typeset.sheet import typeset

AT = datetime(2026, 2, 10, 12, tzinfo=UTC)
FORUM = Forum(Site.LOBSTERS, "https://lobste.rs/s/a.json", "https://lobste.rs/s/a")


def said(author: str, html: str, depth: int = 0, **more: object) -> Comment:
    return replace(Comment(author, html, AT, depth), **more)


def document(*comments: Comment, forum: Forum | None = FORUM, **more: object) -> Document:
    discussion = replace(Discussion(comments, len(comments), AT, AT), **more)
    return discussion_document(ARTICLE, discussion, forum, lambda _: "3 hours ago")


def drawn(*comments: Comment, width: int = 40, **more: object) -> list[str]:
    """Below the title and the line about it."""
    sheet = typeset(document(*comments, **more), width)  # type: ignore[arg-type]  # keywords
    lines = [line.rstrip() for line in sheet.text()]
    return lines[lines.index("") + 1 :]


def test_answers_stand_behind_bars_below_what_they_answer() -> None:
    assert drawn(
        said("ada", "<p>One.</p><p>Two.</p>", score=12),
        said("bob", "Yes.", 1, score=1),
        said("eve", "No.", 2),
        said("ada", "Well.", 1),
        said("joe", "Else."),
    ) == [
        "ada · 3 hours ago · 12 points",
        "One.",
        "",
        "Two.",
        "",
        "▎ bob · 3 hours ago · 1 point",
        "▎ Yes.",
        "▎",
        "▎ ▎ eve · 3 hours ago",
        "▎ ▎ No.",
        "▎",
        "▎ ada · 3 hours ago",
        "▎ Well.",
        "",
        "joe · 3 hours ago",
        "Else.",
    ]


def test_a_thread_deeper_than_the_pane_stays_in_it() -> None:
    lines = drawn(*(said("a", "x", depth) for depth in range(100)), width=32)

    assert len([line for line in lines if line.endswith("x")]) == 100
    assert max(line.count("▎") for line in lines) == 8


def test_what_was_taken_back_and_who_is_unknown_have_words() -> None:
    assert drawn(said("", ""), said("ada", "Answer.", 1)) == [
        "somebody · 3 hours ago",
        "Taken back.",
        "",
        "▎ ada · 3 hours ago",
        "▎ Answer.",
    ]


def test_hostile_comments_are_text() -> None:
    script = said("a\x1b[31m\u202eb\n", "<script>alert(1)</script><p onclick=x>Fine\x1b[2J</p>")

    assert drawn(script) == ["a[31mb · 3 hours ago", "Fine[2J"]


def test_the_line_about_it_says_how_many_where_and_as_of_when() -> None:
    about = document(said("ada", "One."), count=41).blocks[1]
    nothing = document(forum=None, came=None).blocks[1]

    assert about.content.text == "41 comments · Lobsters · asked 3 hours ago"  # type: ignore[union-attr]
    assert nothing.content.text == "no comments yet"  # type: ignore[union-attr]


def test_what_is_missing_and_why_is_said() -> None:
    lines = drawn(said("ada", "One."), count=700, reason="Lobsters: No answer.")

    assert lines == [
        "Lobsters: No answer.",
        "",
        "ada · 3 hours ago",
        "One.",
        "",
        "1 of 700 comments are here.",
    ]


def test_links_of_texts_are_numbered_before_the_comments_own_addresses() -> None:
    page, other = "https://lobste.rs/c/1", "https://x.example/"
    made = document(said("ada", f"See <a href='{other}'>that</a>.", link=page))

    assert [link.url for link in made.links] == [other, page, FORUM.page]
    assert "See that[1]." in "\n".join(typeset(made, 60).text())


def test_answers_that_were_not_sent_are_told_where_they_stand() -> None:
    lines = drawn(
        said("Ada", "<p>First.</p>"),
        said("", "", 1, more=36, link="https://forum.example/a"),
        said("Eve", "<p>Last.</p>"),
        said("", "", more=-1),
    )
    assert "▎ … 36 more answers on the page" in lines
    assert "… more answers on the page" in lines
    assert not any("somebody" in line or "Taken back" in line for line in lines)
    told = document(said("Ada", "First."), said("", "", 1, more=36), count=37)
    assert "1 of 37 comments are here." in " ".join(typeset(told, 60).text())
