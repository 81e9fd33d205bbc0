"""What the person did, act by act, and what of it stands."""
