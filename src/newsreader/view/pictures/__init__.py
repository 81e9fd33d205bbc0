"""Pictures on a terminal: as blocks, or as pixels where it has them."""
