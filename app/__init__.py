"""Aftercare: after-sales for consignment shops, from the complaint to the last cent."""

__version__ = "0.1.0"
