"""What the sides of a simulation are called."""

from app.text.catalogue import translate


def money_name(code: str, lang: str | None = None) -> str:
    """The name of a line of money, such as ``shop`` or ``commission``."""
    names = {
        "shop": translate("Simulation", "Shop bears", lang),
        "consignor": translate("Simulation", "Consignors bear", lang),
        "carrier": translate("Simulation", "Carriers bear", lang),
        "buyer": translate("Simulation", "Buyers bear", lang),
        "third": translate("Simulation", "Third parties bear", lang),
        "pending": translate("Simulation", "Not yet decided", lang),
        "reversed": translate("Simulation", "Sales reversed", lang),
        "commission": translate("Simulation", "Commission lost", lang),
        "restocking": translate("Simulation", "Restocking fees kept", lang),
        "paid_out": translate("Simulation", "To be asked back after payout", lang),
        "shop_cost": translate("Simulation", "Cost to the shop", lang),
        "earned": translate("Simulation", "Commission on sales", lang),
    }
    return names[code]


def side_name(code: str, lang: str | None = None) -> str:
    """As it was, as it would be, and the difference."""
    names = {
        "before": translate("Simulation", "As it was", lang),
        "after": translate("Simulation", "As it would be", lang),
        "difference": translate("Simulation", "Difference", lang),
    }
    return names[code]


def cases_differ_text(different: int, cases: int, lang: str | None = None) -> str:
    """How many cases come out differently."""
    return translate(
        "Simulation", "{n} of {cases} cases of the last 365 days differ.", lang
    ).format(n=f"{different:,}", cases=f"{cases:,}")
