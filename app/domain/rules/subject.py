"""What rules are asked about: one case as it stands, and the facts that follow from it."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.domain.cases import Case
from app.domain.clocks import DAY_MS
from app.domain.rules.facts import WEEKDAYS, is_new_consignor, rating_of
from app.domain.rules.nodes import Value
from app.domain.rules.wording import fold

QUARTER_DAYS, YEAR_DAYS = 90, 365


@dataclass(frozen=True, slots=True)
class Subject:
    """One case: what it says of itself, and whom and what it is about (their ids)."""

    category: str
    claimant: str
    arose: str
    lane: str
    resolution: str
    stage: str
    loss_minor: int
    at_stake_minor: int
    currency: str
    complaint: str
    opened_ms: int
    now_ms: int
    photos: int
    case: str = ""
    item: str | None = None
    sale: str | None = None
    consignor: str | None = None
    buyer: str | None = None


def subject_of(case: Case, *, opened_ms: int, now_ms: int, photos: int) -> Subject:
    """A case that is there, as it stands."""
    return Subject(
        category=case.category,
        claimant=case.claimant,
        arose=case.arose,
        lane=case.lane,
        resolution=case.resolution,
        stage=case.claim.stage,
        loss_minor=case.loss_minor,
        at_stake_minor=case.at_stake_minor,
        currency=case.currency,
        complaint=case.complaint,
        opened_ms=opened_ms,
        now_ms=now_ms,
        photos=photos,
        case=case.id,
        item=case.item,
        sale=case.sale,
        consignor=case.consignor,
        buyer=case.buyer,
    )


def own_facts(subject: Subject, currency: str, zone: ZoneInfo) -> dict[str, Value | None]:
    """Facts that the case holds itself.

    The loss is the most that it can become (the amount in dispute) until some is booked. Amounts
    in another currency than the shop's are not known: rules compare in one currency only.
    """
    is_ours = subject.currency == currency
    stake = subject.at_stake_minor if is_ours and subject.at_stake_minor else None
    loss = subject.loss_minor if is_ours and subject.loss_minor else stake
    today = datetime.fromtimestamp(subject.now_ms // 1000, zone).date()
    return {
        "case.category": subject.category,
        "case.trunk": subject.category.partition(".")[0],
        "case.claimant": subject.claimant,
        "case.arose": subject.arose,
        "case.lane": subject.lane,
        "case.resolution": subject.resolution,
        "case.stage": subject.stage,
        "case.loss": loss,
        "case.at_stake": stake,
        "case.age_days": (subject.now_ms - subject.opened_ms) // DAY_MS,
        "case.photos": subject.photos,
        "case.complaint": fold(subject.complaint),
        "buyer.is_known": subject.buyer is not None,
        "today.date": today.isoformat(),
        "today.weekday": WEEKDAYS[today.weekday()],
    }


def consignor_facts(
    items: int, first_received: str | None, cases_90d: int, cases_12m: int, on: date
) -> dict[str, Value | None]:
    """Facts of a consignor; cases are counted with the one in question."""
    return {
        "consignor.items": items,
        "consignor.cases_90d": cases_90d,
        "consignor.rating": rating_of(items, cases_12m),
        "consignor.is_new": is_new_consignor(days_since(first_received, on)),
    }


def days_since(day: str | None, on: date) -> int | None:
    """Days from an ISO date to ``on``; None where no date is known."""
    try:
        return (on - date.fromisoformat(day)).days if day else None
    except ValueError:  # another program's way to write dates
        return None


def local_day(at_ms: int, zone: ZoneInfo) -> date:
    """The shop's calendar day of a moment."""
    return datetime.fromtimestamp(at_ms // 1000, zone).date()
