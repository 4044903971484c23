"""Giving up what a consignor owes: as a bad debt, or as goodwill."""

from app.domain.cases import Case, check_text
from app.domain.changes import Changes
from app.domain.entries import Fact, Json
from app.domain.ledger import as_json
from app.domain.recovery import NothingToRecoverError
from app.domain.recovery_postings import write_off_postings
from app.domain.surgery import check_alive
from app.services.money.paying_in import consignor_of
from app.services.shop import Shop
from app.storage.recovery_state import debt_of, standings_of
from app.storage.store import Action

WRITE_OFF = "money.writeoff"


def write_off_debt(
    shop: Shop,
    *,
    number: str,
    note: str,
    written_off_by: str,
    amount_minor: int | None = None,
    goodwill: bool = False,
) -> Changes:
    """Give up what the case still leaves owed, or ``amount_minor`` of the consignor's debt.

    Raises NothingToRecoverError, TooMuchWrittenOffError or NotPermittedError: the owner alone may.
    """
    with shop.store.action(written_off_by, may=WRITE_OFF) as action:
        case = action.state.case(number)
        check_alive(case)
        record_write_off(action, case, amount_minor=amount_minor, goodwill=goodwill, note=note)
    return action.changes


def record_write_off(
    action: Action,
    case: Case,
    *,
    amount_minor: int | None,
    goodwill: bool,
    note: str,
    just_charged_minor: int = 0,
) -> None:
    """Record within ``action`` that a debt is given up.

    ``just_charged_minor`` is what this action charges her with; the books do not hold it yet.
    """
    action.require(WRITE_OFF)
    person, connection = consignor_of(case), action.state.connection
    owed = max(0, -action.balance("consignors", person, case.currency))
    if amount_minor is None:
        debt = debt_of(
            connection, case.id, person, case.currency,
            owed_minor=owed, just_charged_minor=just_charged_minor,
        )  # fmt: skip
        own = sum(
            s.left_minor
            for s in standings_of(connection, person, case.currency)
            if s.plan.case == case.id
        )
        amount_minor = own + debt.usual_minor
        if amount_minor == 0:
            raise NothingToRecoverError(case.number)
    lines = write_off_postings(
        case, person, amount_minor=amount_minor, owed_minor=owed, goodwill=goodwill
    )
    payload: dict[str, Json] = {
        "amount_minor": amount_minor,
        "currency": case.currency,
        "goodwill": goodwill,
        "note": check_text(note, most=2000),
        "postings": as_json(lines, action.today),
    }
    action.record(Fact("written_off", "case", case.id, payload))
