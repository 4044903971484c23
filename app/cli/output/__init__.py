"""What a person reads on the terminal: widths, tables, pages."""
