"""Charging what a case lost to those who bear it: costs, and the split of the loss."""

from app.domain.case_lines import case_line
from app.domain.cases import Case, shares_in_money
from app.domain.errors import RuleError
from app.domain.ledger import TENDERS, Posting, channel
from app.domain.money import not_negative
from app.domain.unwinding import UnknownTenderError

# What follows the charge: her unpaid money covers it, coming sales do, the shop buys the item, she
# pays in, or it is given up.
SETTLEMENT_MODES = ("REVERSE", "CLAWBACK", "BUY_IN", "PAY_IN", "WRITE_OFF")


class SplitMissingError(RuleError):
    """There is a loss and nobody has decided who bears it."""

    code = "split_missing"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class SplitObjectedError(RuleError):
    """Somebody who bears a part objects to the split: it is decided again before it is settled."""

    code = "split_objected"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class ClaimStillOpenError(RuleError):
    """Settling comes after the claim track, when the loss is known."""

    code = "claim_still_open"

    def __init__(self, number: str, stage: str) -> None:
        super().__init__(number=number, stage=stage)


class UnknownModeError(RuleError):
    """Not a settlement mode this program has."""

    code = "unknown_mode"

    def __init__(self, mode: str) -> None:
        super().__init__(mode=mode[:40])


def cost_postings(case: Case, *, amount_minor: int, tender: str) -> tuple[Posting, ...]:
    """A cost when it is incurred: Dr costs to allocate / Cr payment channel."""
    if tender not in TENDERS:
        raise UnknownTenderError(tender)
    not_negative(amount_minor)
    return (
        case_line(case, "costs_to_allocate", amount_minor, "cost"),
        case_line(case, channel(tender), -amount_minor, "cost"),
    )


def check_can_settle(case: Case) -> None:
    """Raise ClaimStillOpenError, SplitMissingError or SplitObjectedError where it is too early."""
    if not case.claim.is_done:
        raise ClaimStillOpenError(case.number, case.claim.stage)
    if case.unsettled_minor and not case.shares:
        raise SplitMissingError(case.number)
    if case.unsettled_minor and case.split_objected:
        raise SplitObjectedError(case.number)


def settlement_postings(
    case: Case, *, costs_minor: int, mode: str
) -> tuple[tuple[Posting, ...], tuple[int, ...]]:
    """The postings that charge the unsettled loss to the parties, and the cents of each share.

    ``costs_minor`` is what stands on *costs to allocate* for this case; the rest of the loss
    stands on *after-sales loss* already. Nothing is receivable from a carrier or a third party
    before it has accepted: its part waits on *loss pending claim*.

    Raises ClaimStillOpenError, SplitMissingError, SplitObjectedError or UnknownModeError.
    """
    if mode not in SETTLEMENT_MODES:
        raise UnknownModeError(mode)
    check_can_settle(case)
    loss = case.unsettled_minor
    if loss == 0:
        return (), tuple(0 for _ in case.shares)
    cents = shares_in_money(case.shares, loss)
    charged: list[Posting] = []
    shop_minor = 0
    for share, minor in zip(case.shares, cents, strict=True):
        if share.party == "shop":
            shop_minor = minor
        elif share.party in {"carrier", "third"}:
            charged.append(case_line(case, "pending_claim", minor, f"share_{share.party}"))
        else:
            account = "consignors" if share.party == "consignor" else "buyers_payable"
            charged.append(
                case_line(case, account, minor, f"share_{share.party}", party=share.person or "")
            )
    # Costs leave "costs to allocate" whole; after-sales loss keeps just the shop's own part.
    on_loss_already = loss - costs_minor
    shop_change = shop_minor - on_loss_already
    postings = [
        *charged,
        case_line(case, "after_sales_loss", shop_change, "share_shop"),
        case_line(case, "costs_to_allocate", -costs_minor, "costs_shared"),
    ]
    return tuple(p for p in postings if p.minor), cents


def default_mode(consignor_balance_minor: int, consignor_share_minor: int) -> str:
    """REVERSE while her unpaid money covers it, CLAWBACK (deduct from next payouts) otherwise."""
    return "REVERSE" if consignor_balance_minor >= consignor_share_minor else "CLAWBACK"
