"""sites.toml: the person's own rules for sites."""

from pathlib import Path

import pytest

from newsreader.models.sites import SiteRule
from newsreader.page.main.sites import is_selector
from newsreader.store.sitebook import read_sites


def test_what_comes_along_is_right(tmp_path: Path) -> None:
    book = read_sites(tmp_path / "sites.toml")
    assert book.rules
    assert book.faults == ()
    assert all(is_selector(one) for rule in book.rules for one in (*rule.keep, *rule.drop))


def test_the_persons_own_rules_come_after_it(tmp_path: Path) -> None:
    file = tmp_path / "sites.toml"
    file.write_text(
        '[[site]]\nhost = "www.Post.example"\nkeep = ".body"\ndrop = [".ad", "aside"]\n'
    )
    assert read_sites(file).rules[-1] == SiteRule("post.example", (".body",), (".ad", "aside"))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[[site]]\nkeep = []", "line 1: the rule needs host"),
        ('[[site]]\nhost = "https://a.example/"\ndrop = ["p"]', "line 1: the rule needs host"),
        ('\n[[site]]\nhost = "a.example"', "line 2: the rule for a.example says neither"),
        ('[[site]]\nhost = "a.example"\nkeep = 3', "keep takes CSS selectors"),
        ('[[site]]\nhost = "a.example"\nhide = ["p"]', "has no key hide"),
        ("[[site]", "is not valid TOML"),
    ],
)
def test_what_makes_no_sense_is_a_fault_with_its_line(
    tmp_path: Path, text: str, sentence: str
) -> None:
    file = tmp_path / "sites.toml"
    file.write_text(text)
    [fault] = read_sites(file).faults
    assert str(file) in fault
    assert sentence in fault
