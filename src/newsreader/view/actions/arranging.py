"""In which order a list is, and under which headers."""

from newsreader.view.actions.kinds import Action, Group

ACTIONS = (
    Action("sort", "S", "sort", "Sort the list: by time, feed, title, length.", Group.LIST),
    Action(
        "group",
        "B",
        "group by",
        "Put headers over days, feeds or stories, or take them away.",
        Group.LIST,
    ),
    Action("fold", "-", "fold", "Fold the group that the cursor is in, or open it.", Group.LIST),
    Action("fold_all", "_", "fold all", "Fold every group, or open them all.", Group.LIST),
    Action("close_folds", "", "close all folds", "Fold every group.", Group.LIST),
    Action("open_folds", "", "open all folds", "Open every group.", Group.LIST),
)
