"""A shop that follows its till program: ticking off what was entered there."""

from app.domain.changes import Changes
from app.domain.entries import Fact, Json
from app.services.shop import Shop
from app.storage.till_state import till_task


def enter_in_till(shop: Shop, *, task: str, entered_by: str) -> Changes:
    """Tick off that somebody entered this in the till program; raises UnknownTillTaskError."""
    with shop.store.action(entered_by, may="money.payout") as action:
        since = action.state.settings().cut_over
        entry, found = till_task(action.state.connection, since, task)
        payload: dict[str, Json] = {
            "what": entry.hex(),
            "task": found.key,
            "case": found.case_number,
            "sale": found.sale_number,
        }
        action.record(Fact("till_entered", "till", entry.hex(), payload))
    return action.changes
