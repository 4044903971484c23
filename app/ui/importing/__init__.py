"""Bringing a file in: looked at first, written as one, taken back if it was wrong."""
