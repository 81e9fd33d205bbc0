"""What is forgotten by itself, and what never is."""
