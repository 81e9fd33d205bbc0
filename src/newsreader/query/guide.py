"""The language in a table: what is written, what it finds. docs/guide/searching.md has it too."""

GUIDE: tuple[tuple[tuple[str, ...], str], ...] = (
    (("rain snow",), "both words, in the title or the text; case and accents do not count"),
    (('"snow storm"',), "the words in this order"),
    (("rain*",), "words that begin so"),
    (("rain or snow",), "either"),
    (("-rain",), "what does not have it"),
    (("(rain or snow) -storm",), "brackets group"),
    (("日本",), "also in the middle of 日本語"),
    (("title:rain", "text:rain"), "only there"),
    (('feed:"New York Times"', "folder:Tech/Python"), "of such feeds"),
    (
        ("author:knuth", "topic:chips", "tag:later"),
        "by whom, about what, under your own label",
    ),
    (("link:example.org", "lang:en"), "where it leads, in which language"),
    (
        ("is:unread", "is:read", "is:bookmarked", "is:tagged", "is:highlighted", "is:noted"),
        "what you did with it",
    ),
    (("is:archived", "is:bookmarked -is:archived"), "a bookmark done with; one still to be read"),
    (("note:harbour",), "in what you wrote about it"),
    (
        ("is:full", "is:edited", "is:hidden"),
        "has its text; was changed by its publisher; was hidden by you or a rule",
    ),
    (("has:image", "has:enclosure", "has:comments"), "comes with it"),
    (('story:"ferry strike"', "has:story"), "all that tell the news of such a headline; of any"),
    (
        ("since:3d", "since:2025-06-01", "before:1w"),
        "placed after, before; `h` `d` `w` `m` `y`",
    ),
    (("published:2025-05", "arrived:today", "arrived:yesterday"), "in that time"),
    (("words:>1000", "score:>5"), "long ones; what rules gave points"),
    (
        ("chips sort:oldest",),
        "in another order: newest, oldest, feed, title, longest, shortest, relevance, priority",
    ),
)
