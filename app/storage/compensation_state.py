"""What an item is worth to its consignor, by her contract."""

from app.domain.cases import Case
from app.domain.compensation import Valuation, value_item
from app.storage.contracts_state import terms_of_case
from app.storage.state import State


def valuation_of(state: State, case: Case) -> Valuation:
    """What the shop owes for the item of a case if it is lost; nothing without an item."""
    item = state.item_by_id(case.item) if case.item else None
    if item is None:
        return Valuation(0, "not_sold_yet")
    sold = state.sold_item(case)
    parts = [-p.minor for p in sold.credited if p.account == "consignors"] if sold else []
    return value_item(
        terms_of_case(state.connection, case).terms,
        price_minor=item.price_minor,
        split_bp=item.split_bp,
        sold_part_minor=sum(parts) if parts else None,
    )
