"""Trying rules on past cases: what they would have done, without changing anything."""

from collections.abc import Callable, Sequence

from app.domain.money import decimals_of
from app.domain.rules.book import RuleBook
from app.domain.rules.retest import Retest, Tally, changed_codes, touched_by
from app.domain.rules.rule import Rule
from app.services.rules.applying import default_resolutions, targets
from app.services.shop import Shop

Step = Callable[[int, int], None]
_EVERY = 500


def try_rules_on_past_cases(
    shop: Shop, *, rules: Sequence[Rule], step: Step | None = None
) -> Retest:
    """What ``rules``, in the place of the present ones, would have done to every case so far.

    Touched are cases to which a rule that is new or changed applies. ``step(done, total)`` is
    called on the way and may raise to cancel. Raises HiddenFromRoleError for those who may not
    know what rules ask about consignors and money.
    """
    shop.queries.check_sees("shares")
    queries, settings = shop.queries, shop.queries.settings()
    decimals, resolutions = decimals_of(settings.currency), default_resolutions(shop.program)
    present = queries.rules.all()
    now = RuleBook(present, decimals, resolutions=resolutions)
    then = RuleBook(rules, decimals, resolutions=resolutions)
    tally = Tally(changed_codes(present, rules))
    with shop.store.state() as state:
        named = targets(shop.program, state)
    by_present, by_candidates = now.for_many(named), then.for_many(named)
    is_touched = touched_by(now, then)
    total = queries.rules.case_count() if step else 0
    for past in queries.rules.past_cases(now.facts | then.facts, settings):
        facts = past.facts
        if is_touched(facts):
            tally.count(past.number, past.title, by_present(facts), by_candidates(facts))
        else:
            tally.count_untouched()
        if step and tally.cases % _EVERY == 0:
            step(tally.cases, max(total, tally.cases))
    return tally.result()
