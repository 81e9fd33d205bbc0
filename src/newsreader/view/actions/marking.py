"""What the person does with articles, and taking it back."""

from newsreader.view.actions.kinds import ARTICLES, LISTS, Action, Group

ACTIONS = (
    Action(
        "toggle_read",
        "m,u",
        "read/unread",
        "Mark the article read, or unread again.",
        Group.MARK,
        ARTICLES,
    ),
    Action(
        "toggle_bookmark",
        "b,s",
        "bookmark",
        "Bookmark the article, or take the bookmark away. Bookmarks are kept for good.",
        Group.MARK,
        ARTICLES,
    ),
    Action(
        "save_page",
        "+",
        "save a page",
        "Bookmark any page of the web: type its address, or choose a link of the article.",
        Group.MARK,
    ),
    Action(
        "read_all",
        "A",
        "all read",
        "Mark the list or the source read: what you see counted, none that came since.",
        Group.MARK,
        LISTS,
    ),
    Action(
        "read_above",
        "<",
        "above read",
        "Mark read what is above the cursor in this list.",
        Group.MARK,
    ),
    Action(
        "read_below",
        ">",
        "below read",
        "Mark read what is below the cursor in this list.",
        Group.MARK,
    ),
    Action(
        "read_older",
        "O",
        "older read",
        "Mark read what is older in this list than a day, a week, a date.",
        Group.MARK,
    ),
    Action(
        "hide",
        "delete",
        "hide",
        "Hide the article: out of every list, but kept (is:hidden finds it). Again shows it.",
        Group.MARK,
    ),
    Action(
        "rules",
        "",
        "rules",
        "Your rules: how often each fitted, what it would have done.",
        Group.MARK,
    ),
    Action(
        "undo",
        "ctrl+z,U",
        "undo",
        "Undo what you did last, also after a restart; again for the act before.",
        Group.MARK,
    ),
    Action("redo", "ctrl+y,ctrl+r", "redo", "Bring back what you undid last.", Group.MARK),
    Action(
        "history",
        "",
        "history",
        "Look at what was done, by you and by rules; undo any of it, or do it again.",
        Group.MARK,
    ),
)
