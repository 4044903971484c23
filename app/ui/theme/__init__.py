"""How everything looks: palettes, type, spacing, icons and the one style sheet."""
