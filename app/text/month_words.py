"""What the figures of a month's report are called: one name on screen, on paper and in files."""

from app.text.catalogue import translate

_MS_A_DAY = 86_400_000
_MS_AN_HOUR = 3_600_000


def measure_name(code: str, lang: str | None = None) -> str:
    """The name of a figure, such as ``reversed`` or ``net``."""
    names = {
        "opened": translate("Month", "Opened", lang),
        "closed": translate("Month", "Closed", lang),
        "kept": translate("Month", "Promises kept", lang),
        "late": translate("Month", "Promises missed", lang),
        "sales": translate("Month", "Sales", lang),
        "reversed": translate("Month", "Sales reversed", lang),
        "commission": translate("Month", "Commission lost", lang),
        "loss": translate("Month", "Loss", lang),
        "recovered": translate("Month", "Borne by others", lang),
        "consignor": translate("Month", "Consignors", lang),
        "carrier": translate("Month", "Carriers and insurers", lang),
        "buyer": translate("Month", "Buyers", lang),
        "third": translate("Month", "Third parties", lang),
        "pending": translate("Month", "Not yet decided", lang),
        "net": translate("Month", "Borne by the shop", lang),
        "cost": translate("Month", "Cost of problems", lang),
        "share": translate("Month", "Share of sales", lang),
        "at_stake": translate("Month", "At stake", lang),
        "unsettled": translate("Month", "Known loss, not charged yet", lang),
        "cases": translate("Month", "Cases", lang),
        "month": translate("Month", "Month", lang),
    }
    return names[code]


def dimension_name(code: str, lang: str | None = None) -> str:
    """What cases are put side by side by."""
    names = {
        "category": translate("Month", "By category", lang),
        "resolution": translate("Month", "By resolution", lang),
        "stage": translate("Month", "By stage", lang),
        "consignor": translate("Month", "By consignor", lang),
        "brand": translate("Month", "By brand", lang),
        "carrier": translate("Month", "By carrier", lang),
        "trend": translate("Month", "Thirteen months", lang),
        "largest": translate("Month", "Largest cases", lang),
        "waiting": translate("Month", "Still open", lang),
        "cases": translate("Month", "All cases", lang),
    }
    return names[code]


def money_rule(currency: str, lang: str | None = None) -> str:
    """Which days count."""
    return translate(
        "Month",
        "Money in {currency} by booking date, cases by the day they were opened or closed.",
        lang,
    ).format(currency=currency)


def rest_name(count: int, lang: str | None = None) -> str:
    """The line that stands for all the others."""
    return translate("Month", "{n} others", lang).format(n=count)


def own_stock_name(lang: str | None = None) -> str:
    """Cases about what no consignor brought."""
    return translate("Month", "Own stock, or no item", lang)


def no_brand_name(lang: str | None = None) -> str:
    """Cases about things without a brand on record."""
    return translate("Month", "No brand on record", lang)


def days_text(span_ms: int, lang: str | None = None) -> str:
    """``3.9 days``, as people count who wait."""
    tenths = (span_ms * 10 + _MS_A_DAY // 2) // _MS_A_DAY
    return translate("Month", "{n} days", lang).format(n=f"{tenths // 10}.{tenths % 10}")


def hours_text(span_ms: int, lang: str | None = None) -> str:
    """``38 open hours``, as the shop works."""
    hours = (span_ms + _MS_AN_HOUR // 2) // _MS_AN_HOUR
    return translate("Month", "{n} open hours", lang).format(n=hours)


def percent_text(bp: int | None) -> str:
    """``2.43 %`` of basis points; a dash where there is nothing to divide by."""
    if bp is None:
        return "\N{EN DASH}"
    sign = "-" if bp < 0 else ""
    return f"{sign}{abs(bp) // 100}.{abs(bp) % 100:02d} %"
