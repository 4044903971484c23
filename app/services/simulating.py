"""What last year would have been under other terms; nothing is written."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.categories import trunk_of
from app.domain.clocks import DAY_MS
from app.domain.contracts import CommissionTier
from app.domain.errors import RuleError
from app.domain.ladder import DefaultShare
from app.domain.liability import SharesDoNotAddUpError, UnknownPartyError
from app.domain.money import BP_WHOLE, decimals_of, not_negative
from app.domain.parties import PARTIES
from app.domain.rules.book import RuleBook
from app.domain.rules.retest import touched_by
from app.domain.rules.rule import Rule
from app.domain.simulating import Simulation, Simulator, WhatIf
from app.services.rules.applying import default_resolutions, targets
from app.services.shop import Shop
from app.storage.queries.year_cases import Year

_YEAR_DAYS = 365
_EVERY = 500

Step = Callable[[int, int], None]


class NothingToSimulateError(RuleError):
    """A simulation without a change would compare last year with itself."""

    code = "nothing_to_simulate"


class BadChangeError(RuleError):
    """A term of a simulation with a value that it cannot have, or a category nobody knows."""

    code = "bad_change"

    def __init__(self, term: str, value: str) -> None:
        super().__init__(term=term, value=value[:60])


@dataclass(frozen=True, slots=True)
class Change:
    """What a person wants to try; empty leaves things as they are.

    ``rules`` take the place of the shop's rules; None keeps those.
    """

    shares: tuple[DefaultShare, ...] = ()
    windows: Mapping[str, int] = field(default_factory=dict)
    hold_days: int | None = None
    restocking_bp: int | None = None
    tiers: tuple[CommissionTier, ...] = ()
    rules: Sequence[Rule] | None = None


def simulate(shop: Shop, change: Change, *, step: Step | None = None) -> Simulation:
    """The cases of the last 365 days as they were, and as they would be under ``change``.

    ``step(done, total)`` is called on the way and may raise to cancel. Raises
    HiddenFromRoleError for those who may not see shares and balances, NothingToSimulateError,
    BadChangeError, SharesDoNotAddUpError, UnknownPartyError or NegativeAmountError.
    """
    queries = shop.queries
    for part in ("balances", "shares"):
        queries.check_sees(part)
    what_if = _checked(shop, change)
    settings = queries.settings()
    now_ms = shop.clock()
    year = Year(now_ms - _YEAR_DAYS * DAY_MS, now_ms + 1, settings)
    if change.rules is not None:
        what_if = _with_rules(shop, change.rules, what_if, step)
    elif what_if.is_nothing:
        raise NothingToSimulateError
    simulator = Simulator(queries.year.table(), what_if)
    queries.year.each(year, simulator.count, step)
    earned = queries.year.earned(year, what_if.tiers) if what_if.tiers else (0, 0)
    return simulator.result(earned)


def _checked(shop: Shop, change: Change) -> WhatIf:
    """The change with every value looked at."""
    trunks = shop.program.trunks
    for line in change.shares:
        _check_line(line, trunks)
    for trunk, days in change.windows.items():
        if trunk not in trunks or days < 0:
            raise BadChangeError("window", f"{trunk}={days}")
    if change.hold_days is not None and change.hold_days < 0:
        raise BadChangeError("window", f"payout={change.hold_days}")
    if change.restocking_bp is not None:
        _check_share("fee", change.restocking_bp)
    for tier in change.tiers:
        _check_share("fee", tier.split_bp)
        not_negative(tier.from_minor)
    return WhatIf(
        shares=change.shares,
        windows=dict(change.windows),
        hold_days=change.hold_days,
        restocking_bp=change.restocking_bp,
        tiers=change.tiers,
    )


def _check_line(line: DefaultShare, trunks: Container[str]) -> None:
    if trunk_of(line.category) not in trunks:
        raise BadChangeError("share", line.category)
    for party, bp in line.shares.items():
        if party not in PARTIES:
            raise UnknownPartyError(party)
        _check_share("share", bp)
    if sum(line.shares.values()) != BP_WHOLE:
        raise SharesDoNotAddUpError(sum(line.shares.values()))


def _check_share(term: str, bp: int) -> None:
    if not 0 <= bp <= BP_WHOLE:
        raise BadChangeError(term, str(bp))


def _with_rules(shop: Shop, rules: Sequence[Rule], what_if: WhatIf, step: Step | None) -> WhatIf:
    """What other rules make of past cases: another category, or a way without a refund."""
    queries, settings = shop.queries, shop.queries.settings()
    decimals, resolutions = decimals_of(settings.currency), default_resolutions(shop.program)
    now = RuleBook(queries.rules.all(), decimals, resolutions=resolutions)
    then = RuleBook(rules, decimals, resolutions=resolutions)
    with shop.store.state() as state:
        named = targets(shop.program, state)
    by_now, by_then = now.for_many(named), then.for_many(named)
    is_touched = touched_by(now, then)
    total = queries.rules.case_count() if step else 0
    categories: dict[str, str] = {}
    refused: set[str] = set()
    done = 0
    for past in queries.rules.past_cases(now.facts | then.facts, settings):
        done += 1
        if step and done % _EVERY == 0:
            step(done, max(total, done))
        if not is_touched(past.facts):
            continue
        was, would = by_now(past.facts).effects, by_then(past.facts).effects
        if would.category and would.category != was.category:
            categories[past.number] = would.category
        if would.route != was.route and would.route and _refunds_nothing(shop, would.route):
            refused.add(past.number)
    return replace(what_if, categories=categories, refused=frozenset(refused))


def _refunds_nothing(shop: Shop, resolution: str) -> bool:
    route = shop.program.routes.newest(resolution)
    return route is not None and route.refund == "none"
