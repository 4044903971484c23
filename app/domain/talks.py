"""What was talked about on a case, as it was recorded: answers and reminders."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer of the consignor; ``silent`` where her silence was taken as consent."""

    answer: str
    amount_minor: int | None
    channel: str
    note: str
    decides: bool
    at_ms: int
    recorded_by: str

    @property
    def is_consent(self) -> bool:
        """Whether she agreed to bear her part."""
        return self.answer in {"accept", "silent"}


@dataclass(frozen=True, slots=True)
class SentReminder:
    """A reminder to a party; ``proof`` is empty where its arrival is not proved."""

    party: str
    channel: str
    proof: str
    at_ms: int
    recorded_by: str
