"""Help: every word of the trade, and the keys."""
