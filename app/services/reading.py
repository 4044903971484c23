"""What screens and commands may ask: the one door to the tables for those above."""

from app.storage.queries.shop import Queries

__all__ = ["Queries"]
