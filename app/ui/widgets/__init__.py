"""Every component the pages are made of; the only source of style beside the theme."""
