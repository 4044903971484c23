"""Similar past cases, for a case and for what is being typed; a case that is there already."""

from dataclasses import dataclass, field

from app.domain.cases import UnknownCaseError
from app.domain.duplicates import DuplicateWarning, Opened, find_duplicate
from app.domain.likeness import weights_among
from app.domain.precedents import NO_PRECEDENTS, Precedents, weigh
from app.domain.settings import OFF, ShopSettings
from app.domain.similar import Asked, Similar, rank
from app.services.shop import Shop
from app.text.dates import local_time

SHOWN_ON_PAGE, SHOWN_AT_COUNTER = 20, 3
_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Told:
    """What the counter knows so far; nothing of it need be known."""

    text: str = ""
    sku: str = ""
    sale_number: str = ""
    category: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class AtCounter:
    """What the counter shows while somebody types."""

    similar: Similar = field(default_factory=Similar)
    duplicate: DuplicateWarning | None = None


def similar_cases(shop: Shop, *, number: str, most: int = SHOWN_ON_PAGE) -> Similar:
    """The past cases most like this one; raises UnknownCaseError."""
    asked = shop.queries.similar.of_case(number)
    if asked is None:
        raise UnknownCaseError(number)
    return _similar(shop, asked, shop.queries.settings(), most)


def alike_precedents(shop: Shop, *, number: str, among: Precedents) -> Precedents:
    """Those of the past splits whose cases were told in like words, most alike first.

    They stand beside what is proposed and decide nothing: on the demo shop's past the median of
    the few that sound alike came no closer to what people decided than that of all of the branch.
    """
    asked = shop.queries.similar.of_case(number)
    if asked is None or not among.count or not _speaks(shop):
        return NO_PRECEDENTS
    candidates = shop.queries.similar.of_numbers([split.number for split in among.past])
    weights = weights_among(case.text for case in candidates)
    splits = {split.number: split for split in among.past}
    alike = rank(asked, candidates, weights, most=among.count)
    return weigh(among.category, [splits[case.number] for case in alike])


def _speaks(shop: Shop) -> bool:
    is_off = shop.queries.settings().smart_similar == OFF
    return not is_off and not shop.queries.similar.missing()


def while_typing(shop: Shop, told: Told) -> AtCounter:
    """What is like the case that is being told, and whether it is there already.

    Of cases that are there already a shop is told from its first day; only its owner turns
    that off.
    """
    settings = shop.queries.settings()
    if settings.smart_similar == OFF:
        return AtCounter(Similar(is_off=True))
    asked = shop.queries.similar.of_intake(
        told.text,
        sku=told.sku,
        sale=told.sale_number,
        category=told.category,
        phone=told.phone,
    )
    return AtCounter(_similar(shop, asked, settings, _LOOKED_AT), _duplicate(shop, asked, settings))


def _similar(shop: Shop, asked: Asked, settings: ShopSettings, most: int) -> Similar:
    if settings.smart_similar == OFF:
        return Similar(is_off=True)
    missing = shop.queries.similar.missing()
    if missing:
        return Similar(missing=missing)
    candidates, weights = shop.queries.similar.candidates(asked)
    return Similar(rank(asked, candidates, weights, most=most))


def _duplicate(shop: Shop, asked: Asked, settings: ShopSettings) -> DuplicateWarning | None:
    if not (asked.item or asked.buyers):
        return None
    zone = settings.zone
    opened = (
        Opened(case, local_time(case.opened_at, zone).date())
        for case in shop.queries.similar.recent_of(asked)
    )
    return find_duplicate(asked, opened, shop.today(zone))
