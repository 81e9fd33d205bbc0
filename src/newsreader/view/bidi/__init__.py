"""Lines with Arabic or Hebrew in them, in the order in which their characters are painted."""
