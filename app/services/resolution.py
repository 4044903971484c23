"""Leading a case somewhere else: another resolution, on the way."""

from dataclasses import replace

from app.domain.cases import Case, check_text
from app.domain.changes import Changes
from app.domain.entries import Json
from app.domain.errors import RuleError
from app.domain.moves import change_track, start_track
from app.domain.routes import Route, RouteBook, TrackName
from app.services.cases import record_edit
from app.services.routing import find_route
from app.services.shop import Shop
from app.storage.store import Action


class ResolutionFixedError(RuleError):
    """The claim has ended; what it ended with no longer changes."""

    code = "resolution_fixed"

    def __init__(self, number: str, stage: str) -> None:
        super().__init__(number=number, stage=stage)


def choose_resolution(
    shop: Shop, *, number: str, resolution: str, chosen_by: str, reason: str = ""
) -> Changes:
    """Give an open claim another resolution; what was spent and done on the way stays.

    A case that stands where the new route does not pass goes back to its decision. Raises
    UnknownResolutionError, or ResolutionFixedError once the claim has ended.
    """
    route = find_route(shop, resolution)
    note = check_text(reason)
    with shop.store.action(chosen_by, may="cases.work") as action:
        lead_to(shop, action, action.state.case(number), route, note=note)
    return action.changes


def lead_to(shop: Shop, action: Action, case: Case, route: Route, *, note: str) -> Case:
    """Give an open claim another route within ``action``; the case after it."""
    if case.claim.is_done:
        raise ResolutionFixedError(case.number, case.claim.stage)
    fields: dict[str, Json] = {"resolution": route.code, "route_version": route.version}
    record_edit(action, case, fields)
    book = shop.program.routes
    loses_claim = _is_lost(case, book, "claim", route.claim)
    loses_recovery = _is_lost(case, book, "recovery", route.recovery)
    case = replace(case, resolution=route.code, route_version=route.version)
    if loses_claim:
        case = _back_to_decision(action, case, book, "claim", note)
    if loses_recovery:
        case = _back_to_decision(action, case, book, "recovery", note)
    return case


def _is_lost(case: Case, book: RouteBook, track: TrackName, path: tuple[str, ...]) -> bool:
    """Whether the case stands on a part of the old path that the new one does not have."""
    at = case.claim if track == "claim" else case.recovery
    if at.is_done or at.returns_to or at.stage in path:
        return False
    old = book.route(case.resolution, case.route_version)
    return at.stage in old.path(track)


def _back_to_decision(
    action: Action, case: Case, book: RouteBook, track: TrackName, note: str
) -> Case:
    hours = action.state.settings().hours
    now = start_track(book.stages["DECIDE"], action.at, hours)
    fact, after = change_track(case, track, now, move="resolution_changed", note=note, hours=hours)
    action.record(fact)
    return after
