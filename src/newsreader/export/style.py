"""How exported pages look: a serif, a narrow measure, light or dark as the reader's screen is."""

BOOK_STYLE = """\
body { line-height: 1.5 }
h1 { line-height: 1.2 }
h1, h2, h3, h4, h5, h6 { text-align: start; hyphens: none }
h1 a { color: inherit; text-decoration: none }
img { max-width: 100%; height: auto }
figure { margin: 1.5em 0 }
figcaption, .meta, caption { font-size: .85em }
pre { white-space: pre-wrap; font-size: .85em }
blockquote { margin: 1em 0; padding-inline-start: 1em; border-inline-start: 3px solid }
table { border-collapse: collapse }
td, th { padding: .2em .6em; text-align: start; vertical-align: top; border-bottom: 1px solid }
"""
STYLE = (
    BOOK_STYLE
    + """\
:root { color-scheme: light dark; --text: #222; --page: #fdfcf9; --quiet: #666; --link: #0a58a8 }
@media (prefers-color-scheme: dark) {
  :root { --text: #d8d5cf; --page: #1b1b1d; --quiet: #9a9790; --link: #7db4ec }
}
body {
  max-width: 40rem; margin: 3rem auto; padding: 0 1.2rem;
  font: 1.15rem/1.6 Charter, Georgia, "Noto Serif", serif;
  color: var(--text); background: var(--page); overflow-wrap: break-word;
}
p a, li a, td a, dd a, figcaption a {
  color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em;
}
img { display: block; margin: 0 auto; border-radius: 3px }
figcaption, .meta, caption { color: var(--quiet) }
pre { overflow-x: auto; white-space: pre; padding: .8rem; border: 1px solid var(--quiet) }
blockquote, td, th { border-color: var(--quiet) }
table { display: block; overflow-x: auto }
@media print { body { max-width: none; margin: 0 } }
"""
)
