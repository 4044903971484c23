"""The items page: what is in the shop's care, where each thing is, and its record."""
