"""What the reader's text looks like."""

from newsreader.models.document import Style

COMPONENTS = {f"reader--{style}" for style in Style} | {
    "reader--text",
    "reader--empty",
    "reader--found",
    "reader--here",
    "reader--kept",
    "reader--known",
    "reader--noted",
    "reader--picked",
    "reader--picture",
    "reader--hint",
    "reader--typed",
}

CSS = """
Reader {
    & > .reader--text { color: $foreground; }
    & > .reader--empty { color: $foreground 70%; }
    & > .reader--title { color: $foreground; text-style: bold; }
    & > .reader--heading { color: $foreground; text-style: bold; }
    & > .reader--strong { text-style: bold; }
    & > .reader--emphasis { text-style: italic; }
    & > .reader--strike { text-style: strike; }
    & > .reader--underline { text-style: underline; }
    & > .reader--code { color: $success; }
    & > .reader--program { color: $foreground 92%; }
    & > .reader--keyword { color: $accent; }
    & > .reader--name { text-style: bold; }
    & > .reader--string { color: $success; }
    & > .reader--number { color: $warning; }
    & > .reader--comment { color: $foreground 65%; text-style: italic; }
    & > .reader--key { color: $success; text-style: bold; }
    & > .reader--mark { background: $warning 28%; }
    & > .reader--link { color: $accent; text-style: underline; }
    & > .reader--quote { color: $foreground 82%; text-style: italic; }
    & > .reader--meta { color: $foreground 68%; }
    & > .reader--caption { color: $foreground 75%; text-style: italic; }
    & > .reader--rule { color: $foreground 30%; }
    & > .reader--marker { color: $foreground 62%; text-style: not underline; }
    & > .reader--topic { color: $secondary; }
    & > .reader--known { color: $secondary; }
    & > .reader--note { color: $warning; }
    & > .reader--found { background: $warning 32%; }
    & > .reader--kept { background: $accent 24%; }
    & > .reader--noted { background: $accent 24%; text-style: underline; }
    & > .reader--picked { background: $accent 48%; }
    & > .reader--picture { background: $foreground 5%; }
    & > .reader--here { background: $warning; color: $background; text-style: bold; }
    & > .reader--hint { background: $warning; color: $background; text-style: bold; }
    & > .reader--typed { background: $warning 45%; color: $foreground; }
    &:ansi > .reader--hint { background: ansi_default; text-style: reverse bold; }
    &:ansi > .reader--typed { background: ansi_default; text-style: reverse dim; }
    &:ansi > .reader--kept { background: ansi_default; text-style: underline bold; }
    &:ansi > .reader--noted { background: ansi_default; text-style: underline bold italic; }
    &:ansi > .reader--picked { background: ansi_default; text-style: reverse; }
    &:ansi > .reader--found { background: ansi_default; text-style: reverse; }
    &:ansi > .reader--here { background: ansi_default; text-style: reverse bold underline; }
}
"""
