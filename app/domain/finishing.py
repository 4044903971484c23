"""Finishing a simple case in one go: what is told, what is proposed, and what stands against it."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.cases import Case, Share
from app.domain.errors import RuleError
from app.domain.ladder import Step
from app.domain.routes import Route, RouteBook

FAST = "fast"
# What can stand against it, besides what a move lacks; each has its sentence among the guards.
FINISH_NEEDS = ("fast_lane", "others_turn", "loss_cap", "consignor_asked", "amount", "item_here")
_OURS_TO_SAY = frozenset({"", "shop", "buyer"})  # whose turns are over while they stand here


class FinishLacksError(RuleError):
    """The case cannot be finished in one go; ``missing`` says by code what it lacks.

    ``evidence`` names the items of the checklist that its guard waits for.
    """

    code = "finish_lacks"

    def __init__(
        self, number: str, missing: tuple[str, ...], evidence: tuple[str, ...] = ()
    ) -> None:
        super().__init__(number=number, missing=",".join(missing))
        self.missing = missing
        if "evidence" in missing:
            self.params["evidence"] = ",".join(evidence)


@dataclass(frozen=True, slots=True)
class FinishTold:
    """What a person tells with it. Empty fields take what the case and the shop's tables say.

    ``identity`` answers "is it our item?"; ``item_here``: it lies on the counter now.
    """

    resolution: str = ""
    amount_minor: int | None = None
    tender: str = ""
    shares_bp: Mapping[str, int] | None = None
    identity: str = ""
    item_here: bool = False
    note: str = ""
    mode: str = ""


@dataclass(frozen=True, slots=True)
class FinishProposal:
    """How a case would be finished if nothing else is told, and what stands against it.

    ``amount_minor`` is None where it must be told; ``loss_minor`` what would have to be borne.
    """

    resolution: str
    resolutions: tuple[str, ...]
    asks_amount: bool
    amount_minor: int | None
    tender: str
    asks_identity: bool
    asks_item: bool
    loss_minor: int
    shares: tuple[Share, ...]
    because: Step | None  # the step that the proposed shares rest on; None where they are decided
    missing: tuple[str, ...]
    restocking_minor: int = 0  # what comes off the refund by the contract


def waits_for_others(case: Case, route: Route, book: RouteBook) -> bool:
    """Whether somebody who is not at the counter has to do something yet on either track."""
    ahead = [(stage, case.claim.passed) for stage in route.claim]
    ahead += [(stage, case.recovery.passed) for stage in route.recovery]
    turns = {route.turn_of(book.stages[stage]) for stage, passed in ahead if stage not in passed}
    recovery = "" if case.recovery.turn == "consignor" else case.recovery.turn
    return not {*turns, case.claim.turn, recovery} <= _OURS_TO_SAY


def asks_for_item(case: Case, route: Route) -> bool:
    """Whether the item has to come back first and is not here."""
    is_ahead = "BACK" in route.claim and "INSPECT" not in case.claim.passed
    return is_ahead and case.item is not None and case.custody != "in_shop"
