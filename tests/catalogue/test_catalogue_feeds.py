from newsreader.catalogue import load_catalogue
from newsreader.cleaning import clean_url


def test_every_address_can_be_followed_and_stands_once() -> None:
    urls = [feed.url for feed in load_catalogue().feeds]

    assert [url for url in urls if clean_url(url) != url] == []
    assert len(set(urls)) == len(urls) >= 60


def test_more_than_one_language_is_there() -> None:
    assert {"en", "de", "ja", "fr", "ar"} <= set(load_catalogue().languages)
