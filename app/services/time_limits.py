"""How long the shop gives itself: what the past says of it, and another limit from now on."""

from app.domain.categories import UnknownCategoryError
from app.domain.changes import Changes
from app.domain.entries import Fact
from app.domain.settings import OFF
from app.domain.time_limits import LimitAdvice, TimeLimit, advise, decide_limit
from app.services.shop import Shop

_FIELDS = ("resolve_hours", "resolve_days")


def limits_with_advice(shop: Shop) -> tuple[LimitAdvice, ...]:
    """Every trunk's limit beside the one that most of its past cases would have kept.

    Without advice where the shop wants none of its past.
    """
    settings, now_ms, asked = shop.queries.settings(), shop.clock(), shop.queries.durations
    known = asked.limits()
    limits = {trunk: known.get(trunk, TimeLimit()) for trunk in shop.program.trunks}
    if settings.smart_durations == OFF:
        return tuple(LimitAdvice(trunk, limit) for trunk, limit in limits.items())
    return advise(asked.table(settings, now_ms), limits, now_ms)


def edit_time_limit(shop: Shop, *, trunk: str, limit: TimeLimit, edited_by: str) -> Changes:
    """Give a trunk another limit; cases that are open keep what they were promised.

    Raises UnknownCategoryError or BadTimeLimitError.
    """
    code = trunk.strip().upper()
    if code not in shop.program.trunks:
        raise UnknownCategoryError(trunk)
    fact = decide_limit(code, limit)
    with shop.store.action(edited_by, may="settings.edit") as action:
        before = action.state.fields("sla", code, _FIELDS)
        payload = {**fact.payload, "before": before} if before else fact.payload
        action.record(Fact(fact.kind, fact.subject_type, fact.subject, payload))
    return action.changes
