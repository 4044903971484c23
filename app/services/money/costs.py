"""Costs of a case: freight, repair, an appraiser's fee, paid now and shared later."""

from app.domain.cases import Case, check_text
from app.domain.changes import Changes
from app.domain.entries import Fact, Json
from app.domain.ledger import as_json
from app.domain.moves import change_track, start_track
from app.domain.settlement import cost_postings
from app.domain.surgery import check_alive
from app.domain.unwinding import NothingToRefundError
from app.services.shop import Shop
from app.storage.store import Action


def record_cost(
    shop: Shop, *, number: str, what: str, amount_minor: int, tender: str, paid_by: str
) -> Changes:
    """A cost of the case (freight, repair, an appraiser's fee), paid now, shared later."""
    text = check_text(what, most=500)
    if amount_minor == 0:
        raise NothingToRefundError
    with shop.store.action(paid_by, may="money.cost") as action:
        record_cost_within(
            shop, action, action.state.case(number), what=text, minor=amount_minor, tender=tender
        )
    return action.changes


def record_cost_within(
    shop: Shop, action: Action, case: Case, *, what: str, minor: int, tender: str
) -> None:
    """Record within ``action`` that a cost of the case was paid."""
    check_alive(case)
    lines = cost_postings(case, amount_minor=minor, tender=tender or "cash")
    payload: dict[str, Json] = {
        "what": what,
        "amount_minor": minor,
        "currency": case.currency,
        "tender": tender or "cash",
        "postings": as_json(lines, action.today),
    }
    action.record(Fact("cost_recorded", "case", case.id, payload))
    reopen_recovery(shop, action, case)


def reopen_recovery(shop: Shop, action: Action, case: Case) -> None:
    """A cost that comes after both tracks were done opens the recovery track again."""
    if case.recovery.is_done:
        stage = shop.program.routes.stages["DECIDE"]
        track = start_track(stage, action.at, action.state.settings().hours)
        fact, _ = change_track(case, "recovery", track, move="late_cost", note="")
        action.record(fact)
