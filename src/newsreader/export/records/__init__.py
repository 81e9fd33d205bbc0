"""The JSON that people script against: add to these shapes, never change them. Pure."""
