"""Small documents, one rule each."""

from datetime import UTC, datetime

import pytest

from newsreader.models.articles import Enclosure, Picture
from newsreader.models.parsed import NotAFeed, ParsedEntry
from newsreader.parse.feed import parse_feed

URL = "https://example.org/blog/feed.xml"
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:slash="http://purl.org/rss/1.0/modules/slash/" '
    'xmlns:thr="http://purl.org/syndication/thread/1.0" '
)


def rss(item: str, channel: str = "") -> bytes:
    return (
        f'<rss version="2.0" {NAMESPACES}><channel><title>Feed</title>{channel}'
        f"<item>{item}</item></channel></rss>"
    ).encode()


def atom(entry: str, feed: str = "") -> bytes:
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" {NAMESPACES}><title>Feed</title>{feed}'
        f"<entry>{entry}</entry></feed>"
    ).encode()


def only(body: bytes) -> ParsedEntry:
    (entry,) = parse_feed(body, URL).entries
    return entry


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Plain", "Plain"),
        ("AT&amp;T", "AT&T"),
        ("AT&amp;amp;T", "AT&T"),
        ("It&amp;#8217;s", "It’s"),
        ("&lt;b&gt;Bold&lt;/b&gt; move", "Bold move"),
        ("std::vector&lt;int&gt; in C++", "std::vector<int> in C++"),
        ("<![CDATA[a < b & c]]>", "a < b & c"),
        ("  two\n lines\t", "two lines"),
        ("&lt;b&gt;&lt;/b&gt;", ""),
        ("\u202egnp.exe", "gnp.exe"),
        ("[/] [bold]x", "[/] [bold]x"),
        ("&#27;[2J", "[2J"),
    ],
)
def test_an_rss_title_is_one_plain_line(title: str, shown: str) -> None:
    assert only(rss(f"<title>{title}</title><link>http://e.org/</link>")).title == shown


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("<title>a &lt;b&gt; c</title>", "a <b> c"),
        ('<title type="html">a &lt;b&gt;b&lt;/b&gt; c</title>', "a b c"),
        (
            '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a <b>b</b>'
            "<script>x</script></div></title>",
            "a b",
        ),
    ],
)
def test_an_atom_title_is_read_by_its_type(title: str, shown: str) -> None:
    assert only(atom(title + "<id>1</id><link href='/x'/>")).title == shown


def test_a_title_of_a_thousand_characters_is_cut() -> None:
    title = only(rss(f"<title>{'x' * 5000}</title>")).title
    assert len(title) == 1000
    assert title.endswith("…")


@pytest.mark.parametrize(
    ("item", "link"),
    [
        ("<link>http://e.org/a?x=1&amp;y=2</link>", "http://e.org/a?x=1&y=2"),
        ("<link>/a</link>", "https://example.org/a"),
        ("<guid>http://e.org/permanent</guid>", "http://e.org/permanent"),
        ("<guid>only-an-id</guid>", None),
        ('<guid isPermaLink="false">http://e.org/x</guid>', None),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>http://user:secret@e.org/</link>", "http://e.org/"),
    ],
)
def test_a_link_leads_to_the_web_or_nowhere(item: str, link: str | None) -> None:
    assert only(rss(f"<title>t</title>{item}")).link == link


@pytest.mark.parametrize("guid", ["17", "/a", "../../etc/passwd", "tag:e.org,2026:1"])
def test_a_guid_stays_as_it_is(guid: str) -> None:
    assert only(rss(f"<title>t</title><guid>{guid}</guid>")).guid == guid
    assert only(atom(f"<title>t</title><id>{guid}</id>")).guid == guid


def test_xml_base_moves_links_and_the_base_of_the_text() -> None:
    entry = only(
        atom(
            '<title>t</title><link href="a"/><content type="html">&lt;img src="b"&gt;</content>',
            '<link href="https://site.org/"/>',
        ).replace(b"<entry>", b'<entry xml:base="https://base.org/dir/">')
    )
    assert (entry.link, entry.base) == ("https://base.org/dir/a", "https://base.org/dir/")


def test_a_local_xml_base_leads_nowhere() -> None:
    entry = only(
        b'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="file:///etc/"><entry>'
        b'<title>t</title><link href="passwd"/></entry></feed>'
    )
    assert (entry.link, entry.base) == (None, URL)


@pytest.mark.parametrize(
    ("item", "channel", "base"),
    [
        ("<link>http://e.org/a</link>", "<link>http://site.org</link>", "http://e.org/a"),
        ("", "<link>http://site.org</link>", "http://site.org"),
        ("", "", URL),
    ],
)
def test_without_xml_base_the_text_starts_from_the_nearest_link(
    item: str, channel: str, base: str
) -> None:
    assert only(rss(f"<title>t</title>{item}", channel)).base == base


@pytest.mark.parametrize(
    ("item", "html"),
    [
        ("<description>&lt;p&gt;short&lt;/p&gt;</description>", "<p>short</p>"),
        (
            "<description>teaser</description><content:encoded>&lt;p&gt;whole&lt;/p&gt;"
            "</content:encoded>",
            "<p>whole</p>",
        ),
        (
            "<content:encoded>&lt;p&gt;whole&lt;/p&gt;</content:encoded>"
            "<description>teaser</description>",
            "<p>whole</p>",
        ),
        ("<description>a much longer text</description><content:encoded/>", "a much longer text"),
        (
            "<description>&lt;p&gt;shown&lt;/p&gt;</description>"
            "<itunes:summary>a plain summary that is longer</itunes:summary>",
            "<p>shown</p>",
        ),
        ("<itunes:summary>one\n\ntwo</itunes:summary>", "<p>one</p><p>two</p>"),
        (
            "<description>news</description>"
            "<media:description>a caption that is longer than the news</media:description>",
            "news",
        ),
        ("<media:group><media:description>a\nb</media:description></media:group>", "<p>a<br>b</p>"),
    ],
)
def test_the_text_is_the_fullest_of_the_entrys_own(item: str, html: str) -> None:
    assert only(rss(f"<title>t</title>{item}")).html == html


@pytest.mark.parametrize(
    ("content", "html"),
    [
        ("<content>a &lt; b</content>", "<p>a &lt; b</p>"),
        ('<content type="html">&lt;b&gt;x&lt;/b&gt;</content>', "<b>x</b>"),
        (
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a &lt; b</p></div>'
            "</content>",
            "<p>a &lt; b</p>",
        ),
        ('<summary type="html">s</summary><content src="http://e.org/x" type="text/html"/>', "s"),
        ('<content type="image/png">iVBOR</content>', ""),
    ],
)
def test_atom_content_is_read_by_its_type(content: str, html: str) -> None:
    assert only(atom(f"<title>t</title>{content}")).html == html


def test_two_megabytes_of_html_are_kept_at_most() -> None:
    assert len(only(rss(f"<description>{'word ' * 500_000}</description>")).html) == 2_000_000


DAY = datetime(2026, 2, 10, 10, 0, tzinfo=UTC)
LATER = datetime(2026, 2, 11, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "published", "updated"),
    [
        (rss("<title>t</title><pubDate>Tue, 10 Feb 2026 10:00:00 GMT</pubDate>"), DAY, None),
        (rss("<title>t</title><pubDate>Tue, 10 Feb 2026 19:00:00 +0900</pubDate>"), DAY, None),
        (rss("<title>t</title><dc:date>2026-02-10T10:00:00Z</dc:date>"), DAY, DAY),
        (atom("<title>t</title><updated>2026-02-10T10:00:00Z</updated>"), DAY, DAY),
        (
            atom(
                "<title>t</title><published>2026-02-10T10:00:00Z</published>"
                "<updated>2026-02-11T10:00:00Z</updated>"
            ),
            DAY,
            LATER,
        ),
        (rss("<title>t</title><pubDate>yesterday</pubDate>"), None, None),
        (rss("<title>t</title><pubDate>Tue, 99 Foo 99999 99:99:99</pubDate>"), None, None),
        (rss("<title>t</title><published_parsed>now</published_parsed>"), None, None),
        (rss("<title>t</title>", "<pubDate>Tue, 10 Feb 2026 10:00:00 GMT</pubDate>"), None, None),
    ],
)
def test_times_are_the_entrys_own(
    body: bytes, published: datetime | None, updated: datetime | None
) -> None:
    entry = only(body)
    assert (entry.published, entry.updated) == (published, updated)


@pytest.mark.parametrize(
    ("item", "author"),
    [
        ("<author>ada@e.org (Ada Lovelace)</author>", "Ada Lovelace"),
        ("<dc:creator>Ada</dc:creator><dc:creator>Grace</dc:creator>", "Ada, Grace"),
        ("<dc:creator>&lt;a href='x'&gt;Ada&lt;/a&gt;</dc:creator>", "Ada"),
        ("<author>ada@e.org</author>", "ada@e.org"),
        ("", None),
    ],
)
def test_authors_are_names(item: str, author: str | None) -> None:
    assert only(rss(f"<title>t</title>{item}")).author == author


def test_topics_come_from_categories_and_keywords() -> None:
    entry = only(
        rss(
            "<title>t</title><category>#Chips</category><category>chips</category>"
            "<media:keywords>japan, tariffs</media:keywords>"
        )
    )
    assert entry.topics == ("Chips", "japan", "tariffs")


def test_an_atom_category_is_shown_by_its_label() -> None:
    assert only(atom('<title>t</title><category term="x1" label="Chips"/>')).topics == ("Chips",)


IMAGE = "https://e.org/p.jpg"


@pytest.mark.parametrize(
    ("item", "pictures"),
    [
        (
            f'<media:content url="{IMAGE}" medium="image"><media:title>Alt</media:title>'
            "<media:description>A caption</media:description>"
            "<media:credit>Ada / AP</media:credit></media:content>",
            (Picture(IMAGE, "Alt", "A caption", "Ada / AP"),),
        ),
        (
            f'<media:content url="{IMAGE}" type="image/jpeg"/>'
            "<media:description>Beside it</media:description>",
            (Picture(IMAGE, None, "Beside it"),),
        ),
        (
            f'<media:group><media:content url="{IMAGE}" width="100"/>'
            f'<media:content url="{IMAGE}?big" width="900"/>'
            '<media:thumbnail url="https://e.org/t.jpg"/>'
            "<media:description>Both</media:description></media:group>",
            (Picture(f"{IMAGE}?big", None, "Both"),),
        ),
        (
            f'<media:content url="{IMAGE}?w=1" width="140"/>'
            f'<media:content url="{IMAGE}?w=2" width="700"/>',
            (Picture(f"{IMAGE}?w=2"),),
        ),
        (
            f'<media:thumbnail url="https://e.org/t.jpg"/><media:content url="{IMAGE}"/>',
            (Picture(IMAGE),),
        ),
        ('<media:thumbnail url="https://e.org/t"/>', (Picture("https://e.org/t"),)),
        (
            '<media:content url="https://1.gravatar.com/avatar/x" medium="image"/>'
            f'<media:thumbnail url="{IMAGE}"/>',
            (Picture(IMAGE),),
        ),
        (f'<enclosure url="{IMAGE}" type="image/jpeg" length="5"/>', (Picture(IMAGE),)),
        (f'<itunes:image href="{IMAGE}"/>', (Picture(IMAGE),)),
        ('<media:content url="file:///x.png" medium="image"/>', ()),
        ('<media:content url="https://e.org/v.mp4" type="video/mp4"/>', ()),
    ],
)
def test_pictures_keep_their_words(item: str, pictures: tuple[Picture, ...]) -> None:
    news = "<title>t</title><description>News</description>"
    assert only(rss(f"{news}{item}")).pictures == pictures


def test_the_feeds_own_picture_is_not_the_entrys() -> None:
    channel = f'<itunes:image href="{IMAGE}"/><image><url>{IMAGE}</url></image>'
    assert only(rss("<title>t</title>", channel)).pictures == ()


def test_a_video_says_its_title_and_text_once() -> None:
    entry = only(
        atom(
            "<title>Video</title><media:group><media:title>Video</media:title>"
            '<media:thumbnail url="https://e.org/t.jpg"/>'
            "<media:description>All about it</media:description></media:group>"
        )
    )
    assert entry.html == "<p>All about it</p>"
    assert entry.pictures == (Picture("https://e.org/t.jpg"),)


@pytest.mark.parametrize(
    ("item", "enclosures"),
    [
        (
            '<enclosure url="/e.mp3" type="audio/mpeg" length="1234"/>'
            "<itunes:duration>1:02:03</itunes:duration>",
            (Enclosure("https://example.org/e.mp3", "audio/mpeg", 1234, 3723),),
        ),
        (
            '<enclosure url="https://e.org/e.mp3" type="audio/mpeg" length="lots"/>',
            (Enclosure("https://e.org/e.mp3", "audio/mpeg"),),
        ),
        (
            '<media:content url="https://e.org/v.mp4" type="video/mp4" fileSize="9" '
            'duration="60"/>',
            (Enclosure("https://e.org/v.mp4", "video/mp4", 9, 60),),
        ),
        ('<enclosure url="file:///etc/passwd" type="audio/mpeg"/>', ()),
    ],
)
def test_enclosures_are_files_with_size_and_duration(
    item: str, enclosures: tuple[Enclosure, ...]
) -> None:
    assert only(rss(f"<title>t</title>{item}")).enclosures == enclosures


@pytest.mark.parametrize(
    ("body", "url", "number"),
    [
        (
            rss(
                "<title>t</title><comments>http://e.org/c</comments><slash:comments>0</slash:comments>"
            ),
            "http://e.org/c",
            0,
        ),
        (atom("<title>t</title><thr:total>7</thr:total>"), None, 7),
        (
            atom('<title>t</title><link rel="replies" type="text/html" href="/c" thr:count="3"/>'),
            "https://example.org/c",
            3,
        ),
        (rss("<title>t</title>"), None, None),
    ],
)
def test_comments_have_an_address_and_a_number(
    body: bytes, url: str | None, number: int | None
) -> None:
    entry = only(body)
    assert (entry.comments_url, entry.comments_count) == (url, number)


@pytest.mark.parametrize(
    "body",
    [
        rss('<title>t</title><source url="http://s.org/feed">Source</source>'),
        atom(
            "<title>t</title><source><title>Source</title>"
            '<link href="http://s.org/feed"/><id>s</id></source>'
        ),
    ],
)
def test_the_source_of_an_aggregated_entry_is_kept(body: bytes) -> None:
    entry = only(body)
    assert (entry.source_name, entry.source_url) == ("Source", "http://s.org/feed")
    assert entry.title == "t"


def test_an_entry_speaks_the_language_of_its_feed() -> None:
    assert only(rss("<title>t</title>", "<language>ja_JP</language>")).language == "ja-JP"


def test_rdf_entries_are_identified_by_what_they_are_about() -> None:
    entry = only(
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        b'xmlns="http://purl.org/rss/1.0/"><channel><title>Feed</title></channel>'
        b'<item rdf:about="urn:1"><title>t</title><link>http://e.org/1</link></item></rdf:RDF>'
    )
    assert (entry.guid, entry.title, entry.link) == ("urn:1", "t", "http://e.org/1")


def test_an_entry_that_says_nothing_is_dropped() -> None:
    assert parse_feed(rss("<guid>1</guid>"), URL).entries == ()


def test_the_feed_tells_its_title_and_site() -> None:
    feed = parse_feed(rss("<title>t</title>", "<link>/home</link>"), URL)
    assert (feed.title, feed.site_url, feed.note) == ("Feed", "https://example.org/home", None)


def test_a_feed_without_entries_is_a_feed() -> None:
    feed = parse_feed(b'<rss version="2.0"><channel><title>New</title></channel></rss>', URL)
    assert (feed.title, feed.entries) == ("New", ())


def test_the_first_two_thousand_entries_are_kept() -> None:
    items = "".join(f"<item><title>{number}</title></item>" for number in range(2100))
    feed = parse_feed(f'<rss version="2.0"><channel>{items}</channel></rss>'.encode(), URL)
    assert [feed.entries[0].title, feed.entries[-1].title] == ["0", "1999"]
    assert feed.note is not None


def test_a_document_that_is_not_well_formed_is_read_and_noted() -> None:
    feed = parse_feed(b"<rss><channel><item><title>A &nbsp; & B</title></item></channel>", URL)
    assert [entry.title for entry in feed.entries] == ["A \xa0 & B"]
    assert feed.note is not None


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty document"),
        (b" \n\xef\xbb\xbf ", "empty document"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "a web page, not a feed"),
        (b"<html><form><input type='password'></form></html>", "a login page, not a feed"),
        (b'{"error": 1}', "JSON that is not a feed"),
        (b"[1, 2]", "JSON that is not a feed"),
        (b'{"version": "https://jsonfeed.org/', "broken JSON"),
        (b"[" * 200_000, "nested too deeply"),
        (b"\x00\x01\x02PNG\xff" * 100, "binary data"),
        (b"<svg xmlns='x'/>", "XML that is not a feed"),
        (b"Bad gateway", "plain text"),
    ],
)
def test_what_is_no_feed_is_named(body: bytes, words: str) -> None:
    with pytest.raises(NotAFeed, match=words):
        parse_feed(body, URL)
