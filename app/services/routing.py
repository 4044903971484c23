"""Which route a case takes, and where on it both tracks begin."""

from app.domain.categories import trunk_of
from app.domain.clocks import Budget
from app.domain.entries import Json
from app.domain.errors import RuleError
from app.domain.moves import facing, promised, start_track
from app.domain.promises import give_promise
from app.domain.routes import Route
from app.services.shop import Shop
from app.storage.store import Action


class UnknownResolutionError(RuleError):
    """Not a resolution this program has a route for."""

    code = "unknown_resolution"

    def __init__(self, resolution: str) -> None:
        super().__init__(resolution=resolution[:40])


def find_route(shop: Shop, resolution: str) -> Route:
    """The newest version of a resolution's route; raises UnknownResolutionError."""
    route = shop.program.routes.newest(resolution.strip().upper())
    if route is None:
        raise UnknownResolutionError(resolution)
    return route


def usual_resolution(shop: Shop, claimant: str, category: str) -> str:
    """Where a case starts when nobody says: what fits the claimant and the category."""
    program = shop.program
    usual = program.trunks[trunk_of(category)].resolution
    known = program.routes.resolutions()
    return program.claimants[claimant].resolution(category, known, usual)


def first_stages(shop: Shop, action: Action, category: str, route: Route) -> dict[str, Json]:
    """Where both tracks begin: some categories begin with a detour, before the review."""
    hours = action.state.settings().hours
    program = shop.program
    stages = program.routes.stages
    detour = program.starts.get(category, "")
    claim = start_track(stages[detour or route.claim[0]], action.at, hours)
    recovery = start_track(stages[route.recovery[0]], action.at, hours)
    resolve_hours, resolve_days = action.state.resolve_limit(trunk_of(category))
    promise = give_promise(action.at, Budget(resolve_hours, resolve_days), hours)
    return {
        "claim_stage": claim.stage,
        "claim_turn": claim.turn,
        "claim_since": claim.since_ms,
        "claim_due": claim.due_ms,
        "claim_returns_to": route.claim[1] if detour else "",
        "recovery_stage": recovery.stage,
        "recovery_turn": recovery.turn,
        "recovery_since": recovery.since_ms,
        "recovery_due": recovery.due_ms,
        "promise_unit": promise.unit,
        **promised(promise),
        **facing(claim, recovery),
    }
