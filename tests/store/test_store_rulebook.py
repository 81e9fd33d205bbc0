import re
from pathlib import Path

import pytest

from newsreader.config import ConfigError, as_tables, load
from newsreader.models.rules import Effect, EffectKind, Rule
from newsreader.store.rules.rulebook import read_rules
from newsreader.store.rules.rulewords import did

HIDE, READ = Effect(EffectKind.HIDE), Effect(EffectKind.READ)
LATER, MORE = Effect(EffectKind.TAG, "later"), Effect(EffectKind.SCORE, "+5")


def write(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_there_are_no_rules(tmp_path: Path) -> None:
    assert read_rules(tmp_path / "config.toml").rules == ()


def test_rules_are_read_in_the_order_of_the_file(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        '[reading]\nwidth = 72\n\n[[rule]]\nname = "No football"\n'
        'when = "title:football or topic:sports"\nthen = "hide"\n\n'
        '[[rule]]\nwhen = "feed:heise linux"\nthen = ["read", "tag:#later", "score:5"]\n',
    )

    book = read_rules(path)

    assert book.faults == ()
    assert book.rules == (
        Rule("No football", "title:football or topic:sports", (HIDE,)),
        Rule("feed:heise linux", "feed:heise linux", (READ, LATER, MORE)),
    )
    assert load(path).reading.width == 72


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ('then = "hide"', ["line 2", 'the rule needs when = "…"']),
        ('when = " "\nthen = "hide"', ["line 2", 'the rule needs when = "…"']),
        ('when = 3\nthen = "hide"', ["the rule needs when"]),
        ('name = 3\nwhen = "x"\nthen = "hide"', ["the name of a rule is text"]),
        ('name = "A"\nwhen = "is:odd"\nthen = "hide"', ["line 2: the rule “A”: is: takes"]),
        ('when = "(a"\nwhere = "b"\nthen = "hide"', ["no key where", "Did you mean when?"]),
        ('when = "--"\nthen = "hide"', ["the rule “--”: There is nothing in it to look for"]),
        ('when = "x"', ["then takes"]),
        ('when = "x"\nthen = []', ["then takes"]),
        ('when = "x"\nthen = "tag later"', ["not 'tag later'", "Did you mean tag:later?"]),
        ('when = "x"\nthen = "hid"', ["then takes", "not 'hid'", "Did you mean hide?"]),
        ('when = "x"\nthen = "hide:now"', ["not 'hide:now'"]),
        ('when = "x"\nthen = ["read", 3]', ["not 3"]),
        ('when = "x"\nthen = "tag:"', ["not 'tag:'"]),
        ('when = "x"\nthen = "tag:#"', ["not 'tag:#'"]),
        ('when = "x"\nthen = "score:0"', ["not 'score:0'"]),
        ('when = "x"\nthen = "score:much"', ["not 'score:much'"]),
        ('when = "x"\nthen = "score:99999"', ["not 'score:99999'"]),
    ],
)
def test_a_rule_that_makes_no_sense_is_one_sentence_and_leaves_the_others_alone(
    tmp_path: Path, table: str, words: list[str]
) -> None:
    good = '[[rule]]\nname = "Good"\nwhen = "x"\nthen = "hide"\n'
    path = write(tmp_path, f"\n[[rule]]\n{table}\n\n{good}")

    book = read_rules(path)

    assert [rule.name for rule in book.rules] == ["Good"]
    (fault,) = book.faults
    assert fault.startswith(f"{path}, line 2: ")
    assert not [word for word in words if word not in fault], fault
    assert "\n" not in fault


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[rule]]\nwhen = "a"\nthen = "hide"\n' * 2, "line 4: there is a rule called “a” already"),
        ('[rule]\nwhen = "a"\nthen = "hide"\n', "write [[rule]] above each of them"),
        ("rule = 3\n", "write [[rule]] above each of them"),
    ],
)
def test_a_list_of_rules_that_makes_no_sense_is_a_sentence(
    tmp_path: Path, text: str, words: str
) -> None:
    (fault,) = read_rules(write(tmp_path, text)).faults

    assert words in fault


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[[rules]]\nwhen = "a"\n', "line 1: write [[rule]] above each rule"),
        ('[[rul]]\nwhen = "a"\n', "Did you mean rule?"),
        ('[rules]\nnotify = "notify-send"\n', "line 2: notify takes a list of words"),
    ],
)
def test_a_table_of_a_wrong_name_is_told(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(write(tmp_path, text))

    assert words in str(caught.value)


def test_the_wrong_name_is_told_while_the_app_runs_too(tmp_path: Path) -> None:
    path = write(tmp_path, '[[rules]]\nwhen = "a"\nthen = "hide"\n')

    assert read_rules(path).faults == (
        f"{path}, line 1: write [[rule]] above each rule; [rules] is what holds for all of them.",
    )
    assert not read_rules(write(tmp_path, '[rules]\nnotify = ["x"]\n')).faults


def test_rules_are_among_what_is_in_force(tmp_path: Path) -> None:
    rule = {"when": "a", "then": "hide"}
    path = write(
        tmp_path,
        '[rules]\nnotify = ["notify-send"]\n[[rule]]\nwhen = "a"\nthen = "hide"\n',
    )

    tables = as_tables(load(path))

    assert tables["rule"] == [rule]
    assert tables["rules"] == {"notify": ["notify-send"]}


@pytest.mark.parametrize(
    ("effects", "done"),
    [
        ([HIDE], "hid 12 articles"),
        ([READ, LATER], "marked 12 articles read and tagged them later"),
        ([READ, LATER, MORE], "marked 12 articles read, tagged them later and scored them +5"),
    ],
)
def test_what_rules_do_is_said_in_a_sentence(effects: list[Effect], done: str) -> None:
    assert did(effects, "12 articles", several=True) == done


def test_the_guides_rules_are_rules(tmp_path: Path) -> None:
    guide = Path(__file__).parents[2] / "docs" / "guide" / "rules.md"
    blocks = re.findall(r"```toml\n(.*?)```", guide.read_text(encoding="utf-8"), re.DOTALL)
    path = write(tmp_path, "\n".join(blocks))

    book = read_rules(path)

    assert [rule.name for rule in book.rules] == ["No football", "Papers", "Outage"]
    assert book.faults == ()
    assert load(path).rules.notify[0] == "notify-send"
