"""Agreeing on terms with a consignor, or on the shop's standard contract."""

from datetime import date

from app.domain.changes import Changes
from app.domain.contracts import STANDARD, ContractTerms, decide_contract
from app.services.shop import Shop
from app.storage.contracts_state import versions_of


def agree_contract(
    shop: Shop, *, consignor: str, terms: ContractTerms, valid_from: date | None, agreed_by: str
) -> Changes:
    """A new version of a consignor's contract (by number; empty: the shop's standard one).

    It holds from ``valid_from`` on, today by default; sales made before keep their version.
    Raises UnknownPersonError, BadTermError or ContractBackdatedError.
    """
    with shop.store.action(agreed_by, may="contracts.edit") as action:
        holder = action.state.person(consignor).id if consignor.strip() else STANDARD
        earlier = versions_of(action.state.connection, holder)
        action.record(decide_contract(holder, terms, valid_from or action.today, earlier))
    return action.changes
