"""Rates of exchange: dated, with where they come from."""

from datetime import date

from app.domain.cases import check_text
from app.domain.changes import Changes
from app.domain.entries import Fact, Json
from app.domain.exchange_rates import read_rate
from app.services.shop import Shop

_RATES = "rates"  # what the fact is about: the shop's rates


def record_rate(
    shop: Shop,
    *,
    base: str,
    quote: str,
    rate: str,
    recorded_by: str,
    on: date | None = None,
    source: str = "",
) -> Changes:
    """Record what one unit of ``base`` is worth in ``quote`` from a day on, today by default.

    Raises BadRateError, SameCurrencyRateError or UnknownCurrencyError.
    """
    with shop.store.action(recorded_by, may="settings.edit") as action:
        day = on or action.today
        told = read_rate(base.strip().upper(), quote.strip().upper(), rate, day)
        payload: dict[str, Json] = {
            "base": told.base,
            "quote": told.quote,
            "numerator": told.numerator,
            "denominator": told.denominator,
            "on": day.isoformat(),
            "source": check_text(source, most=200),
        }
        action.record(Fact("rate_recorded", "shop", _RATES, payload))
    return action.changes
