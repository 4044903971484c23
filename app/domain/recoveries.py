"""Frozen rows of what consignors owe, for people who look."""

from dataclasses import dataclass
from datetime import date

from app.domain.recovery_cover import Standing
from app.domain.recovery_effects import Effect, Footing, Proposed


@dataclass(frozen=True, slots=True)
class RecoveryLine:
    """A plan that waits for money: whose, of which case, and how it stands."""

    standing: Standing
    case_number: str
    title: str
    person_number: str
    person_name: str


@dataclass(frozen=True, slots=True)
class DueInstalment:
    """An instalment that is not paid, and the case it belongs to."""

    due_on: date
    case_number: str
    title: str


@dataclass(frozen=True, slots=True)
class RecoveryPicture:
    """Everything the recovery of one case is decided on.

    ``phase`` is ``claim`` while the claim is open, ``split`` while nobody has said who bears the
    loss, ``settle`` while the case waits for its settlement, ``after`` from then on.
    """

    number: str
    currency: str
    person_number: str
    person_name: str
    phase: str
    footing: Footing
    effects: tuple[Effect, ...]
    proposed: Proposed
    standings: tuple[Standing, ...]  # the case's own plans, in the order they were made
    usual_minor: int  # what a new plan would be about
    written_off_minor: int  # on this case, and not come back
    paid_in_minor: int  # on this case, and not taken back
    today: date

    @property
    def open_plan(self) -> Standing | None:
        """The plan that is waited for."""
        return next((s for s in self.standings if s.is_open), None)
