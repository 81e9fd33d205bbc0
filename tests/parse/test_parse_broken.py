"""Documents with a fault: what is good in them is kept, and nothing is opened, run or endless."""

import codecs
import gzip
import json

import pytest
from parse_documents import URL

from cost import cheap
from newsreader.models.parsed import NotAFeed
from newsreader.parse.feed import parse_feed

CONTROL = "Good control item"
GOOD = f"<item><title>{CONTROL}</title><link>http://e.org/good</link></item>"


def channel(before: str = "", after: str = "") -> str:
    return f'<rss version="2.0"><channel><title>Feed</title>{before}{GOOD}{after}</channel></rss>'


def declared(text: str, label: str = "utf-8") -> str:
    return f'<?xml version="1.0" encoding="{label}"?>\n{text}'


WELL = declared(channel())
ATTRIBUTES = " ".join(f'a{number}=""' for number in range(5000))
PLAIN = {
    "white space, a mark and a comment first": f"\n \ufeff<!-- hello -->\n{WELL}",
    "a warning of PHP first": f"<br />\n<b>Warning</b>: x() in /a.php<br />\n{WELL}",
    "two XML declarations": declared(WELL),
    "a script after the end": f"{WELL}<script>track()</script>",
    "a page after the end": f"{WELL}\n<html><body>Hosted by e.org</body></html>",
    "text after the end": f"{WELL} -- generated in 0.1 s & cached",
    "a second feed after the end": f"{WELL}{channel()}",
    "control characters": declared(channel("<item><title>\x1b[2J\x00\x07</title></item>")),
    "references to control characters": declared(channel("<item><title>&#27;</title></item>")),
    "white space in front of a reference": declared(channel("<item><title>& nbsp;</title></item>")),
    "entities of HTML": declared(channel("<item><title>M&uuml;ller&nbsp;</title></item>")),
    "an unknown entity": declared(channel("<item><title>&bogus;</title></item>")),
    "a bare ampersand in an address": declared(channel("<item><link>http://e/?a&b</link></item>")),
    "a bare less-than sign": declared(channel("<item><title>a < b</title></item>")),
    "an attribute without quotes": declared(channel("<item><guid isPermaLink=no>1</guid></item>")),
    "an attribute given twice": declared(channel('<item a="1" a="2"><title>x</title></item>')),
    "tags that do not match": declared(channel("<item><title>x</b></title></item>")),
    "a tag that stays open": declared(channel("<item><title>x</title><description><p></item>")),
    "a prefix without a namespace": declared(channel("<item><dc:creator>A</dc:creator></item>")),
    "no version": WELL.replace(' version="2.0"', ""),
    "no channel": declared(f"<rss>{GOOD}</rss>"),
    "no end": WELL[: WELL.index("</channel>")],
    "no end of an item": declared(channel(after="<item><title>cut"))[: -len("</channel></rss>")],
    "no end of a CDATA section": declared(channel(after="<item><title><![CDATA[x")),
    "capital letters": WELL.replace("channel", "CHANNEL").replace("rss", "RSS"),
    "a document type of its own": declared(f'<!DOCTYPE rss [<!ENTITY a "b">]>{channel()}'),
    "an external document type": declared(f'<!DOCTYPE rss SYSTEM "http://e/canary">{channel()}'),
    "a stylesheet": declared(f'<?xml-stylesheet href="http://e/canary"?>{channel()}'),
    "processing instructions": declared("<?x y?>" * 5000 + channel("<?x y?>" * 5000)),
    "many attributes": declared(channel(f"<item {ATTRIBUTES}/>")),
    "many comments": declared(channel(f"<item><title>{'&lt;!--' * 20_000}</title></item>")),
    "deep elements": declared(channel("<a>" * 5000 + "</a>" * 5000)),
    "no namespace of RDF": f"<RDF><channel><title>f</title></channel>{GOOD}</RDF>",
    "an impossible base": declared(channel('<item xml:base="http://[x/"><link>a</link></item>')),
    "elements in strange places": declared(
        channel("<width><b/></width><item><height><b/></height></item><name/><textinput/>")
    ),
    "a namespace for everything": declared(
        f'<r:rss xmlns:r="http://backend.userland.com/rss2" version="2.0"><r:channel>'
        f"{GOOD.replace('<', '<r:').replace('<r:/', '</r:')}</r:channel></r:rss>"
    ),
}  # fmt: skip
WIDE = WELL.replace('encoding="utf-8"', 'encoding="utf-16"')
BYTES = {
    "two byte order marks": codecs.BOM_UTF8 * 2 + WELL.encode(),
    "a mark of UTF-16 that says UTF-8": codecs.BOM_UTF16_LE + WELL.encode("utf-16-le"),
    "UTF-16 without a mark": WIDE.encode("utf-16-be"),
    "UTF-16 that begins with an empty line": f"\n{WIDE}".encode("utf-16-le"),
    "UTF-32": codecs.BOM_UTF32_BE + WELL.encode("utf-32-be"),
    "UTF-32 without a mark": WELL.encode("utf-32-le"),
    "bytes that are not UTF-8": WELL.encode().replace(b"Feed", b"\xc0\xaf\xed\xa0\x80"),
    "Latin-1 that says UTF-8": WELL.replace("Feed", "café").encode("latin-1"),
    "UTF-7": declared(channel(), "utf-7").encode(),
    "an encoding nobody knows": declared(channel(), "x-made-up").encode(),
    "gzip that is not called so": gzip.compress(WELL.encode()),
    "gzip cut short": gzip.compress(WELL.encode(), 0)[:-9],
    "zeros after the end": WELL.encode() + b"\x00" * 100,
}  # fmt: skip
FAULTS = {name: text.encode("utf-8") for name, text in PLAIN.items()} | BYTES


@pytest.mark.parametrize("fault", FAULTS)
def test_the_good_item_survives(fault: str) -> None:
    feed = cheap(2, lambda: parse_feed(FAULTS[fault], URL))
    good = [entry for entry in feed.entries if entry.title == CONTROL]
    assert good
    assert good[0].link == "http://e.org/good"


@pytest.mark.parametrize("fault", [name for name in PLAIN if "after the end" in name])
def test_what_follows_the_end_is_no_reason_to_doubt_the_document(fault: str) -> None:
    feed = parse_feed(FAULTS[fault], URL)
    assert (len(feed.entries), feed.note) == (1, None)


MEMBERS = """id url external_url title content_html content_text summary image banner_image tags
    date_published date_modified author authors language attachments""".split()
STRANGE: list[object] = [7, "x", None, True, [], {}, [[]], [{}]]


@pytest.mark.parametrize("where", range(4))
@pytest.mark.parametrize("value", STRANGE, ids=repr)
def test_the_good_item_survives_any_json(value: object, where: int) -> None:
    strange = dict.fromkeys(MEMBERS, value)
    good = {"id": "1", "title": CONTROL, "url": "http://e.org/good", "content_html": "<p>x</p>"}
    items = [[strange, good], [good, value], [good | {"tags": value, "attachments": value}], [good]]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": value, "hubs": value}
    document = feed | {"authors": value, "language": value, "items": items[where]}
    entries = parse_feed(json.dumps(document).encode(), URL).entries
    assert CONTROL in [entry.title for entry in entries]


REFUSED = {
    "nothing at all": (b"", "empty"),
    "white space only": (b" \n ", "empty"),
    "binary data": (bytes(range(256)) * 20, "binary"),
    "JSON that is an error": (b'{"error": "no such feed"}', "JSON that is not a feed"),
    "JSON that is cut off": (b'{"version": "https://jsonfeed.org/version/1", "items": [', "broken"),
    "JSON nested without end": (b'{"items":' + b"[" * 100_000, "nested too deeply"),
    "a web page": (b"<!DOCTYPE html><html><body>Not found</body></html>", "web page"),
    "a web page, compressed": (gzip.compress(b"<html><body>Hello</body></html>"), "web page"),
    "a login page": (b"<html><form><input type='password'></form></html>", "login page"),
    "plain text": (b"404 not found", "plain text"),
    "other XML": (
        b"<?xml version='1.0'?><sitemap><loc>x</loc></sitemap>",
        "XML that is not a feed",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_refused_is_refused_on_purpose_and_named(kind: str) -> None:
    body, words = REFUSED[kind]
    with pytest.raises(NotAFeed, match=words):
        parse_feed(body, URL)
