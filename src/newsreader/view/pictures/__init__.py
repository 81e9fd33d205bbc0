"""Pictures on a terminal: as half blocks, or as pixels where it has them."""
