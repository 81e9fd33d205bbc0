"""Sites whose feeds follow from the address of a page, as data.

An address is matched as `host/path?query`, its host without `www.` and `m.`. The first rule that
fits says where the feeds are; `{name}` is what the group of that name matched.
"""

import re
from urllib.parse import urlsplit

from msgspec import Struct

from newsreader.parse import fields

_ENDING = re.compile(
    r"(/(feed|rss|atom)s?2?/?|\.(rss|atom|rdf)|/(feed|rss2?|atom|index|news|blog)\.(xml|json))$",
    re.IGNORECASE,
)
_ASKING = re.compile(r"(?:^|&)(?:feed|format|type|alt|output)=(?:rss2?|atom)(?:&|$)", re.IGNORECASE)


class Rule(Struct, frozen=True):
    """Pages that look like `page` have these feeds."""

    page: re.Pattern[str]
    feeds: tuple[str, ...]


class Mark(Struct, frozen=True):
    """Pages of `host` that somewhere say `said` have this feed."""

    host: str
    said: re.Pattern[str]
    feed: str


def _rule(page: str, *feeds: str) -> Rule:
    return Rule(re.compile(page + r"/?(?:[?#].*)?", re.IGNORECASE), feeds)


_NO_OWNER = (
    r"(?!(?:about|apps|collections|customer-stories|enterprise|explore|features|login|marketplace|"
    r"notifications|orgs|pricing|search|settings|signup|sponsors|topics|trending)(?:[/?]|$))"
)
_YOUTUBE = "https://www.youtube.com/feeds/videos.xml"
_CHANNEL = _YOUTUBE + "?channel_id={id}"
_REDDIT = "https://www.reddit.com"

RULES = (
    _rule(
        r"youtube\.com/(?:watch|playlist)\?(?:.*&)?list=(?P<id>(?!RD)[\w-]+).*",
        _YOUTUBE + "?playlist_id={id}",
    ),
    _rule(r"youtube\.com/channel/(?P<id>UC[\w-]{22})(?:/\w+)?", _CHANNEL),
    _rule(r"youtube\.com/user/(?P<name>[\w.-]+)(?:/\w+)?", _YOUTUBE + "?user={name}"),
    _rule(r"(?:old\.|new\.)?reddit\.com", _REDDIT + "/.rss"),
    _rule(
        r"(?:old\.|new\.)?reddit\.com/r/(?P<name>[\w+]+)/(?P<sort>hot|new|top|rising)",
        _REDDIT + "/r/{name}/{sort}/.rss",
    ),
    _rule(
        r"(?:old\.|new\.)?reddit\.com/r/(?P<name>\w+)/comments/(?P<id>\w+)(?:/[^/?]*)?",
        _REDDIT + "/r/{name}/comments/{id}/.rss",
    ),
    _rule(r"(?:old\.|new\.)?reddit\.com/r/(?P<name>[\w+]+)", _REDDIT + "/r/{name}/.rss"),
    _rule(
        r"(?:old\.|new\.)?reddit\.com/(?:u|user)/(?P<name>[\w-]+)", _REDDIT + "/user/{name}/.rss"
    ),
    _rule(
        r"github\.com/" + _NO_OWNER + r"(?P<repo>[\w.-]+/[\w.-]+?)(?:\.git)?(?:/.*)?",
        "https://github.com/{repo}/releases.atom",
        "https://github.com/{repo}/commits.atom",
        "https://github.com/{repo}/tags.atom",
    ),
    _rule(r"github\.com/" + _NO_OWNER + r"(?P<name>[\w-]+)", "https://github.com/{name}.atom"),
    _rule(
        r"(?P<host>gitlab\.[\w.-]+)/(?P<repo>(?!explore|help|users)[\w.-]+(?:/[\w.-]+)+?)(?:/-/.*)?",
        "https://{host}/{repo}/-/releases.atom",
        "https://{host}/{repo}/-/tags?format=atom",
        "https://{host}/{repo}.atom",
    ),
    _rule(
        r"codeberg\.org/(?!explore|user)(?P<repo>[\w.-]+/[\w.-]+?)(?:/.*)?",
        "https://codeberg.org/{repo}/releases.rss",
        "https://codeberg.org/{repo}.rss",
        "https://codeberg.org/{repo}/tags.rss",
    ),
    _rule(
        r"git\.sr\.ht/(?P<repo>~[\w.-]+/[\w.-]+)(?:/.*)?",
        "https://git.sr.ht/{repo}/refs/rss.xml",
        "https://git.sr.ht/{repo}/log/rss.xml",
    ),
    _rule(
        r"medium\.com/(?P<name>tag/[\w-]+|@[\w.-]+)(?:/.*)?",
        "https://medium.com/feed/{name}",
    ),
    _rule(
        r"medium\.com/(?!m/|search|about|feed/)(?P<name>[\w-]+)(?:/.*)?",
        "https://medium.com/feed/{name}",
    ),
    _rule(r"(?P<host>[\w-]+\.medium\.com)(?:/.*)?", "https://{host}/feed"),
    _rule(r"(?P<host>[\w-]+\.substack\.com)(?:/.*)?", "https://{host}/feed"),
    _rule(
        r"(?P<host>[\w-]+\.blogspot\.[a-z.]+)(?:/(?!feeds/).*)?",
        "https://{host}/feeds/posts/default",
        "https://{host}/feeds/comments/default",
    ),
    _rule(
        r"(?P<host>[\w-]+\.wordpress\.com)(?:/.*)?",
        "https://{host}/feed/",
        "https://{host}/comments/feed/",
    ),
    _rule(
        r"tumblr\.com/(?:blog/(?:view/)?)?(?!dashboard|explore|login|search|tagged)(?P<name>[\w-]+)"
        r"(?:/.*)?",
        "https://{name}.tumblr.com/rss",
    ),
    _rule(r"(?P<host>[\w-]+\.tumblr\.com)(?:/.*)?", "https://{host}/rss"),
    _rule(r"bsky\.app/profile/(?P<name>[\w.:-]+)(?:/.*)?", "https://bsky.app/profile/{name}/rss"),
    _rule(r"lobste\.rs", "https://lobste.rs/rss"),
    _rule(r"lobste\.rs/t/(?P<tag>[\w.,+-]+)", "https://lobste.rs/t/{tag}.rss"),
    _rule(r"news\.ycombinator\.com(?:/news)?", "https://news.ycombinator.com/rss"),
    _rule(r"news\.ycombinator\.com/show", "https://news.ycombinator.com/showrss"),
    _rule(
        r"store\.steampowered\.com/(?:news/)?app/(?P<id>\d+)(?:/.*)?",
        "https://store.steampowered.com/feeds/news/app/{id}/",
    ),
    _rule(
        r"steamcommunity\.com/groups/(?P<name>[\w-]+)(?:/.*)?",
        "https://steamcommunity.com/groups/{name}/rss/",
    ),
    _rule(
        r"sourceforge\.net/(?:projects|p)/(?P<name>[\w.-]+)(?:/.*)?",
        "https://sourceforge.net/projects/{name}/rss?path=/",
    ),
    _rule(r"arxiv\.org/list/(?P<name>[\w.-]+)(?:/.*)?", "https://rss.arxiv.org/rss/{name}"),
    _rule(
        r"(?P<host>(?:[\w-]+\.)?stackexchange\.com|stackoverflow\.com|superuser\.com|"
        r"serverfault\.com|askubuntu\.com)/questions/tagged/(?P<tag>[^/?#]+)",
        "https://{host}/feeds/tag/{tag}",
    ),
    _rule(
        r"vimeo\.com/(?!categories|features|upload|watch)(?P<name>[a-z][\w-]*|channels/[\w-]+)",
        "https://vimeo.com/{name}/videos/rss",
    ),
    _rule(
        r"dev\.to/(?!t/|search|about|feed/)(?P<name>[\w-]+)(?:/.*)?", "https://dev.to/feed/{name}"
    ),
    _rule(r"letterboxd\.com/(?P<name>\w+)(?:/films/diary)?", "https://letterboxd.com/{name}/rss/"),
)

GUESSES = (
    _rule(r"(?P<page>[\w.-]+(?::\d+)?/@[\w.]+)", "{scheme}://{page}.rss"),  # Mastodon and its kin
    _rule(
        r"(?P<host>[\w.-]+(?::\d+)?)/c/(?P<name>[\w@.]+)",  # Lemmy
        "{scheme}://{host}/feeds/c/{name}.xml?sort=New",
    ),
)
"""Programs that anybody may run, known by the shape of their addresses."""

MARKS = (
    Mark("youtube.com", re.compile(r'"externalId":"(?P<id>UC[\w-]{22})"'), _CHANNEL),
    Mark("youtube.com", re.compile(r'"channelId":"(?P<id>UC[\w-]{22})"'), _CHANNEL),
    Mark(
        "soundcloud.com",
        re.compile(r"soundcloud://users:(?P<id>\d+)"),
        "https://feeds.soundcloud.com/users/soundcloud:users:{id}/sounds.rss",
    ),
    Mark("podcasts.apple.com", re.compile(r'"feedUrl":"(?P<url>https?:[^"]{5,1000})"'), "{url}"),
)
"""The first that fits counts: pages whose addresses say too little."""

CLOSED = {
    "x.com": "X",
    "twitter.com": "X",
    "instagram.com": "Instagram",
    "facebook.com": "Facebook",
    "threads.net": "Threads",
    "threads.com": "Threads",
    "tiktok.com": "TikTok",
    "linkedin.com": "LinkedIn",
}
"""Sites that offer no feeds to anybody."""


def platform_feeds(url: str) -> list[str]:
    """The feeds that a page at `url` has by the rules of its site; none where no rule fits."""
    return _said_by(RULES, url, _bare(urlsplit(url).netloc))


def guessed_feeds(url: str) -> list[str]:
    """Where feeds may be, judged by the shape of `url` alone."""
    return _said_by(GUESSES, url, urlsplit(url).netloc)


def marked_feed(url: str, text: str) -> str | None:
    """The feed that a page at `url` names somewhere in its scripts."""
    host = _bare(urlsplit(url).netloc)
    for mark in MARKS:
        found = mark.said.search(text) if mark.host == host else None
        if found:
            plain = {name: _unescaped(value) for name, value in found.groupdict().items()}
            return fields.link(mark.feed.format(**plain))
    return None


def looks_like_feed(url: str) -> bool:
    parts = urlsplit(url)
    feeding = parts.netloc.startswith(("feeds.", "rss.")) and len(parts.path) > 1
    return bool(feeding or _ENDING.search(parts.path) or _ASKING.search(parts.query))


def closed_site(url: str) -> str | None:
    """The name of a site that offers no feeds, when `url` leads there."""
    return CLOSED.get(_bare(urlsplit(url).hostname or ""))


def _said_by(rules: tuple[Rule, ...], url: str, host: str) -> list[str]:
    parts = urlsplit(url)
    page = host + parts.path + (f"?{parts.query}" if parts.query else "")
    for rule in rules:
        if fits := rule.page.fullmatch(page):
            named = {"scheme": parts.scheme, **fits.groupdict()}
            links = (fields.link(feed.format(**named)) for feed in rule.feeds)
            found = [link for link in links if link]
            return [] if url in found else found
    return []


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.").removeprefix("m.")


def _unescaped(value: str) -> str:
    """Of JSON in a script (RFC 8259 §7), as far as addresses need it."""
    return value.replace("\\/", "/").replace("\\u0026", "&")
