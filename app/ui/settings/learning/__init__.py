"""What the program suggests, how well, and what it has learned from this shop."""
