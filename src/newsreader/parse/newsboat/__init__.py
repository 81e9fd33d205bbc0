"""PURE: what newsboat left in its files, in our words. Nothing in them is ever run or opened."""
