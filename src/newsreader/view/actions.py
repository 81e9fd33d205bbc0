"""The one registry of what a person can do; keys, palette, help, key bar and README read it.

Adding an action is one entry here and one method `action_<id>` of the main screen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Pane(StrEnum):
    """The three panes."""

    SOURCES = "sources"
    HEADLINES = "headlines"
    READER = "reader"


class Group(StrEnum):
    """The sections of the help."""

    MOVE = "Move"
    READ = "Read"
    MARK = "Mark"
    LIST = "The list"
    FEEDS = "Feeds"
    APP = "newsreader"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do."""

    id: str
    keys: str
    """Default keys as Textual names them, a comma between two; empty: only in the palette."""
    words: str
    """Two or three words for the key bar and the palette."""
    help: str
    """A sentence."""
    group: Group
    bar: tuple[Pane, ...] = ()
    """The panes whose key bar names it."""


_SOURCES, _HEADLINES, _READER = Pane.SOURCES, Pane.HEADLINES, Pane.READER
_LISTS = (_SOURCES, _HEADLINES)
_ARTICLES = (_HEADLINES, _READER)
_ALL = (_SOURCES, _HEADLINES, _READER)

ACTIONS: tuple[Action, ...] = (
    Action("down", "j,down", "down", "Move down; in the article, scroll.", Group.MOVE),
    Action("up", "k,up", "up", "Move up; in the article, scroll.", Group.MOVE),
    Action("top", "g,home", "top", "Go to the top (gg works too).", Group.MOVE),
    Action("bottom", "G,end", "bottom", "Go to the bottom.", Group.MOVE),
    Action("half_down", "ctrl+d", "half a page down", "Move half a page down.", Group.MOVE),
    Action("half_up", "ctrl+u", "half a page up", "Move half a page up.", Group.MOVE),
    Action("page_down", "pagedown,ctrl+f", "page down", "Move a page down.", Group.MOVE),
    Action("page_up", "pageup,ctrl+b", "page up", "Move a page up.", Group.MOVE),
    Action("left", "h,left", "pane left", "Go to the pane on the left.", Group.MOVE),
    Action("right", "l,right", "pane right", "Go to the pane on the right.", Group.MOVE),
    Action("next_pane", "tab", "next pane", "Go to the next pane.", Group.MOVE),
    Action("previous_pane", "shift+tab", "previous pane", "Go to the pane before.", Group.MOVE),
    Action("open", "enter", "open", "Open the source or the article.", Group.READ, (_SOURCES,)),
    Action(
        "read_on",
        "space",
        "read on",
        "Page through the article, then go on to the next unread; folds a folder.",
        Group.READ,
        _ARTICLES,
    ),
    Action("next_unread", "n", "next unread", "Go to the next unread.", Group.READ, _ARTICLES),
    Action("previous_unread", "p", "previous unread", "Go to the unread before.", Group.READ),
    Action("next_article", "J", "next article", "Go to the next article.", Group.READ),
    Action("previous_article", "K", "previous article", "Go to the article before.", Group.READ),
    Action(
        "toggle_read",
        "m,u",
        "read/unread",
        "Mark the article read, or unread again.",
        Group.MARK,
        _ARTICLES,
    ),
    Action(
        "toggle_bookmark",
        "b,s",
        "bookmark",
        "Bookmark the article, or take the bookmark away. Bookmarks are kept for good.",
        Group.MARK,
        _ARTICLES,
    ),
    Action(
        "read_all",
        "A",
        "all read",
        "Mark everything in this list read: exactly the articles it has, none that came since.",
        Group.MARK,
        (_HEADLINES,),
    ),
    Action(
        "undo",
        "ctrl+z,U",
        "undo",
        "Undo what you did last, also after a restart; again for the act before.",
        Group.MARK,
    ),
    Action("browser", "o", "browser", "Open the article in the browser.", Group.READ, (_READER,)),
    Action("copy_link", "y", "copy link", "Copy the article's address.", Group.READ),
    Action("zen", "z", "zen", "Only the article, nothing else; again to leave.", Group.READ),
    Action(
        "search",
        "/",
        "search",
        "Find in titles and texts of the whole library.",
        Group.LIST,
        _LISTS,
    ),
    Action("show_all", "1", "all", "List every article of the source.", Group.LIST),
    Action("show_unread", "2", "unread only", "List what is unread in the source.", Group.LIST),
    Action("show_bookmarks", "3", "bookmarks only", "List the source's bookmarks.", Group.LIST),
    Action("bring_new", ".", "bring the new", "List what has arrived since.", Group.LIST),
    Action("absolute_times", "T", "dates", "Show dates, or how long ago.", Group.LIST),
    Action("sync", "r", "sync this", "Sync the feed or folder now.", Group.FEEDS, (_SOURCES,)),
    Action("sync_all", "R", "sync all", "Sync every feed now.", Group.FEEDS, (_SOURCES,)),
    Action(
        "add",
        "a",
        "add a feed",
        "Follow feeds by address or by topic, or import a file of them.",
        Group.FEEDS,
        (_SOURCES,),
    ),
    Action("unsubscribe", "d", "unsubscribe", "Unsubscribe from the feed (undoable).", Group.FEEDS),
    Action(
        "change_address",
        "",
        "change address",
        "Follow the feed at another address; everything stays with it.",
        Group.FEEDS,
    ),
    Action("trouble", "!", "what failed", "Which feeds are failing, and why.", Group.FEEDS),
    Action("welcome", "", "starter feeds", "Choose feeds to start with, by topic.", Group.FEEDS),
    Action("help", "?", "help", "Show every key.", Group.APP, _ALL),
    Action("palette", ":,ctrl+p", "commands", "Find any of these by its name.", Group.APP),
    Action("theme", "", "theme", "Choose other colours, for this session.", Group.APP),
    Action("back", "escape,backspace", "back", "Go back: out of zen, article, search.", Group.READ),
    Action("leave", "q", "back or quit", "Go back; from the lists, quit.", Group.APP),
    Action("quit", "Q,ctrl+q", "quit", "Quit at once. Nothing is lost.", Group.APP),
)


def action_called(action_id: str) -> Action:
    """Raises KeyError."""
    return {action.id: action for action in ACTIONS}[action_id]


def keys_of(action: Action, changed: Mapping[str, str]) -> tuple[str, ...]:
    """The action's keys where `[keys]` of config.toml may have changed them."""
    keys = changed.get(action.id, action.keys)
    return tuple(key.strip() for key in keys.split(",") if key.strip())


_SHOWN = {
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "backspace": "bksp",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "question_mark": "?",
    "slash": "/",
    "colon": ":",
    "comma": ",",
    "full_stop": ".",
    "exclamation_mark": "!",
}


def shown(key: str) -> str:
    """A key as people write it."""
    return _SHOWN.get(key, key)


def key_table(changed: Mapping[str, str] | None = None) -> str:
    """The registry in Markdown, for the README."""
    rows = ["| keys | | what it does |", "|---|---|---|"]
    for group in Group:
        for action in (action for action in ACTIONS if action.group is group):
            keys = " ".join(f"`{shown(key)}`" for key in keys_of(action, changed or {}))
            rows.append(f"| {keys or '`:`'} | {action.words} | {action.help} |")
    return "\n".join(rows) + "\n"
