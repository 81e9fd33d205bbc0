"""Articles and subscriptions as text that other programs read. Pure."""
