"""The three panes, drawn line by line. They announce; the screen decides."""
