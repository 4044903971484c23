"""What was talked about on a case, as it was recorded: answers and reminders."""

from collections import Counter
from dataclasses import dataclass

from app.domain.offers import Offer, agreed_offer


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


@dataclass(frozen=True, slots=True)
class Talk:
    """Everything that was talked about on a case, as its page shows it."""

    offers: tuple[Offer, ...]
    answers: tuple[GivenAnswer, ...]
    reminders: tuple[SentReminder, ...]

    @property
    def reminders_by_party(self) -> dict[str, int]:
        """How often each party was reminded."""
        return dict(Counter(reminder.party for reminder in self.reminders))

    @property
    def agreed_minor(self) -> int | None:
        """What the buyer is to get by the offer that stands accepted; None where none does."""
        agreed = agreed_offer(self.offers)
        return agreed.amount_minor if agreed and agreed.is_for_the_buyer else None
