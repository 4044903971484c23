"""A thing that came back worth less: its case bears the fall, and a resale may correct it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.cases import Case
from app.domain.contracts import STANDARD, consigned_parts
from app.domain.entries import Fact, Json
from app.domain.falls import (
    AT_RESALE,
    FIXED,
    NOT_CHARGED,
    RESALE_DAYS,
    check_fall_mode,
    correction_minor,
    fall_postings,
)
from app.domain.items import Item
from app.domain.ledger import as_json
from app.domain.sales import SaleLine
from app.domain.taxes import tax_parts
from app.services.money.costs import reopen_recovery
from app.services.shop import Shop
from app.storage.contracts_state import contract_on
from app.storage.store import Action
from app.storage.unwinding_state import fall_of_case, open_fall, taken_from_consignor


@dataclass(frozen=True, slots=True)
class FallTold:
    """How a fall in value is charged; ``due`` is until when a resale may correct it."""

    mode: str = FIXED
    due: date | None = None


def record_fall(
    shop: Shop, action: Action, item: Item, case: Case, *, price_minor: int, told: FallTold
) -> None:
    """Record within ``action`` that a case bears what its item, graded anew, is worth less.

    What the consignor lost with the first sale is measured against what the new price will bring
    her. Nothing is recorded where nothing came back by this case or nobody is to be charged;
    another grading charges the difference, either way.
    """
    connection = action.state.connection
    check_fall_mode(told.mode)
    if told.mode == NOT_CHARGED or case.consignor is None or case.consignor != item.consignor:
        return
    old = taken_from_consignor(connection, case.id)
    new = _expected_part(action, item, price_minor)
    minor = max(0, old - new) - fall_of_case(connection, case.id, item.id)
    if minor == 0:
        return
    action.require("money.settle")
    due = None
    if told.mode == AT_RESALE:
        due = told.due or action.today + timedelta(days=RESALE_DAYS)
    _record(shop, action, case, (old, new, minor), due=due)


def _expected_part(action: Action, item: Item, price_minor: int) -> int:
    """What the consignor gets of a price by her contract and the shop's tax of today."""
    day = action.today.isoformat()
    terms = contract_on(action.state.connection, item.consignor or STANDARD, day).terms
    hers, _ = consigned_parts(terms, price_minor, item.split_bp)
    return tax_parts(price_minor, hers, action.state.settings().tax_rule).consignor_minor


def true_up_falls(shop: Shop, action: Action, lines: Sequence[SaleLine]) -> None:
    """Record within ``action`` what a resale says about falls in value that it decides."""
    for line in lines:
        fall = open_fall(action.state.connection, line.item, action.today) if line.item else None
        if fall is None:
            continue
        minor = correction_minor(fall, line.consignor_minor)
        case = action.state.case(fall.number)
        parts = (fall.old_minor, line.consignor_minor, minor)
        _record(shop, action, case, parts, due=None, memo="value_fall_trued")


def _record(
    shop: Shop,
    action: Action,
    case: Case,
    parts: tuple[int, int, int],
    *,
    due: date | None,
    memo: str = "value_fall",
) -> None:
    old, new, minor = parts
    payload: dict[str, Json] = {
        "item": case.item,
        "old_minor": old,
        "new_minor": new,
        "loss_minor": minor,
        "currency": case.currency,
        "mode": AT_RESALE if due else FIXED,
        "due": due.isoformat() if due else "",
        "is_correction": memo != "value_fall",
        "postings": as_json(fall_postings(case, minor, memo=memo), action.today),
    }
    action.record(Fact("value_fall_recorded", "case", case.id, payload))
    if minor:
        reopen_recovery(shop, action, case)
