"""What an article can be printed as."""

from enum import StrEnum


class Form(StrEnum):
    """The ending of the file's name."""

    MARKDOWN = "md"
    HTML = "html"
    TEXT = "txt"
    EPUB = "epub"

    @property
    def words(self) -> str:
        return _WORDS[self]

    @property
    def together(self) -> bool:
        """One file holds all articles."""
        return self is Form.EPUB


_WORDS = {
    Form.MARKDOWN: "Markdown",
    Form.HTML: "HTML, pictures inside",
    Form.TEXT: "Plain text",
    Form.EPUB: "EPUB, a book of them all",
}
FORMS = {"markdown": Form.MARKDOWN, "html": Form.HTML, "text": Form.TEXT, "epub": Form.EPUB}
"""By what they are called in a shell."""
