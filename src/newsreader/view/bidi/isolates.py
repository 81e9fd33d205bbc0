"""Unicode's isolates: what stands in them has a direction of its own."""

TO_RIGHT, TO_LEFT, AS_BEGUN, END = "\u2066", "\u2067", "\u2068", "\u2069"
"""From left to right, from right to left, as its first letter says; what closes each of them."""
OPENINGS = TO_RIGHT + TO_LEFT + AS_BEGUN
ISOLATES = OPENINGS + END
LEFT_TO_RIGHT_MARK = "\u200e"
"""Blanks between two of them go with the letters there."""
MARGIN_ENDS = "\u200f"
"""After the bullets and bars of a line from right to left: RLM."""
