"""Moving in a pane and between panes."""

from newsreader.view.actions.kinds import Action, Group

ACTIONS = (
    Action("down", "j,down", "down", "Move down; in the article, scroll.", Group.MOVE),
    Action("up", "k,up", "up", "Move up; in the article, scroll.", Group.MOVE),
    Action("top", "g g,home", "top", "To the top; after a number, to that row.", Group.MOVE),
    Action("bottom", "G,end", "bottom", "To the bottom; after a number, to that row.", Group.MOVE),
    Action("half_down", "ctrl+d", "half a page down", "Move half a page down.", Group.MOVE),
    Action("half_up", "ctrl+u", "half a page up", "Move half a page up.", Group.MOVE),
    Action("page_down", "pagedown,ctrl+f", "page down", "Move a page down.", Group.MOVE),
    Action("page_up", "pageup,ctrl+b", "page up", "Move a page up.", Group.MOVE),
    Action("next_paragraph", "}", "next paragraph", "In the article, a paragraph on.", Group.MOVE),
    Action("previous_paragraph", "{", "paragraph back", "A paragraph back.", Group.MOVE),
    Action(
        "roll",
        "w",
        "scroll by itself",
        "Scroll the article by itself; + and - change how fast, any other key stops it.",
        Group.MOVE,
    ),
    Action("left", "h,left", "pane left", "Go to the pane on the left.", Group.MOVE),
    Action("right", "l,right", "pane right", "Go to the pane on the right.", Group.MOVE),
    Action("next_pane", "tab", "next pane", "Go to the next pane.", Group.MOVE),
    Action("previous_pane", "shift+tab", "previous pane", "Go to the pane before.", Group.MOVE),
    Action(
        "jump",
        "g f,'",
        "go to a source",
        "Go to a feed or folder by typing.",
        Group.MOVE,
    ),
)
