"""The names of the facts that rules speak of."""

from app.text.catalogue import translate


def fact_words(fact: str, lang: str) -> str:
    """A fact as it stands in a sentence; one that is not known names itself."""
    words = {
        "case.category": translate("RuleFact", "the category", lang),
        "case.trunk": translate("RuleFact", "the main category", lang),
        "case.claimant": translate("RuleFact", "the claimant", lang),
        "case.arose": translate("RuleFact", "the time the fault arose", lang),
        "case.lane": translate("RuleFact", "the handling", lang),
        "case.resolution": translate("RuleFact", "the resolution", lang),
        "case.stage": translate("RuleFact", "the stage", lang),
        "case.loss": translate("RuleFact", "the possible loss", lang),
        "case.at_stake": translate("RuleFact", "the amount in dispute", lang),
        "case.age_days": translate("RuleFact", "the case's age in days", lang),
        "case.photos": translate("RuleFact", "the number of photos", lang),
        "case.complaint": translate("RuleFact", "the complaint", lang),
        "item.class": translate("RuleFact", "the kind of item", lang),
        "item.brand": translate("RuleFact", "the brand", lang),
        "item.title": translate("RuleFact", "the item's title", lang),
        "item.price": translate("RuleFact", "the price", lang),
        "item.days_since_sale": translate("RuleFact", "the number of days since the sale", lang),
        "item.has_baseline": translate("RuleFact", "a record from intake", lang),
        "item.status": translate("RuleFact", "the item's status", lang),
        "consignor.rating": translate("RuleFact", "the consignor's rating", lang),
        "consignor.is_new": translate("RuleFact", "a new consignor", lang),
        "consignor.cases_90d": translate(
            "RuleFact", "the number of the consignor's cases in 90 days", lang
        ),
        "consignor.items": translate("RuleFact", "the number of the consignor's items", lang),
        "consignor.own_stock": translate("RuleFact", "own stock", lang),
        "buyer.cases_12m": translate(
            "RuleFact", "the number of the buyer's cases in 12 months", lang
        ),
        "buyer.is_known": translate("RuleFact", "a known buyer", lang),
        "sale.shipped": translate("RuleFact", "shipped", lang),
        "sale.tender": translate("RuleFact", "the way of paying", lang),
        "sale.date": translate("RuleFact", "the day of the sale", lang),
        "today.date": translate("RuleFact", "today", lang),
        "today.weekday": translate("RuleFact", "the weekday", lang),
    }
    return words.get(fact, fact)


def flag_words(fact: str, lang: str, *, yes: bool) -> str:
    """What is so, or not so, as half a sentence."""
    words = {
        "item.has_baseline": (
            translate("RuleFact", "there is a record from intake", lang),
            translate("RuleFact", "there is no record from intake", lang),
        ),
        "consignor.is_new": (
            translate("RuleFact", "the consignor is new", lang),
            translate("RuleFact", "the consignor is not new", lang),
        ),
        "consignor.own_stock": (
            translate("RuleFact", "the item is the shop's own", lang),
            translate("RuleFact", "the item is consigned", lang),
        ),
        "buyer.is_known": (
            translate("RuleFact", "the buyer is known", lang),
            translate("RuleFact", "the buyer is not known", lang),
        ),
        "sale.shipped": (
            translate("RuleFact", "the item was shipped", lang),
            translate("RuleFact", "the item was not shipped", lang),
        ),
    }
    said = words.get(fact, (fact, fact))
    return said[0] if yes else said[1]
