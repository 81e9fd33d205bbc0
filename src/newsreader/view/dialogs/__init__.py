"""What opens over the panes, or between them."""
