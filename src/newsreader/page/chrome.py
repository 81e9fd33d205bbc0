"""What a publisher puts around a text for browsers: share buttons, "read more", permalinks."""

import re

_SHARING = re.compile(
    r"//(?:[\w-]+\.)*(?:facebook\.com/(?:sharer|share\.php|dialog/share)"
    r"|twitter\.com/(?:share|intent/|home/?\?status)|x\.com/(?:share|intent/|home/?\?status)"
    r"|reddit\.com/(?:r/[^/]+/)?submit|linkedin\.com/(?:sharearticle|sharing)"
    r"|digg\.com/(?:submit|remote)|del\.icio\.us/(?:post|save)|delicious\.com/(?:post|save)"
    r"|stumbleupon\.com/(?:submit|refer)|google\.com/(?:share|buzz/post|bookmarks/mark|reader/link)"
    r"|pinterest\.\w+/pin/create|tumblr\.com/(?:share|widgets/share)|getpocket\.com/(?:save|edit)"
    r"|addtoany\.com/|addthis\.com/bookmark|sharethis\.com/|share\.flipboard\.com|flattr\.com/submit"
    r"|api\.whatsapp\.com/send|wa\.me/\?text|t\.me/share|telegram\.me/share|vk\.com/share"
    r"|vkontakte\.ru/share|news\.ycombinator\.com/submitlink|b\.hatena\.ne\.jp/(?:append|entry/|add)"
    r"|line\.me/r/msg|instapaper\.com/(?:hello2|edit)|technorati\.com/faves|friendfeed\.com/share"
    r"|feeds\.wordpress\.com/1\.0/|feeds\.feedburner\.com/~f[fa]?/|[^/]*feedburner\.com/~ff/"
    r"|pheedcontent\.com/|pheedo\.com/|feedsportal\.com/(?:social|c)/"
    r"|xing\.com/(?:spi|social_plugins)/)"
)
"""Of an address in small letters: to begin with letters makes each of these quick to refuse."""
_BUTTON = re.compile(
    r"(((add|share|save|post|submit|send|pin|email|tweet|teilen|partager|compartir|condividi)"
    r"( (this|it|article|story))?( (to|on|via|with|at|by|in|auf|sur|en|su))? )"
    r"(facebook|twitter|x|reddit|digg|del\.?icio\.?us|stumbleupon|linkedin|pinterest|tumblr|whatsapp"
    r"|telegram|google ?(\+|plus|buzz)?|pocket|flipboard|technorati|email|e-mail|mail|print)"
    r"|(tweet|share|digg|e-?mail|print)( (this|it))?)[ !]*",
    re.IGNORECASE,
)
_ONWARDS = re.compile(
    r"[\W_]*((continue|keep) reading|read (the |this )?(more|full|rest|on|entire|whole|complete)"
    r"|full (story|article|post|text)|view (the )?(full )?(post|article|story|on)|more|continued"
    r"|weiterlesen|weiter lesen|mehr|zum (artikel|beitrag)|den (vollständigen|ganzen) artikel"
    r"|lire (la suite|plus|l.article)|la suite|leer más|seguir leyendo|sigue leyendo|ver más"
    r"|leia mais|ler mais|continue (lendo|a ler)|saiba mais|continua( a leggere)?|leggi"
    r"|läs (mer|hela|vidare)|les (mer|hele|videre)|læs (mere|videre)|lees (meer|verder)|lue lisää"
    r"|czytaj|więcej|читать|подробнее|далее|докладніше|číst dál|tovább|devamı|διαβάστε|اقرأ|المزيد"
    r"|続きを|もっと|全文|阅读|继续阅读|閱讀|更多|더 ?(보기|읽기)|계속 ?읽기)(?!\w*[’'])",
    re.IGNORECASE,
)
_PERMALINK = re.compile(
    r"[\W_]*((permalink|permanent link|link|source|comments?|\d[\d.,]* comments?|leave a comment"
    r"|add a comment|(\d+ )?kommentare?|(\d+ )?commentaires?|(\d+ )?comentarios|コメント)[\W_]*)?",
    re.IGNORECASE,
)
_CLASS = re.compile(
    r"(^|\s)(sharedaddy|sd-sharing|jp-relatedposts|addtoany\S*|a2a_kit|addthis\S*|feedflare|mf-viral"
    r"|(social|share)[-_](share|buttons?|links?|icons?|bar)|sharing[-_]buttons?|post-?share"
    r"|wp-block-jetpack-sharing-buttons|share_submission|field--name-(uid|created))(\s|$)"
)
_LONGEST = 120
_BACK = frozenset("↩⏎↵↑^⤴⮌⇑⬆")


def shares(url: str) -> bool:
    """Whether an address only takes the article to somebody else's site."""
    return bool(_SHARING.search(url.lower())) or url.startswith("mailto:?")


def is_chrome(class_: str) -> bool:
    """Whether an element's classes say that it holds buttons or the publisher's own byline."""
    return bool(class_) and bool(_CLASS.search(class_))


def is_button(label: str) -> bool:
    """Whether it is something like `Add to Facebook` or `Tweet this!`."""
    return bool(label) and bool(_BUTTON.fullmatch(label))


def leads_back(label: str) -> bool:
    """Whether it is the arrow from a footnote to where it was read."""
    return label.rstrip("\ufe0e\ufe0f") in _BACK


def leads_on(text: str) -> bool:
    """Whether the words of a link to the article say that the text goes on there."""
    return len(text) <= _LONGEST and bool(_ONWARDS.match(text))


def is_permalink(text: str) -> bool:
    """Words for the link alone, as `∞ Permalink`, `#`, `[comments]`."""
    return bool(_PERMALINK.fullmatch(text))
