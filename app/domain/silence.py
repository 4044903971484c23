"""Silence is consent only where it was agreed so, after reminders that arrived, for small sums.

The program proposes; a person confirms.
"""

from dataclasses import dataclass

from app.domain.errors import RuleError

REMINDERS_NEEDED = 2
# What can be missing; each has its sentence among the program's sentences.
SILENCE_NEEDS = ("consignor", "waiting", "clause", "due", "reminders", "cap")


class SilenceLacksError(RuleError):
    """Her silence cannot be taken as consent; ``silence`` says by code why not."""

    code = "silence_lacks"

    def __init__(self, silence: tuple[str, ...]) -> None:
        super().__init__(silence=",".join(silence))
        self.lacking = silence


@dataclass(frozen=True, slots=True)
class SilenceFacts:
    """What is known of a consignor who has not answered.

    ``due_ms`` is her deadline where the case waits for her, None where it does not;
    ``reminders`` are those since she last answered whose arrival is proved.
    """

    has_consignor: bool
    due_ms: int | None
    has_clause: bool
    reminders: int
    her_part_minor: int
    cap_minor: int


@dataclass(frozen=True, slots=True)
class SilenceProposal:
    """Whether silence may count now, and what is missing where it may not."""

    facts: SilenceFacts
    missing: tuple[str, ...]

    @property
    def is_ripe(self) -> bool:
        """A person may confirm."""
        return not self.missing


def silence_proposal(facts: SilenceFacts, now_ms: int) -> SilenceProposal:
    """What her silence may be taken for at this moment."""
    if not facts.has_consignor:
        return SilenceProposal(facts, ("consignor",))
    holds = {
        "waiting": facts.due_ms is not None,
        "clause": facts.has_clause,
        "due": facts.due_ms is None or now_ms > facts.due_ms,
        "reminders": facts.reminders >= REMINDERS_NEEDED,
        "cap": facts.her_part_minor <= facts.cap_minor,
    }
    return SilenceProposal(facts, tuple(need for need, held in holds.items() if not held))
