"""Names: each case is what an article may say, and who is named in it."""

import pytest

from newsreader.page.naming import names


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (["We met Olof Lind, and Olof Lind met us."], ["Olof Lind"]),
        (["On Monday the White House said so."], ["White House"]),
        (["Speaking there, Kirstjen Nielsen’s friend left."], ["Kirstjen Nielsen"]),
        (["It belongs to Apple’s Advanced Technology Group now."], ["Advanced Technology Group"]),
        (["It turned at Parson’s Elbow again."], ["Parson’s Elbow"]),
        (["She bought an iPad Pro for the iPod Touch."], ["iPad Pro", "iPod Touch"]),
        (
            ["He left the Department of Homeland Security in May."],
            ["Department of Homeland Security"],
        ),
        (["Then Ursula von der Leyen came."], ["Ursula von der Leyen"]),
        (["It was Tim Cook’s Apple that did."], ["Tim Cook"]),
        (["It said Google Books and Google’s Books."], ["Google Books"]),
        (["In old times The Verge and The New Republic said so."], ["The New Republic"]),
        (["I’ve seen it, I said, and It Is So."], []),
        (["Does Not Work For Assistant On Android App", "Bug Fixes"], []),
        (["Τότε ο Αλέξης Τσίπρας έφυγε."], ["Αλέξης Τσίπρας"]),
        (["Potem Łukasz Żak wyszedł."], ["Łukasz Żak"]),
    ],
)
def test_names_have_capitals_where_no_sentence_begins(said: list[str], found: list[str]) -> None:
    assert list(names(said)) == found


def test_a_sentence_may_begin_with_a_name_that_is_known() -> None:
    assert list(names(["Ada Berg left.", "We saw Ada there, and Ada Berg."])) == ["Ada Berg"]


def test_who_is_called_by_one_word_later_counts_as_often() -> None:
    said = ["We saw Bo Ek and Bo Ek.", "We saw Kirstjen Nielsen."]
    said += ["Then came Nielsen again."] * 3
    assert list(names(said)) == ["Kirstjen Nielsen", "Bo Ek"]


def test_a_lone_word_that_comes_again_and_is_never_small_is_a_name() -> None:
    said = ["I moved from Ghost to a Hugo."] * 3 + ["It was a ghost."]
    assert list(names(said)) == ["Hugo"]


def test_names_of_one_word_leave_room_for_longer_ones() -> None:
    said = ["We saw Ghost, a Hugo, the American and an Arctic and a Baltic."] * 4
    said += [f"Then came {first} Ek." for first in ("Ada", "Bo", "Cy", "Di", "Ed", "Fy")]
    assert list(names(said)) == ["Ghost", "Hugo", "Ada Ek", "Bo Ek", "Cy Ek", "Di Ek"]
    assert list(names(said[:4])) == ["Ghost", "Hugo", "Arctic", "Baltic"]


def test_a_sentence_may_be_owners_only() -> None:
    assert list(names([f"It was {'Ada’s ' * 3_000}."])) == ["Ada’s Ada"]


def test_a_noun_of_german_is_no_name() -> None:
    said = ["Dann ging die Fähre und nicht das Boot, die Fähre mit der Deutschen Telekom."] * 4
    assert list(names(said)) == ["Deutschen Telekom"]


def test_a_name_within_another_is_not_told_again() -> None:
    said = ["We saw the New York Post.", "We saw New York, New York Post."]
    assert list(names(said)) == ["New York Post"]
