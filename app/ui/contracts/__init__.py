"""Contracts on the screen: one editor of terms, for a consignor and for the shop's standard."""
