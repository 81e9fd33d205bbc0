"""Which articles are listed, and how."""

from newsreader.view.actions.kinds import LISTS, Action, Group

ACTIONS = (
    Action(
        "search",
        "/",
        "search",
        "Find in titles and texts of the whole library; in the article, find in it.",
        Group.LIST,
        LISTS,
    ),
    Action(
        "next_match",
        "semicolon,f3",
        "next match",
        "Go to the next match in the article.",
        Group.LIST,
    ),
    Action(
        "previous_match",
        "comma,P,shift+f3",
        "previous match",
        "Go to the match before.",
        Group.LIST,
    ),
    Action(
        "save_search",
        "ctrl+s",
        "save search",
        "Keep the search as a smart feed in the sources.",
        Group.LIST,
    ),
    Action("list_all", "", "list all", "List every article of the source.", Group.LIST),
    Action("list_unread", "", "list unread", "List what is unread in the source.", Group.LIST),
    Action("list_bookmarks", "", "list bookmarks", "List the source's bookmarks.", Group.LIST),
    Action(
        "show_all",
        "1",
        "all",
        "List every article of the source. In an article: open the first related one.",
        Group.LIST,
    ),
    Action(
        "show_unread",
        "2",
        "unread only",
        "List what is unread in the source. In an article: open the second related one.",
        Group.LIST,
    ),
    Action(
        "show_bookmarks",
        "3",
        "bookmarks only",
        "List the source's bookmarks. In an article: open the third related one.",
        Group.LIST,
    ),
    Action("bring_new", ".", "bring the new", "List what has arrived since.", Group.LIST),
    Action("absolute_times", "T", "dates", "Show dates, or how long ago.", Group.LIST),
    Action("why", "W", "why here", "Say what speaks for the article, by priority.", Group.LIST),
)
