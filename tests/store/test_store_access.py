"""What a table of feeds.toml may say about asking for its feed."""

import tomllib

import pytest

from newsreader.models.access import Access, Secret
from newsreader.models.feeds import Subscription
from newsreader.store.feedlist.access import access_of, written
from newsreader.store.feedlist.subscriptions import read, with_added
from newsreader.store.tables import Unreadable

URL = "https://a.example/feed"
HEAD = f'\n[[feeds]]\nurl = "{URL}"\n'
EVERYTHING = (
    HEAD
    + """
every = 120
paused = true
user_agent = "Mozilla/5.0 (X11)"
headers = { Accept-Language = "de", X-Token = { command = ["pass", "show", "x y"] } }
cookies = { consent = "yes", session = { keyring = "a.example cookie" } }
username = "me"
password = { keyring = "a.example" }
proxy = "socks5h://localhost:9050"
"""
)
ACCESS = Access(
    user_agent="Mozilla/5.0 (X11)",
    headers=(("Accept-Language", "de"), ("X-Token", Secret(command=("pass", "show", "x y")))),
    cookies=(("consent", "yes"), ("session", Secret("a.example cookie"))),
    username="me",
    password=Secret("a.example"),
    proxy="socks5h://localhost:9050",
)


def test_a_feed_can_be_asked_in_a_way_of_its_own() -> None:
    assert read(EVERYTHING) == [Subscription(URL, every=120, paused=True, access=ACCESS)]


def test_a_table_written_anew_says_the_same() -> None:
    (subscription,) = read(EVERYTHING)
    assert read(with_added("", [subscription])) == [subscription]


def test_access_goes_into_the_library_and_comes_back() -> None:
    assert access_of(written(ACCESS)) == ACCESS


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("every = 5", "every takes minutes from 15 to 10080"),
        ("every = 99999", "every takes minutes"),
        ("every = true", "every takes minutes"),
        ('paused = "yes"', "paused takes true or false"),
        ("user_agent = 1", "user_agent takes plain text"),
        ('user_agent = "a\\nb"', "user_agent takes plain text"),
        ('user_agnet = "x"', "no key user_agnet. Did you mean user_agent"),
        ('username = "me"', "username and password go together"),
        ('username = "a:b"\npassword = { keyring = "x" }', "colon"),
        ('username = "me"\npassword = { keyring = "" }', "password takes no password itself"),
        ('username = "me"\npassword = { command = [] }', "password takes no password itself"),
        ('username = "me"\npassword = { command = "pass x" }', "password takes no password"),
        ('headers = "X: y"', "headers takes a table"),
        ('headers = { "X Y" = "z" }', "a name that no header can have"),
        ('headers = { X = "a\\r\\nHost: b" }', "X takes plain text"),
        ('headers = { Accept-Encoding = "br" }', "newsreader sets it itself"),
        ('headers = { cookie = "a=b" }', "use cookies = "),
        ('headers = { User-Agent = "x" }', "use user_agent = "),
        ('cookies = { a = "b;c" }', "a takes plain text"),
        ("cookies = { a = 1 }", "a takes plain text"),
        ('proxy = "localhost"', "proxy takes"),
        ('proxy = "ftp://x"', "proxy takes"),
        ('proxy = "http://x:99999"', "proxy takes"),
    ],
)
def test_a_fault_is_named_with_its_line(line: str, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence) as refused:
        read(HEAD + line)
    assert str(refused.value).startswith("line 2: ")


@pytest.mark.parametrize(
    "line",
    [
        'username = "me"\npassword = "hunter2"',
        'headers = { Authorization = "Bearer hunter2" }',
        'headers = { X-Auth-Token = "hunter2" }',
        'headers = { X-Api-Key = "hunter2" }',
        'cookies = { sessionid = "hunter2" }',
        'cookies = { PHPSESSID = "hunter2" }',
        'cookies = { li_at = "hunter2AAAAAAAAAAAAAAAA" }',
        'proxy = "http://me:hunter2@proxy.example:3128"',
    ],
)
def test_a_secret_is_refused_and_not_repeated(line: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(HEAD + line)
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize("scheme", ["https", "ftp"])
def test_a_password_in_an_address_is_refused_and_not_repeated(scheme: str) -> None:
    with pytest.raises(Unreadable, match="the address has a password in it") as refused:
        read(f'[[feeds]]\nurl = "{scheme}://me:hunter2@a.example/feed"')
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    "line",
    [
        'headers = { Accept-Language = "de-CH,de;q=0.9,en;q=0.8" }',
        'cookies = { theme = "dark" }',
        'headers = { Authorization = { command = ["pass", "show", "x"] } }',
        'proxy = "direct"',
        'proxy = "http://[::1]:3128"',
        'mood = "sunny"',
    ],
)
def test_what_is_no_secret_may_stand_there(line: str) -> None:
    assert read(HEAD + line)[0].url == URL


def test_tables_are_still_toml() -> None:
    (subscription,) = read(EVERYTHING)
    (table,) = tomllib.loads(with_added("", [subscription]))["feeds"]
    assert table["headers"]["X-Token"] == {"command": ["pass", "show", "x y"]}
