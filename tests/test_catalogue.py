from newsreader.catalogue import load_catalogue
from newsreader.cleaning import clean_url


def test_every_address_can_be_followed_and_stands_once() -> None:
    urls = [feed.url for topic in load_catalogue().topics for feed in topic.feeds]

    assert [url for url in urls if clean_url(url) != url] == []
    assert len(set(urls)) == len(urls) >= 60


def test_a_feed_is_found_by_any_of_its_words() -> None:
    found = load_catalogue().find("PYTHON many blogs")

    assert [feed.title for feed in found] == ["Planet Python"]


def test_more_than_one_language_is_there() -> None:
    languages = {feed.language for topic in load_catalogue().topics for feed in topic.feeds}

    assert {"en", "de", "ja", "fr", "ar"} <= languages
