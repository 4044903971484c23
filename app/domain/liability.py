"""Who bears a loss: the split that a person decides; what is proposed is the ladder's."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.domain.cases import Case, Share, shares_in_money
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.ids import PersonId
from app.domain.money import BP_WHOLE
from app.domain.parties import PARTIES


class SharesDoNotAddUpError(RuleError):
    """Shares whose sum is not exactly 100 %."""

    code = "shares_do_not_add_up"

    def __init__(self, sum_bp: int) -> None:
        super().__init__(sum_bp=sum_bp)


class UnknownPartyError(RuleError):
    """Not one of the five parties."""

    code = "unknown_party"

    def __init__(self, party: str) -> None:
        super().__init__(party=party[:40])


class NegativeShareError(RuleError):
    """A share below zero or above 100 %."""

    code = "share_out_of_range"

    def __init__(self, party: str, share_bp: int) -> None:
        super().__init__(party=party, share_bp=share_bp)


class NoConsignorError(RuleError):
    """A consignor's share where the item has no consignor."""

    code = "no_consignor"


class NoBuyerError(RuleError):
    """A buyer's share where nobody is recorded as the buyer."""

    code = "no_buyer"


class SplitAfterSettlementError(RuleError):
    """The whole loss has been settled; a new split starts with a new cost or a correction."""

    code = "split_after_settlement"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class SplitReasonNeededError(RuleError):
    """A split that is not the proposed one, or one that somebody objected to, without a reason."""

    code = "split_reason_needed"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


def decide_split(case: Case, shares_bp: Mapping[str, int], *, reason: str) -> tuple[Fact, Case]:
    """The fact that the loss is split so, every cent of it, and the case after it.

    Raises SharesDoNotAddUpError, UnknownPartyError, NegativeShareError, NoConsignorError,
    NoBuyerError or SplitAfterSettlementError.
    """
    if case.settled_minor and case.unsettled_minor == 0:
        raise SplitAfterSettlementError(case.number)
    shares = check_shares(case, shares_bp)
    cents = shares_in_money(shares, case.divided_minor)
    payload: dict[str, Json] = {
        "shares": shares_as_json(shares, cents),
        "loss_minor": case.divided_minor,
        "currency": case.currency,
        "reason": reason,
        "round": case.split_round + 1,
    }
    fact = Fact("split_decided", "case", case.id, payload, expects=case.last_entry)
    after = replace(case, shares=shares, split_round=case.split_round + 1, split_objected=False)
    return fact, after


def check_shares(case: Case, shares_bp: Mapping[str, int]) -> tuple[Share, ...]:
    """The shares with whose accounts they touch, in the order of the parties; zero ones left out.

    Raises SharesDoNotAddUpError, UnknownPartyError, NegativeShareError, NoConsignorError or
    NoBuyerError.
    """
    for party, share_bp in shares_bp.items():
        if party not in PARTIES:
            raise UnknownPartyError(party)
        if not 0 <= share_bp <= BP_WHOLE:
            raise NegativeShareError(party, share_bp)
    if sum(shares_bp.values()) != BP_WHOLE:
        raise SharesDoNotAddUpError(sum(shares_bp.values()))
    if shares_bp.get("consignor") and case.consignor is None:
        raise NoConsignorError
    if shares_bp.get("buyer") and case.buyer is None:
        raise NoBuyerError
    return tuple(
        Share(party, shares_bp[party], _person(case, party))
        for party in PARTIES
        if shares_bp.get(party)
    )


def shares_as_json(shares: Sequence[Share], cents: Sequence[int]) -> list[Json]:
    """The form in which an entry carries shares and what they came to."""
    return [
        {"party": share.party, "bp": share.bp, "person": share.person, "minor": minor}
        for share, minor in zip(shares, cents, strict=True)
    ]


def _person(case: Case, party: str) -> PersonId | None:
    return {"consignor": case.consignor, "buyer": case.buyer}.get(party)
