"""Small documents, one rule each."""

from datetime import UTC, datetime

import pytest
from parse_documents import URL, atom, only, rss

from newsreader.models.parsed import NotAFeed, ParsedEntry
from newsreader.parse.feed import parse_feed


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
        ("<author>Ada &lt;ada@e.org&gt;</author>", "Ada"),
        ("<author>ada@e.org, Ada</author>", "Ada"),
        ("<author>ada@museum.museum (Ada)</author>", "Ada"),
        ("<author>mailto:ada@e.technology</author>", "ada@e.technology"),
        ("<author>(Ada)</author>", "Ada"),
        ("<author>Ada (the first)</author>", "Ada (the first)"),
        ("<author>@ada</author>", "@ada"),
        ("<author>noreply@blogger.com (Unknown)</author>", None),
        ("<author>ada@e.org (Ada)</author><itunes:author>Ada</itunes:author>", "Ada"),
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
    assert parse_feed(rss(""), URL).entries == ()


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


@pytest.mark.parametrize(
    ("item", "link"),
    [
        (
            "<link>http://feedproxy.google.com/~r/x</link>"
            "<feedburner:origLink>http://e.org/a</feedburner:origLink>",
            "http://e.org/a",
        ),
        (
            "<link>http://e.org/a</link><feedburner:origLink>data:x</feedburner:origLink>",
            "http://e.org/a",
        ),
    ],
)
def test_the_publishers_own_link_is_preferred_to_a_counted_one(item: str, link: str) -> None:
    assert only(rss(f"<title>t</title>{item}")).link == link


@pytest.mark.parametrize(
    ("entry", "link"),
    [
        ('<content src="page" type="text/html"/>', "https://example.org/blog/page"),
        ('<content xml:base="/x/" src="page"/>', "https://example.org/x/page"),
        ('<link href="/a"/><content src="page" type="text/html"/>', "https://example.org/a"),
        ('<content src="file:///etc/passwd" type="text/html"/>', None),
        ('<content src="v.mp4" type="video/mp4"/>', None),
    ],
)
def test_text_that_is_elsewhere_is_a_link(entry: str, link: str | None) -> None:
    assert only(atom(f"<title>t</title>{entry}")).link == link


@pytest.mark.parametrize(
    ("body", "author"),
    [
        (atom("<title>t</title>", "<author><name>Ada</name></author>"), "Ada"),
        (
            atom(
                "<title>t</title><author><name>Grace</name></author>",
                "<author><name>Ada</name></author>",
            ),
            "Grace",
        ),
        (
            atom(
                "<title>t</title><source><title>s</title><author><name>Hedy</name></author></source>",
                "<author><name>Ada</name></author>",
            ),
            "Hedy",
        ),
        (rss("<title>t</title>", "<managingEditor>e@e.org (Editor)</managingEditor>"), None),
    ],
)
def test_who_writes_an_atom_feed_writes_its_entries(body: bytes, author: str | None) -> None:
    assert only(body).author == author


@pytest.mark.parametrize(
    ("body", "language"),
    [
        (
            rss("<title>t</title><dc:language>fr</dc:language>", "<language>de</language>"),
            "fr",
        ),
        (rss("<title>t</title>", "<dc:language>ja</dc:language>"), "ja"),
        (
            atom('<title>t</title><content xml:lang="pt-BR">x</content>').replace(
                b"<feed ", b'<feed xml:lang="en" '
            ),
            "pt-BR",
        ),
        (
            atom("<title>t</title><content>x</content>").replace(
                b"<entry>", b'<entry xml:lang="ko">'
            ),
            "ko",
        ),
        (atom("<title>t</title>").replace(b"<feed ", b'<feed xml:lang="en" '), "en"),
        (rss("<title>t</title>", "<language>gobbledygook language</language>"), None),
    ],
)
def test_the_language_said_nearest_to_the_text_counts(body: bytes, language: str | None) -> None:
    assert only(body).language == language


@pytest.mark.parametrize(
    ("item", "html"),
    [
        (
            "<description>teaser</description>"
            "<yandex:full-text>All of the text, and more of it</yandex:full-text>",
            "All of the text, and more of it",
        ),
        ("<itunes:subtitle>In short</itunes:subtitle>", "<p>In short</p>"),
        (
            "<itunes:subtitle>In short</itunes:subtitle><itunes:summary>At length</itunes:summary>",
            "<p>At length</p>",
        ),
        (
            '<media:text start="0">One</media:text><media:text start="1">Two</media:text>',
            "<p>One<br>Two</p>",
        ),
        (
            "<media:text>Spoken</media:text><media:description>About</media:description>",
            "<p>About</p>",
        ),
    ],
)
def test_a_text_may_hide_in_other_elements(item: str, html: str) -> None:
    assert only(rss(f"<title>t</title>{item}")).html == html


def test_an_episode_may_have_its_title_from_the_shop() -> None:
    entry = only(rss("<itunes:title>Episode</itunes:title><link>http://e.org/</link>"))
    assert entry.title == "Episode"


@pytest.mark.parametrize(
    ("item", "published", "updated"),
    [
        ("<dcterms:issued>2026-02-10T10:00:00Z</dcterms:issued>", DAY, None),
        ("<dcterms:created>2026-02-10T10:00:00Z</dcterms:created>", DAY, None),
        (
            "<dcterms:created>2026-02-10T10:00:00Z</dcterms:created>"
            "<dcterms:modified>2026-02-11T10:00:00Z</dcterms:modified>",
            DAY,
            LATER,
        ),
    ],
)
def test_dublin_core_has_words_for_times(
    item: str, published: datetime, updated: datetime | None
) -> None:
    entry = only(rss(f"<title>t</title>{item}"))
    assert (entry.published, entry.updated) == (published, updated)


RICH = """
    <title>t</title><link>http://e.org/1</link><guid>1</guid><dc:creator>Ada</dc:creator>
    <pubDate>Tue, 10 Feb 2026 10:00:00 GMT</pubDate><category>chips</category>
    <description>&lt;p&gt;text&lt;/p&gt;</description><dc:language>fr</dc:language>
    <enclosure url="http://e.org/e.mp3" type="audio/mpeg" length="9"/>
    <itunes:duration>60</itunes:duration><itunes:image href="http://e.org/e.png"/>
    <media:group><media:content url="http://e.org/p.jpg" medium="image" width="9"/>
    <media:description>About it</media:description><media:credit>Ada</media:credit></media:group>
    <media:player url="http://e.org/play"/><comments>http://e.org/c</comments>
    <slash:comments>3</slash:comments><wfw:commentRss>http://e.org/c/feed</wfw:commentRss>
    <podcast:transcript url="http://e.org/t.vtt" type="text/vtt" rel="captions"/>
    <podcast:chapters url="http://e.org/c.json" type="application/json+chapters"/>
    <georss:point>35.68 139.69</georss:point><source url="http://s.org/f">Source</source>
    <feedburner:origLink>http://e.org/one</feedburner:origLink>
"""


def test_a_document_that_is_not_well_formed_says_the_same() -> None:
    whole, mended = (parse_feed(rss(RICH, channel), URL) for channel in ("", "<docs>a & b</docs>"))
    assert whole.entries == mended.entries
    assert (whole.note, bool(mended.note)) == (None, True)
    (entry,) = whole.entries
    silent = [name for name in ParsedEntry.__struct_fields__ if not getattr(entry, name)]
    assert silent == ["updated"]
