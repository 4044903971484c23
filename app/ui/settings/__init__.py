"""The settings page: what the shop decides about itself, its categories, and this computer."""
