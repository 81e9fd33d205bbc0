"""What the assistant said, kept in the library."""

from datetime import datetime, timedelta

from store_shelf import shelve

from newsreader.models.asking import Answer, Ask, Task
from newsreader.paths import Paths
from newsreader.store.library import Library


def answer(noon: datetime, *ids: int, text: str = "Up.", minutes: int = 0) -> Answer:
    ask = Ask(Task.SUMMARY if len(ids) == 1 else Task.DIGEST, ids, "Who?", "日本語")
    at = noon + timedelta(minutes=minutes)
    return Answer(ask, text, "m", "localhost:1", at, 12, True, True, 70, 3, "$0.0042")


def test_an_answer_comes_back_as_it_was(library: Library, noon: datetime) -> None:
    one, *_ = shelve(library, noon)
    kept = answer(noon, one, text="Up. 半導体 👍\n\nTwo.")
    library.answers.keep(b"k", kept)

    assert library.answers.find(b"k") == kept
    assert library.answers.find(b"other") is None
    assert library.answers.about(one) == [kept]


def test_asked_again_the_new_answer_takes_the_place(library: Library, noon: datetime) -> None:
    one, *_ = shelve(library, noon)
    library.answers.keep(b"k", answer(noon, one, text="Old."))
    library.answers.keep(b"k", answer(noon, one, text="New."))
    library.answers.keep(b"l", answer(noon, one, text="Newer.", minutes=1))

    assert [answer.text for answer in library.answers.about(one)] == ["Newer.", "New."]


def test_an_answer_goes_with_its_article(library: Library, noon: datetime) -> None:
    one, *_ = shelve(library, noon)
    library.answers.keep(b"k", answer(noon, one))
    library.db.run("DELETE FROM article WHERE id = ?", (one,))

    assert library.answers.find(b"k") is None


def test_an_article_that_went_meanwhile_is_no_trouble(library: Library, noon: datetime) -> None:
    library.answers.keep(b"k", answer(noon, 4711))

    assert library.answers.find(b"k") is None


def test_the_newest_digests_stay(library: Library, noon: datetime) -> None:
    one, two, _ = shelve(library, noon)
    for minutes in range(60):
        library.answers.keep(bytes([minutes]), answer(noon, one, two, minutes=minutes))

    digests = library.answers.digests()
    assert len(digests) == 50
    assert digests[0].at == noon + timedelta(minutes=59)
    assert digests[0].ask.articles == (one, two)


def test_who_may_be_asked_is_remembered(library: Library, paths: Paths) -> None:
    library.answers.agree("localhost:1")
    library.answers.agree("localhost:1")

    with Library.open(paths) as again:
        assert again.answers.may_ask("localhost:1")
        assert not again.answers.may_ask("localhost:2")
