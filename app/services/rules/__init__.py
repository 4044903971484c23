"""The shop's rules at work: asked about a case, edited, tried on past cases, carried as text."""
