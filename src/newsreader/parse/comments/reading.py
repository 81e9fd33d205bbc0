"""What a forum answered → the comments in it."""

from collections.abc import Callable, Mapping

from newsreader.forums import Site
from newsreader.models.discussions import Comments
from newsreader.parse.comments.feeds import comment_feed
from newsreader.parse.comments.hackernews import hacker_news
from newsreader.parse.comments.lobsters import lobsters
from newsreader.parse.comments.mastodon import mastodon
from newsreader.parse.comments.reddit import reddit

_READERS: Mapping[Site, Callable[[bytes, str | None], Comments]] = {
    Site.HACKER_NEWS: hacker_news,
    Site.LOBSTERS: lobsters,
    Site.REDDIT: reddit,
    Site.MASTODON: mastodon,
}


def read_comments(site: Site, body: bytes, url: str, content_type: str | None) -> Comments:
    """Raises NoDiscussion."""
    if reader := _READERS.get(site):
        return reader(body, content_type)
    return comment_feed(body, url, content_type)
