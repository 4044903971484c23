"""The shop's rules on the settings page: the list, the editor, trying them, carrying them."""
