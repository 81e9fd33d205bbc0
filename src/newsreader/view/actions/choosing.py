"""Choosing rows, for what is done to all of them at once."""

from newsreader.view.actions.kinds import Action, Group

ACTIONS = (
    Action(
        "choose_range",
        "v",
        "select a range",
        "Select from here to the cursor; again: keep it. What you do next is done to all of it.",
        Group.CHOOSE,
    ),
    Action("choose_row", "V", "select this", "Select this row too, or no more.", Group.CHOOSE),
    Action("extend_down", "shift+down", "select down", "Select, going down.", Group.CHOOSE),
    Action("extend_up", "shift+up", "select up", "Select, going up.", Group.CHOOSE),
    Action(
        "choose_all",
        "*,ctrl+a",
        "select all",
        "Select all of this list; again: nothing (so does esc).",
        Group.CHOOSE,
    ),
    Action("tag", "t", "tag", "Tag what is selected, or this article; or untag it.", Group.MARK),
    Action("tag_again", "ctrl+t", "same tags", "Give the tags that you gave last.", Group.MARK),
    Action(
        "export",
        "e",
        "export",
        "Write what is selected, or this article, to files: Markdown, HTML, text.",
        Group.READ,
    ),
)
