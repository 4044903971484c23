"""Whether what is said of durations comes true, for the report on what the shop's past taught."""

from collections.abc import Callable

from app.domain.duration_backtest import MONTHS, DurationBacktest, back_test
from app.domain.months import month_of
from app.services.shop import Shop


def back_test_durations(
    shop: Shop, step: Callable[[int, int], None] | None = None, *, each_step: bool = False
) -> DurationBacktest:
    """The last twelve months, each predicted from what was known on its first day.

    Of every case what was said at its opening, with ``each_step`` also at each step after it.
    Only the newest 3,000 cases are looked at, as whenever a duration is told.

    ``step(done, total)`` is called on the way and may raise to cancel.
    """
    settings, now_ms = shop.queries.settings(), shop.clock()
    this = month_of(shop.today(settings.zone))
    months = [this.plus(back) for back in range(-MONTHS, 0)]
    spans = [(str(month), *month.bounds_ms(settings.zone)) for month in months]
    return back_test(
        shop.queries.durations.table(settings, now_ms), spans, now_ms, step, each_step=each_step
    )
