"""What a refund would be if nothing else were told, for whoever is asked to make it."""

from dataclasses import dataclass
from datetime import date

from app.domain.cases import Case
from app.domain.money import share_of
from app.domain.permissions import REFUND
from app.domain.refund_meaning import Meaning, offered_meanings, refund_meaning
from app.domain.restocking import CHANGED_HER_MIND
from app.domain.routes import Route
from app.domain.unwinding import PaidAbroad, SoldItem, refund_postings
from app.services.money.refund_extras import is_free_by_law, refund_extras
from app.services.money.refunds import NOTHING_TOLD
from app.services.shop import Shop
from app.storage.contracts_state import terms_of_case
from app.storage.state import State
from app.storage.unwinding_state import next_credit_note


@dataclass(frozen=True, slots=True)
class RefundProposal:
    """What there is to tell with a refund, and what is taken where nothing is told.

    ``meanings`` are those to choose from, the usual one first. ``restocking_bp`` is what the
    contract keeps of the price, 0 where no fee fits. ``credit_note`` is the number that would be
    given, empty where no tax goes back.
    """

    meanings: tuple[Meaning, ...] = ()
    restocking_bp: int = 0
    statutory: bool = False
    credit_note: str = ""
    abroad: PaidAbroad | None = None

    def fee_minor(self, amount_minor: int) -> int:
        """The restocking fee that comes off an amount, unless it is waived."""
        return 0 if self.statutory else share_of(amount_minor, self.restocking_bp)


@dataclass(frozen=True, slots=True)
class ExpectedRefund:
    """The loss that a refund would leave, and the restocking fee that would come off it."""

    loss_minor: int = 0
    restocking_minor: int = 0


def propose_refund(shop: Shop, *, number: str, asked_by: str) -> RefundProposal:
    """What there is to tell with the refund of a case.

    Raises NotPermittedError or UnknownCaseError.
    """
    shop.store.rights(asked_by).require(REFUND)
    with shop.store.state() as state:
        case = state.case(number)
        route = shop.program.routes.route(case.resolution, case.route_version)
        sold = state.sold_item(case)
        if sold is None or route.refund == "none":
            return RefundProposal()
        comes_back = route.unwinds and case.custody in {"in_shop", "with_consignor"}
        of_mind = case.category.split(".", 1)[0] == CHANGED_HER_MIND
        terms = terms_of_case(state.connection, case).terms
        return RefundProposal(
            meanings=() if comes_back else offered_meanings(case.category, route.refund),
            restocking_bp=terms.restocking_bp if comes_back and of_mind else 0,
            statutory=is_free_by_law(state, case),
            credit_note=next_credit_note(state.connection) if _is_taxed(case, sold) else "",
            abroad=sold.abroad,
        )


def expected_refund(
    state: State, case: Case, route: Route, *, amount_minor: int, unwinds: bool, today: date
) -> ExpectedRefund:
    """What a refund would cost and keep if nothing else were told; nothing is decided by it."""
    sold = state.sold_item(case)
    if sold is None or route.refund == "none" or not 0 < amount_minor <= sold.paid_left_minor:
        return ExpectedRefund()
    meaning = refund_meaning(case, refund=route.refund, unwinds=unwinds)
    tender = route.tender or sold.tender
    extras = refund_extras(
        state,
        case,
        sold,
        NOTHING_TOLD,
        amount_minor=amount_minor,
        tender=tender,
        unwinds=unwinds,
        today=today,
    )
    lines = refund_postings(
        case,
        sold,
        amount_minor=amount_minor,
        tender=tender,
        unwinds=unwinds,
        buyer=case.buyer or "",
        meaning=meaning,
        extras=extras,
    )
    loss = sum(p.minor for p in lines if p.account == "after_sales_loss")
    return ExpectedRefund(loss, extras.restocking.minor)


def _is_taxed(case: Case, sold: SoldItem) -> bool:
    return any(line.account == "vat" for line in sold.credited) and bool(case.sale)
