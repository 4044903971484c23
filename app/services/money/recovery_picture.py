"""What the recovery of a case is decided on: the five ways side by side, and the plans so far."""

from dataclasses import replace
from datetime import date, timedelta

from app.domain.buying_in import cannot_buy
from app.domain.cases import Case, shares_in_money
from app.domain.permissions import Rights
from app.domain.recoveries import RecoveryPicture
from app.domain.recovery import METHOD_OF_MODE
from app.domain.recovery_cover import Standing
from app.domain.recovery_effects import Footing, effects, propose_plan
from app.services.disposition import holding_of
from app.services.money.buying_in import usual_price
from app.services.money.writing_off import WRITE_OFF
from app.services.shop import Shop
from app.storage.recovery_state import (
    debt_of,
    expected_of_sales,
    paid_in_minor,
    standings_of,
    sum_of_memos,
    written_off_left,
)
from app.storage.state import State

_HOPELESS_DAYS = 90  # after which nobody counts on an instalment any more
_MODE_OF = {method: mode for mode, method in METHOD_OF_MODE.items()}


def recovery_picture(
    shop: Shop, *, number: str, seen_by: str, worth_minor: int | None = None
) -> RecoveryPicture | None:
    """The recovery of a case for those who may see balances; None for the shop's own item.

    ``worth_minor`` is what somebody thinks the item is worth to the shop; the price, by default.
    Raises HiddenFromRoleError for those who may not.
    """
    shop.queries.check_sees("balances")
    rights = shop.store.rights(seen_by)
    with shop.store.state() as state:
        case = state.case(number)
        person = state.person_by_id(case.consignor) if case.consignor else None
        if person is None:
            return None
        today = shop.today(state.settings().zone)
        connection = state.connection
        everything = standings_of(connection, person.id, case.currency)
        own = tuple(s for s in everything if s.plan.case == case.id)
        footing = _footing(state, case, rights, worth_minor, everything, today)
        debt = debt_of(
            connection,
            case.id,
            person.id,
            case.currency,
            owed_minor=max(0, -footing.balance_minor),
        )
        left = sum(standing.left_minor for standing in own)
        share = footing.share_minor
        settled = replace(debt, owed_minor=footing.owed_minor, case_minor=debt.case_minor + share)
        footing = replace(footing, case_minor=left + settled.usual_minor)
        return RecoveryPicture(
            number=case.number,
            currency=case.currency,
            person_number=person.number,
            person_name=person.name,
            phase=_phase(case),
            footing=footing,
            effects=effects(footing),
            proposed=propose_plan(footing),
            standings=own,
            usual_minor=debt.usual_minor,
            written_off_minor=written_off_left(connection, case.id),
            paid_in_minor=paid_in_minor(connection, case.id),
            today=today,
        )


def _footing(
    state: State,
    case: Case,
    rights: Rights,
    worth_minor: int | None,
    everything: tuple[Standing, ...],
    today: date,
) -> Footing:
    item = state.item_by_id(case.item) if case.item else None
    missing = cannot_buy(holding_of(state, item)[0]) if item else ("item_here",)
    bought = -sum_of_memos(state.connection, case.id, "consignors", ("bought_in",))
    price = max(0, usual_price(state, case) - bought)
    if not missing and price == 0:
        missing = ("nothing_to_buy",)
    person = case.consignor or ""
    running = next((s for s in everything if s.is_open and s.plan.case == case.id), None)
    return Footing(
        currency=case.currency,
        balance_minor=state.balance("consignors", person, case.currency),
        share_minor=_share_to_come(case),
        price_minor=price,
        worth_minor=price if worth_minor is None else worth_minor,
        cannot_buy=missing,
        may_write_off=rights.table.allows(rights.role, WRITE_OFF),
        expected_minor=expected_of_sales(state.connection, person, case.currency),
        stays_away=any(_stays_away(standing, today) for standing in everything),
        running=_MODE_OF[running.plan.method] if running else "",
        running_minor=running.left_minor if running else 0,
        wants_buy_in=case.resolution == "BUY_IN",
        is_settled=case.recovery.is_done,
    )


def _stays_away(standing: Standing, today: date) -> bool:
    part = standing.next_part(today)
    return part is not None and part.due_on + timedelta(days=_HOPELESS_DAYS) < today


def _share_to_come(case: Case) -> int:
    cents = shares_in_money(case.shares, case.unsettled_minor)
    return sum(c for s, c in zip(case.shares, cents, strict=True) if s.party == "consignor")


def _phase(case: Case) -> str:
    if not case.claim.is_done:
        return "claim"
    if case.recovery.is_done:
        return "after"
    return "split" if case.unsettled_minor and not case.shares else "settle"
