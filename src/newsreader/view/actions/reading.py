"""Reading an article, and going on to the next."""

from newsreader.view.actions.kinds import ARTICLES, Action, Group, Pane

ACTIONS = (
    Action("open", "enter", "open", "Open the source or the article.", Group.READ, (Pane.SOURCES,)),
    Action(
        "read_on",
        "space",
        "read on",
        "Page through the article, then go on to the next unread; folds a folder.",
        Group.READ,
        ARTICLES,
    ),
    Action("next_unread", "n", "next unread", "Go to the next unread.", Group.READ, ARTICLES),
    Action("previous_unread", "p", "previous unread", "Go to the unread before.", Group.READ),
    Action("next_article", "J", "next article", "Go to the next article.", Group.READ),
    Action("previous_article", "K", "previous article", "Go to the article before.", Group.READ),
    Action(
        "browser", "o", "browser", "Open the article in the browser.", Group.READ, (Pane.READER,)
    ),
    Action(
        "full_text",
        "x",
        "full text",
        "Between the feed's text and the page's; asks for the page's where it is not here.",
        Group.READ,
        (Pane.READER,),
    ),
    Action(
        "gist",
        "i",
        "gist",
        "What the article says, in its own words, above it; of a long one the key points too.",
        Group.READ,
    ),
    Action(
        "picture",
        "I",
        "pictures",
        "Show the article's pictures as large as the screen; fetches them where none is here.",
        Group.READ,
    ),
    Action(
        "links",
        "f",
        "links",
        "Put letters at the links in sight: they open one, in capitals they ask what to do.",
        Group.READ,
        (Pane.READER,),
    ),
    Action("links_more", "F", "link menu", "The same, to ask what to do with one.", Group.READ),
    Action(
        "queue_link",
        "ctrl+l",
        "keep for later",
        "Keep the address, to be opened later.",
        Group.READ,
    ),
    Action(
        "queued_links",
        "L",
        "kept links",
        "Look at the links that wait for the network; open or bookmark them.",
        Group.READ,
    ),
    Action(
        "highlight",
        "H",
        "highlight",
        "Pick a passage to highlight: paragraphs or lines, with a note or without.",
        Group.READ,
    ),
    Action("note", "N", "note", "Write what you think of the article; kept for good.", Group.READ),
    Action(
        "clippings", "g c", "clippings", "Every highlight and note; go to any of them.", Group.READ
    ),
    Action(
        "comments",
        "c",
        "comments",
        "Read here what people say about the article; again to go back to it.",
        Group.READ,
        (Pane.READER,),
    ),
    Action(
        "comments_page", "C", "comments page", "Open the discussion in the browser.", Group.READ
    ),
    Action(
        "changes",
        "g d",
        "what changed",
        "What the publisher changed in the article: gone words struck, new ones bold; again: back.",
        Group.READ,
    ),
    Action(
        "older_change",
        "[",
        "older change",
        "The change before, where several are kept.",
        Group.READ,
    ),
    Action("newer_change", "]", "newer change", "The change after it.", Group.READ),
    Action("fourth_related", "4", "4th related", "Open the fourth related article.", Group.READ),
    Action("fifth_related", "5", "5th related", "Open the fifth related article.", Group.READ),
    Action(
        "coverage",
        "g t",
        "who tells it",
        "The story: who reported it first, how each headlines it; wire copy is marked.",
        Group.READ,
    ),
    Action(
        "list_story",
        "g T",
        "list the story",
        "List all that tell the story, to be read one after the other.",
        Group.READ,
    ),
    Action(
        "follow_topic",
        "#",
        "follow a topic",
        "Follow a topic of the article as a smart feed; f opens what has it.",
        Group.READ,
    ),
    Action("copy_link", "y", "copy link", "Copy the article's address.", Group.READ),
    Action("pager", "|", "pager", "Read the article in $PAGER.", Group.READ),
    Action(
        "editor",
        "E",
        "editor",
        "Open the article as Markdown in $EDITOR; the file stays among the exports.",
        Group.READ,
    ),
    Action("zen", "z", "zen", "Only the article, nothing else; again to leave.", Group.READ),
    Action("back", "escape,backspace", "back", "Go back: out of zen, article, search.", Group.READ),
)
