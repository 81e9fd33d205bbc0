"""The nouns of the house. Values only: no room's work is done here."""
