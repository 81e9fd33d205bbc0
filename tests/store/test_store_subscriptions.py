import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsreader.models.feeds import Subscription
from newsreader.store.feedlist.subscriptions import (
    NEW_FILE,
    read,
    with_added,
    with_back,
    without,
)
from newsreader.store.tables import Unreadable

FILE = """\
# My feeds

[[feeds]]  # the first
url = "https://a.example/feed"
title = "A"
mood = "sunny"      # unknown to newsreader

# What I read at work
[[feeds]]
url = "https://b.example/feed"
folders = [
    "Tech/Python",  # nested
    "Work",
]
note = \"\"\"
[[feeds]]
url = "not a table"
\"\"\"

[feeds.extra]
x = 1

[[feeds]]
url = 'https://c.example/feed'
full_text = "always"

# the end
[other]
key = 1
"""
A, B, C = (f"https://{name}.example/feed" for name in "abc")


def cut(text: str, *urls: str) -> str:
    return without(text, frozenset(urls))[0]


def test_feeds_are_read_as_the_person_wrote_them() -> None:
    assert read(FILE) == [
        Subscription(A, "A"),
        Subscription(B, None, ("Tech/Python", "Work")),
        Subscription(C, None, (), "always"),
    ]


def test_an_address_given_twice_is_one_feed_in_the_folders_of_both() -> None:
    text = f"""
        [[feeds]]
        url = "{A}"
        folders = ["One"]
        [[feeds]]
        url = "HTTPS://A.example/feed"
        folders = ["One", "/Two//Three "]
    """

    assert read(text) == [Subscription(A, None, ("One", "Two/Three"))]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[feeds]]\nurl = x", "not valid TOML.*line 2"),
        (f"[[feeds]]\nevery = {'1' * 5000}", "not valid TOML"),
        ("\n[[feeds]]\ntitle = 'x'", "line 2: the feed needs url"),
        ('[[feeds]]\nurl = "file:///etc/passwd"', "line 1: the feed needs url"),
        ('[[feeds]]\nurl = "|rm"', "line 1: the feed needs url"),
        (f'[[feeds]]\nurl = "{A}"\nfolders = "Tech"', "line 1: folders takes a list"),
        (f'[[feeds]]\nurl = "{A}"\ntitle = 3', "line 1: title takes text"),
        (f'[[feeds]]\nurl = "{A}"\nfull_text = "yes"', "line 1: full_text is"),
        ("[feeds]\nx = 1", r"write \[\[feeds\]\]"),
        ("feeds = [1]", r"write \[\[feeds\]\]"),
    ],
)
def test_what_cannot_be_meant_is_named_with_its_line(text: str, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        read(text)


def test_a_table_is_added_at_the_end_and_nothing_else_changes() -> None:
    new = Subscription("https://d.example/", 'The "D"', ("Tech/Python", "D"), "never")

    after = with_added(FILE, [new])

    assert after == FILE + (
        '\n[[feeds]]\nurl = "https://d.example/"\ntitle = "The \\"D\\""\n'
        'folders = ["Tech/Python", "D"]\nfull_text = "never"\n'
    )
    assert read(after)[-1] == new


@pytest.mark.parametrize("text", ["", NEW_FILE, "# no newline at the end", '[x]\ny = "z"'])
def test_a_table_is_added_to_any_file(text: str) -> None:
    after = with_added(text, [Subscription(A), Subscription(B)])

    assert after.startswith(text)
    assert [feed.url for feed in read(after)] == [A, B]


def test_cutting_takes_the_lines_of_the_table_and_leaves_the_comments_around_it() -> None:
    assert cut(FILE, A) == FILE.replace(
        '[[feeds]]  # the first\nurl = "https://a.example/feed"\ntitle = "A"\n'
        'mood = "sunny"      # unknown to newsreader\n\n',
        "",
    )
    assert "# the end\n[other]" in cut(FILE, C)


def test_text_that_looks_like_a_table_is_cut_with_the_table_it_is_in() -> None:
    after = cut(FILE, B)

    assert "not a table" not in after
    assert "feeds.extra" not in after
    assert [feed.url for feed in read(after)] == [A, C]


def test_both_tables_of_an_address_are_cut() -> None:
    assert read(cut(FILE + f'[[feeds]]\nurl = "{A}"\n', A, C)) == read(FILE)[1:2]


@pytest.mark.parametrize("urls", [[A], [B], [C], [A, C], [A, B, C], []])
def test_what_was_cut_comes_back_exactly(urls: list[str]) -> None:
    after, cuts = without(FILE, frozenset(urls))

    assert with_back(after, cuts) == FILE


def test_windows_lines_stay_windows_lines() -> None:
    text = FILE.replace("\n", "\r\n")
    after, cuts = without(text, frozenset([B]))

    assert after == cut(FILE, B).replace("\n", "\r\n")
    assert with_back(after, cuts) == text


def test_what_was_cut_comes_back_in_its_order_when_the_file_changed_since() -> None:
    after, cuts = without(FILE, frozenset([B]))
    changed = with_added(
        after.replace("# My feeds", "# Mine\n\n\n# all"), [Subscription("https://d.x/")]
    )

    assert [feed.url for feed in read(with_back(changed, cuts))] == [A, B, C, "https://d.x/"]


def test_what_was_cut_comes_back_in_its_order_where_other_tables_stand_between_the_same_lines() -> (
    None
):
    text = "\n".join(f'[[feeds]]\nurl = "{url}"\n' for url in (A, B, C))
    after, cuts = without(text, frozenset([B]))

    assert with_back(f"# Mine\n# all\n\n{after}", cuts) == f"# Mine\n# all\n\n{text}"


def test_what_was_cut_comes_back_to_a_file_that_is_empty_now() -> None:
    _, cuts = without(FILE, frozenset([C]))

    assert read(with_back("", cuts)) == read(FILE)[2:]


@pytest.mark.parametrize("text", [f'feeds = [{{url = "{A}"}}]\n', "feeds = 3\n"])
def test_a_form_that_cannot_be_edited_safely_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match=r"\[\[feeds\]\]"):
        with_added(text, [Subscription(B)])


names = st.text(max_size=20)


@given(
    before=st.lists(st.tuples(names, st.lists(names, max_size=3)), max_size=5),
    gone=st.sets(st.integers(0, 4)),
)
@example(before=[("\x85#", []), ("a\u2028[[feeds]]", ["\v"])], gone={0})
def test_any_feeds_can_be_added_cut_and_brought_back(
    before: list[tuple[str, list[str]]], gone: set[int]
) -> None:
    subscriptions = [
        Subscription(f"https://{number}.example/", title, tuple(folders))
        for number, (title, folders) in enumerate(before)
    ]
    text = with_added("# mine\n", subscriptions)
    after, cuts = without(text, {f"https://{number}.example/" for number in gone})

    assert len(read(after)) == len(before) - len(gone & set(range(len(before))))
    assert with_back(after, cuts) == text
