"""An article's HTML, as received, → a Document of blocks. Trusts nothing in it, opens nothing."""
