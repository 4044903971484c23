"""Outside experts on a contested case: called, struck, heard one by one."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.changes import Changes
from app.domain.panel import NoPanelError, Panel, Vote, decide_panel, decide_strike, decide_vote
from app.domain.panel_result import PanelView, view_of
from app.domain.sight import HiddenFromRoleError
from app.domain.surgery import check_alive
from app.services.shop import Shop
from app.storage.evidence_state import panel_of
from app.storage.store import Action
from app.storage.users_state import users


def case_panel(shop: Shop, *, number: str) -> PanelView | None:
    """The newest panel of a case as whoever looks may see it now: no vote before it is open.

    Who may not see shares sees no result either.
    """
    with shop.store.state() as state:
        panel = panel_of(state.connection, state.case(number).id)
    if panel is None:
        return None
    seen = view_of(panel, shop.clock())
    try:
        shop.queries.check_sees("shares")
    except HiddenFromRoleError:
        return replace(seen, result=None)
    return seen


def call_panel(
    shop: Shop,
    *,
    number: str,
    members: Sequence[str],
    until_ms: int,
    called_by: str,
    quorum: int = 0,
) -> Changes:
    """Call three to seven outside members; ``quorum`` 0 is their majority.

    Raises CaseGivenUpError and what `decide_panel` refuses.
    """
    with shop.store.action(called_by, may="cases.decide") as action:
        case = action.state.case(number)
        check_alive(case)
        connection = action.state.connection
        action.record(
            decide_panel(
                case,
                members,
                quorum=quorum,
                until_ms=until_ms,
                now_ms=action.at,
                before=panel_of(connection, case.id),
                staff=[user.name for user in users(connection) if not user.retired],
            )
        )
    return action.changes


def strike_member(shop: Shop, *, number: str, party: str, member: str, recorded_by: str) -> Changes:
    """A side strikes one member before anybody votes. Raises what `decide_strike` refuses."""
    with shop.store.action(recorded_by, may="cases.decide") as action:
        panel = _panel(action, number)
        case = action.state.case(number)
        action.record(decide_strike(case, panel, party, member, action.at))
    return action.changes


def vote_on_panel(shop: Shop, *, number: str, vote: Vote, recorded_by: str) -> Changes:
    """A member's finding and split, sealed until the panel is open.

    Raises what `decide_vote` refuses.
    """
    with shop.store.action(recorded_by, may="cases.decide") as action:
        panel = _panel(action, number)
        action.record(decide_vote(action.state.case(number), panel, vote, action.at))
    return action.changes


def _panel(action: Action, number: str) -> Panel:
    case = action.state.case(number)
    panel = panel_of(action.state.connection, case.id)
    if panel is None:
        raise NoPanelError(case.number)
    return panel
