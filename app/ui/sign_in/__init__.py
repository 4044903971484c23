"""Signing in, locking, and whose turn at the desk it is."""
