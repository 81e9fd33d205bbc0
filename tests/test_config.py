from pathlib import Path

import pytest

from newsreader.config import Config, ConfigError, as_tables, load


def write(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_are_in_force(tmp_path: Path) -> None:
    assert load(tmp_path / "config.toml") == Config()


def test_what_is_written_is_in_force_and_the_rest_stays(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        '[reading]\nwidth = 72\nbrowser = ["firefox", "--new-tab"]\n'
        '[keys]\nnext_unread = "n,space"\n',
    )

    config = load(path)

    assert config.reading.width == 72
    assert config.reading.browser == ("firefox", "--new-tab")
    assert config.reading.mark_read_after == 1.0
    assert config.keys == {"next_unread": "n,space"}


def test_a_byte_order_mark_and_windows_line_ends_are_welcome(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xef\xbb\xbf[reading]\r\nwidth = 60\r\n")

    assert load(path).reading.width == 60


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[reading]\nwidht = 72\n", ["line 2", "has no key widht", "Did you mean width?"]),
        ("[readng]\nwidth = 72\n", ["line 1", "no table [readng]", "Did you mean reading?"]),
        ('[reading]\nwidth = "72"\n', ["line 2", "width takes a whole number", "'72'"]),
        ("[reading]\nwidth = true\n", ["line 2", "width takes a whole number", "True"]),
        ("[reading]\n\nwidth = 3\n", ["line 3", "at least 20"]),
        ('[look]\nicons = "emoji"\n', ["line 2", "one of unicode, ascii"]),
        ('[look]\nbidi = "trminal"\n', ["line 2", "one of auto, app, terminal"]),
        ('[reading]\nbrowser = "firefox"\n', ["line 2", "a list of words"]),
        ("[sync]\nevery = 5\n", ["line 2", "at least 15"]),
        ("[sync]\npause = -1\n", ["line 2", "at least 0"]),
        ("[sync]\nproxy = 'localhost'\n", ["line 2", 'proxy takes "direct" or an address']),
        ("[sync]\nproxy = 'http://a:b@c'\n", ["line 2", "proxy has a password in it"]),
        ("[keys]\nquit = 3\n", ["line 2", "quit takes a key in quotes"]),
        ("[sync]\nevery = 30\n[keys]\nsync = 3\n", ["line 4", "sync takes a key in quotes"]),
        ("sync.every = 5\n", ["line 1", "at least 15"]),
        ("[sync]\ntimeout = nan\n", ["line 2", "timeout is 1,000,000,000 at most, not nan"]),
        ("[sync]\npause = inf\n", ["line 2", "at most"]),
        (f"[sync]\nfull_texts = 1{'0' * 19}\n", ["line 2", "at most"]),
        (f"[sync]\nfull_texts = 1{'0' * 5000}\n", ["not valid TOML"]),
        ('reading = "x"\n', ["line 1", "write [reading]"]),
        ("[reading\n", ["not valid TOML", "line 1"]),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, words: list[str]) -> None:
    path = write(tmp_path, text)

    with pytest.raises(ConfigError) as caught:
        load(path)

    assert str(path) in str(caught.value)
    assert not [word for word in words if word not in str(caught.value)], str(caught.value)


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, "[reading]\nwidht = 1\nmark_read_on_open = 2\n")

    with pytest.raises(ConfigError) as caught:
        load(path)

    assert len(str(caught.value).splitlines()) == 2


def test_what_is_in_force_can_be_printed(tmp_path: Path) -> None:
    tables = as_tables(load(write(tmp_path, '[look]\nicons = "ascii"\n')))

    assert tables["look"]["icons"] == "ascii"
    assert tables["reading"]["browser"] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('model = "m"', ["line 1", "say who is asked"]),
        ('preset = "olama"\nmodel = "m"', ["line 2", "one of ollama, llama.cpp", "'olama'"]),
        ('preset = "ollama"', ["line 1", "say which model"]),
        ('preset = "openai"\nmodel = "m"', ["line 2", "OpenAI wants a key"]),
        ('address = "nas"\nmodel = "m"', ["line 2", 'such as "http://localhost:11434/v1"']),
        ('address = "http://a:b@c/v1"\nmodel = "m"', ["line 2", "password in it"]),
        ('preset = "ollama"\nmodel = "m"\nprotocol = "grpc"', ["line 4", "openai, anthropic"]),
        (
            'preset = "ollama"\nmodel = "m"\nkey = "sk-secret"',
            ["line 4", "{ environment =", "not the secret"],
        ),
        ('preset = "ollama"\nmodel = "m"\nkey = { x = "y" }', ["line 4", "no key itself"]),
        ('preset = "ollama"\nmodel = "m"\nprice_in = -1', ["line 4", "at least 0"]),
        ('command = ["llm"]\npreset = "ollama"', ["line 2", "not both"]),
        ('command = "llm"', ["line 2", "a list of words"]),
    ],
)
def test_what_is_wrong_with_the_assistant_is_named_with_its_line(
    tmp_path: Path, text: str, words: list[str]
) -> None:
    path = write(tmp_path, f"[assistant]\n{text}\n")

    with pytest.raises(ConfigError) as caught:
        load(path)

    assert not [word for word in words if word not in str(caught.value)], str(caught.value)


def test_no_fault_repeats_a_key_that_stands_where_none_may(tmp_path: Path) -> None:
    path = write(tmp_path, '[assistant]\npreset = "openai"\nmodel = "m"\nkey = "sk-secret"\n')

    with pytest.raises(ConfigError) as caught:
        load(path)

    assert "sk-secret" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        'preset = "ollama"\nmodel = "qwen3:8b"',
        'preset = "openai"\nmodel = "m"\nkey = { environment = "OPENAI_API_KEY" }\nprice_in = 1',
        'address = "http://nas:1/v1"\nprotocol = "anthropic"\nmodel = "m"',
        'command = ["llm", "-m", "m"]',
    ],
)
def test_an_assistant_is_asked_once_it_is_named(tmp_path: Path, text: str) -> None:
    assert load(write(tmp_path, f"[assistant]\n{text}\n")).assistant.on
    assert not Config().assistant.on
