"""The queue: every case that waits, whose turn it is, and what comes next."""
