"""One visit to the counter: several items, a case each, tied to one another."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SisterCase:
    """Another case of the same visit."""

    number: str
    title: str
    stage: str  # of the track in front
    is_open: bool
