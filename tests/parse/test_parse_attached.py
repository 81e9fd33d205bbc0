"""Pictures, files, transcripts and chapters beside the text."""

import pytest
from parse_documents import atom, only, rss

from newsreader.models.articles import Enclosure, Picture, Transcript

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
    ("body", "enclosures"),
    [
        (
            rss(
                '<title>t</title><enclosure url="https://e.org/e.mp3" length="9"/>'
                '<media:content url="https://e.org/e.mp3" type="audio/mpeg" duration="60"/>'
                '<enclosure url="https://e.org/e.ogg" type="audio/ogg"/>'
            ),
            (
                Enclosure("https://e.org/e.mp3", "audio/mpeg", 9, 60),
                Enclosure("https://e.org/e.ogg", "audio/ogg"),
            ),
        ),
        (
            rss('<title>t</title><media:player url="https://e.org/play?1"/>'),
            (Enclosure("https://e.org/play?1", "text/html"),),
        ),
        (
            rss(
                '<title>t</title><media:content url="https://e.org/v.mp4" type="video/mp4">'
                '<media:player url="https://e.org/play?1"/></media:content>'
            ),
            (Enclosure("https://e.org/v.mp4", "video/mp4"),),
        ),
        (
            atom('<title>t</title><content src="v.mp4" type="video/mp4"/>'),
            (Enclosure("https://example.org/blog/v.mp4", "video/mp4"),),
        ),
        (
            atom('<title>t</title><link rel="enclosure" href="/e.pdf" type="application/pdf"/>'),
            (Enclosure("https://example.org/e.pdf", "application/pdf"),),
        ),
        (atom('<title>t</title><content src="v.svg" type="image/svg+xml"/>'), ()),
        (atom('<title>t</title><content src="page" type="text/html"/>'), ()),
    ],
)
def test_a_file_is_named_once_with_all_that_is_said_of_it(
    body: bytes, enclosures: tuple[Enclosure, ...]
) -> None:
    assert only(body).enclosures == enclosures


def test_several_people_take_one_picture() -> None:
    entry = only(
        rss(
            f'<title>t</title><media:content url="{IMAGE}" medium="image">'
            '<media:credit role="photographer">Ada</media:credit>'
            '<media:credit role="editor">Grace</media:credit>'
            "<media:credit>Ada</media:credit></media:content>"
        )
    )
    assert [picture.credit for picture in entry.pictures] == ["Ada, Grace"]


@pytest.mark.parametrize(
    ("item", "transcripts"),
    [
        (
            '<podcast:transcript url="/t.vtt" type="text/vtt" language="en-GB" rel="captions"/>'
            '<podcast:transcript url="/t.html" type="text/html"/>'
            '<podcast:transcript url="/t.html" type="text/html" language="de"/>',
            (
                Transcript("https://example.org/t.vtt", "text/vtt", "en-GB", captions=True),
                Transcript("https://example.org/t.html", "text/html"),
            ),
        ),
        (
            '<media:content url="https://e.org/v.mp4" type="video/mp4">'
            '<media:subTitle type="application/smil" lang="fr" href="https://e.org/s.smil"/>'
            "</media:content>",
            (Transcript("https://e.org/s.smil", "application/smil", "fr"),),
        ),
        ('<podcast:transcript url="file:///etc/passwd"/><podcast:transcript/>', ()),
    ],
)
def test_transcripts_are_all_kept(item: str, transcripts: tuple[Transcript, ...]) -> None:
    assert only(rss(f"<title>t</title>{item}")).transcripts == transcripts


def test_a_namespace_counts_not_its_prefix() -> None:
    entry = only(
        rss(
            '<title>t</title><pc:chapters xmlns:pc="https://podcastindex.org/namespace/1.0" '
            'url="/c.json" type="application/json+chapters"/>'
        )
    )
    assert entry.chapters_url == "https://example.org/c.json"


def test_the_feeds_own_transcripts_are_not_the_entrys() -> None:
    entry = only(rss("<title>t</title>", '<podcast:transcript url="/t.vtt" type="text/vtt"/>'))
    assert entry.transcripts == ()
