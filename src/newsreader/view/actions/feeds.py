"""What is followed, and fetching what is new."""

from newsreader.view.actions.kinds import Action, Group, Pane

ACTIONS = (
    Action("sync", "r", "sync this", "Sync the feed or folder now.", Group.FEEDS, (Pane.SOURCES,)),
    Action("sync_all", "R", "sync all", "Sync every feed now.", Group.FEEDS, (Pane.SOURCES,)),
    Action(
        "add",
        "a",
        "add a feed",
        "Follow feeds by address or by topic, or import a file of them.",
        Group.FEEDS,
        (Pane.SOURCES,),
    ),
    Action(
        "unsubscribe",
        "d",
        "unsubscribe",
        "Unsubscribe from the feed, or remove the smart feed (undoable).",
        Group.FEEDS,
    ),
    Action(
        "change",
        "g e",
        "change",
        "Change the smart feed's name or query, or the feed's address.",
        Group.FEEDS,
    ),
    Action(
        "change_address",
        "",
        "change address",
        "Follow the feed at another address; everything stays with it.",
        Group.FEEDS,
    ),
    Action(
        "forget",
        "",
        "forget old articles",
        "Say what [retention] in config.toml keeps no longer, and forget it when you agree.",
        Group.FEEDS,
    ),
    Action(
        "pack",
        "g p",
        "pack for a trip",
        "Bring the texts and pictures of what you will read without a network.",
        Group.FEEDS,
    ),
    Action(
        "offline",
        "g o",
        "offline",
        "Ask nothing of the network, or ask again: for trains, and for a quiet hour.",
        Group.FEEDS,
    ),
    Action("trouble", "!", "what failed", "Which feeds are failing, and why.", Group.FEEDS),
    Action("welcome", "", "starter feeds", "Choose feeds to start with, by topic.", Group.FEEDS),
)
