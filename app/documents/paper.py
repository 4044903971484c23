"""What a drawing function hands back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished PDF and the characters of its data that none of our fonts can draw.

    Each of ``unprintable`` stands on the paper as a visible □; in order of first appearance.
    """

    pdf: bytes
    unprintable: tuple[str, ...]
