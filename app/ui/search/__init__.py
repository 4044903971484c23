"""The search page: what one box finds, wherever it is."""
