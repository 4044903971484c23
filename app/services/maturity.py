"""Where each part that learns stands in this shop."""

from app.domain.maturity import SETTING_OF, Part, Rung, is_trusted, rung
from app.services.shop import Shop


def maturity(shop: Shop) -> tuple[Rung, ...]:
    """The ladder, what comes first at the top."""
    queries = shop.whole().queries
    settings, counts = queries.settings(), queries.learning.counts()
    have: dict[Part, int] = {
        "own_model": counts.decided,
        "rule_proposals": counts.corrected,
        "durations": counts.closed,
        "similar": counts.closed,
        "take_sure": counts.sure,
    }
    works: dict[Part, bool] = {
        "own_model": queries.learning.in_use() != "",
        "take_sure": is_trusted(counts.sure_right, counts.sure),
    }
    return tuple(
        rung(part, count, getattr(settings, SETTING_OF[part]), works=works.get(part, True))
        for part, count in have.items()
    )
