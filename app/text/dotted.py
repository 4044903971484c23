"""Parts of a line with dots between them."""


def dotted(*parts: str) -> str:
    """``a · b · c``; a part that says nothing takes no place."""
    return " · ".join(part for part in parts if part)
