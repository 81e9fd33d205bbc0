"""What the person does with articles, and taking it back."""

from newsreader.view.actions.kinds import ARTICLES, Action, Group, Pane

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
        "read_all",
        "A",
        "all read",
        "Mark everything in this list read: exactly the articles it has, none that came since.",
        Group.MARK,
        (Pane.HEADLINES,),
    ),
    Action(
        "undo",
        "ctrl+z,U",
        "undo",
        "Undo what you did last, also after a restart; again for the act before.",
        Group.MARK,
    ),
)
