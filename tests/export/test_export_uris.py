import pytest

from newsreader.export.uris import uri


@pytest.mark.parametrize(
    ("url", "strict"),
    [
        ("https://x.example/a?b=c&d=%20#e", "https://x.example/a?b=c&d=%20#e"),
        ("https://x.example/100% sure|[1]", "https://x.example/100%25%20sure%7C%5B1%5D"),
        ("https://x.example/a#b#c", "https://x.example/a#b%23c"),
        ("https://münchen.example/straße", "https://xn--mnchen-3ya.example/stra%C3%9Fe"),
        ("https://日本.example/", "https://xn--wgv71a.example/"),
        ("https://[2001:db8::1]:8080/a", "https://[2001:db8::1]:8080/a"),
        ("mailto:a@x.example?subject=b c", "mailto:a@x.example?subject=b%20c"),
        (f"https://{'ü' * 80}.example/", f"https://{'%C3%BC' * 80}.example/"),
    ],
)
def test_addresses_are_ascii_with_nothing_to_escape(url: str, strict: str) -> None:
    assert uri(url) == strict
