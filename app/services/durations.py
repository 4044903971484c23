"""How long a case takes: what may be said of one that is open, or about to be opened."""

from app.domain.categories import UNCLASSIFIED, trunk_of
from app.domain.durations import NOT_SAID, ExpectedDuration, expect
from app.domain.settings import OFF
from app.domain.spells import Spell, Stands, value_of
from app.services.routing import usual_resolution
from app.services.shop import Shop

_NOBODY = -1  # not the key of any case


def expected_duration(shop: Shop, *, number: str) -> ExpectedDuration:
    """How long a case will still take; ``over`` too for a number that nobody knows."""
    settings = shop.queries.settings()
    if settings.smart_durations == OFF:
        return NOT_SAID
    asked, now_ms = shop.queries.durations, shop.clock()
    return expect(asked.table(settings, now_ms), asked.spells(number, settings), now_ms)


def expected_of_intake(
    shop: Shop,
    *,
    category: str = "",
    resolution: str = "",
    claimant: str = "buyer",
    lane: str = "",
    at_stake_minor: int = 0,
) -> ExpectedDuration:
    """How long a case will take that is opened so; what is not told is as `open_case` has it.

    ``at_stake_minor`` is in the shop's currency, 0 where it is not known. Which lane the rules
    will choose is not known before the case is saved, and then not asked for.
    """
    settings = shop.queries.settings()
    if settings.smart_durations == OFF:
        return NOT_SAID
    code = category.strip().upper() or UNCLASSIFIED
    route = shop.program.routes.newest(
        resolution.strip().upper() or usual_resolution(shop, claimant, code)
    )
    now_ms = shop.clock()
    stands = Stands(
        shop.program.starts.get(code, "") or (route.claim[0] if route else ""),
        route.code if route else "",
        trunk_of(code),
        code,
        lane,
        claimant,
        value_of(at_stake_minor, settings.fast_lane_cap_minor),
    )
    table = shop.queries.durations.table(settings, now_ms)
    return expect(table, [Spell(_NOBODY, stands, "shop", now_ms, is_first=True)], now_ms)
