"""newsreader itself."""

from newsreader.view.actions.kinds import ALL, Action, Group

ACTIONS = (
    Action("help", "?", "help", "Show every key.", Group.APP, ALL),
    Action("palette", ":,ctrl+p", "commands", "Find any of these by its name.", Group.APP),
    Action("keys", "", "change keys", "Show who has which key, and change them.", Group.APP),
    Action("theme", "", "theme", "Choose other colours, for this session.", Group.APP),
    Action("leave", "q", "back or quit", "Go back; from the lists, quit.", Group.APP),
    Action(
        "step_out",
        "",
        "step out",
        "From the article to its list, from there to the sources; from those, quit.",
        Group.APP,
    ),
    Action("quit", "Q,ctrl+q", "quit", "Quit at once. Nothing is lost.", Group.APP),
)
