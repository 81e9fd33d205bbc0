"""Web pages as sites serve them: the article, and everything around it."""

PARAGRAPHS = tuple(
    f"<p>{text}</p>"
    for text in (
        "The harbour of Lyngdal opened on Monday after two years of building, and the first ferry "
        "left at dawn with eleven people and a <b>dog</b> on board.",
        "Officials said that the new pier had cost less than planned, because the old stones could "
        "be used again; divers had brought up most of them in the autumn.",
        "Not everybody was pleased. “We had asked for a roof,” said Ada Berg, who sells tickets "
        "there, “and what we got is a very beautiful bench.”",
        "The council wants to look at the question again in spring, when the figures of the first "
        "winter are known and the weather allows a visit.",
    )
)
CHROME = """
<header class="site-header"><a href="/"><img src="/logo.png" width="120" height="40"></a>
<nav class="main-nav"><ul><li><a href="/news">News</a><li><a href="/sport">Sport</a></ul></nav>
</header>
"""
RELATED = """
<aside class="related"><h3>Related stories</h3><ul>
<li><a href="/1">Whale seen from the new pier, say three children</a></li>
<li><a href="/2">Ferry timetable: what changes in winter and what does not</a></li></ul></aside>
"""
FOOT = """
<div class="newsletter-signup"><p>Get the best of the harbour in your inbox every morning.</p></div>
<section id="comments"><h3>Comments</h3>
<p>First! What a lovely bench this is, I must say.</p></section>
<footer><p>© Lyngdal Post. All rights reserved. Terms, privacy, cookies, contact.</p></footer>
"""


def page(*parts: str, head: str = "", before: str = "") -> str:
    """A page whose article has these parts."""
    return (
        f"<html lang=en><head><title>Harbour opens | Lyngdal Post</title>{head}</head>"
        f"<body>{CHROME}<main>{before}<article class=story><h1>Harbour opens</h1>"
        f"{''.join(parts)}</article>{RELATED}</main>{FOOT}</body></html>"
    )
