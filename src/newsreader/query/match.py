"""What the full-text indexes are asked: `search` for words, `facts` for author, topic, link."""

from newsreader.query.tree import All, Any, Attribute, Node, With, Words
from newsreader.query.words import ends_in_run, phrase, plain_phrase

TABLES = ("search", "facts")
_COLUMNS = {
    Attribute.AUTHOR: "author : ",
    Attribute.TOPIC: "topics : ",
    Attribute.LINK: "link : ",
    Attribute.LANG: "language : ^ ",
}


def expression(node: Node, table: str) -> str:
    """As one FTS5 expression; empty when this index cannot answer it alone."""
    match node:
        case Words(text, prefix, column) if table == "search":
            where = f"{column} : " if column else ""
            return where + phrase(text, prefix=prefix)
        case With(attribute, value, prefix) if table == "facts" and attribute in _COLUMNS:
            goes_on = prefix or ends_in_run(value)
            return _COLUMNS[attribute] + plain_phrase(value, prefix=goes_on)
        case All(parts) | Any(parts):
            expressions = [expression(part, table) for part in parts]
            if not all(expressions):
                return ""
            joint = " AND " if isinstance(node, All) else " OR "
            return joint.join(f"({one})" for one in expressions)
    return ""
