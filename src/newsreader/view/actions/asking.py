"""The assistant."""

from newsreader.view.actions.kinds import Action, Group

ACTIONS = (
    Action(
        "ask",
        "g i",
        "ask the assistant",
        "A summary, a translation, a question about the article; a digest of what is selected.",
        Group.READ,
    ),
    Action("summary", "", "summary", "Have the assistant summarise the article.", Group.READ),
    Action("translation", "", "translation", "Have it translated by the assistant.", Group.READ),
    Action("explanation", "", "explanation", "Have it explained by the assistant.", Group.READ),
    Action("digest", "", "digest", "A digest of what is selected, by the assistant.", Group.READ),
    Action("ask_again", "", "ask again", "Ask the assistant the same again.", Group.READ),
)
