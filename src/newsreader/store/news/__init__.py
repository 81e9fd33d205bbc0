"""Who tells the same news: stories, copies, related articles."""
