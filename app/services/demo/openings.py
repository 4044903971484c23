"""When cases open, and which of them are still open on the last day, and where."""

from dataclasses import dataclass
from random import Random

from app.domain.money import allocate
from app.services.demo.pace import DAY, HOUR, Span

_STANDING_PERCENT = 15
_STANDING_FEWEST = 20
_STANDING_MOST = 60


@dataclass(frozen=True, slots=True)
class Stand:
    """A place where cases wait. Minutes: how old they are, and how long they have waited there."""

    stop: str
    weight: int
    age: tuple[int, int]
    waited: tuple[int, int]


# The longer waits are beyond the stage's time limit, so that some cases are overdue.
_STANDS = (
    Stand("NEW", 3, (20, 5 * HOUR), (20, 5 * HOUR)),
    Stand("TRIAGE", 3, (2 * HOUR, 9 * HOUR), (HOUR // 2, 7 * HOUR)),
    Stand("NEED_INFO", 3, (3 * DAY, 12 * DAY), (8 * HOUR, 9 * DAY)),
    Stand("DECIDE", 4, (6 * HOUR, 3 * DAY), (HOUR, 14 * HOUR)),
    Stand("BACK", 3, (4 * DAY, 16 * DAY), (DAY, 12 * DAY)),
    Stand("TRANSIT", 2, (3 * DAY, 7 * DAY), (3 * HOUR, 2 * DAY)),
    Stand("INSPECT", 3, (3 * DAY, 8 * DAY), (HOUR, 12 * HOUR)),
    Stand("REFUND", 2, (4 * DAY, 9 * DAY), (HOUR // 2, 11 * HOUR)),
    Stand("CLAIM_DONE", 2, (4 * DAY, 9 * DAY), (HOUR, 10 * HOUR)),
    Stand("AUTHN", 2, (5 * DAY, 10 * DAY), (DAY, 5 * DAY)),
    Stand("REPAIR", 2, (6 * DAY, 14 * DAY), (DAY, 8 * DAY)),
    Stand("READY", 2, (5 * DAY, 10 * DAY), (4 * HOUR, 5 * DAY)),
    Stand("CARRIER", 2, (8 * DAY, 20 * DAY), (2 * DAY, 12 * DAY)),
    Stand("BANK", 2, (8 * DAY, 25 * DAY), (5 * DAY, 20 * DAY)),
    Stand("SEARCH", 2, (DAY, 3 * DAY), (2 * HOUR, DAY)),
    Stand("APPEAL", 2, (3 * DAY, 8 * DAY), (2 * HOUR, DAY)),
    Stand("CONSIGNOR", 3, (6 * DAY, 13 * DAY), (5 * HOUR, 7 * DAY)),
    Stand("SETTLE", 2, (5 * DAY, 11 * DAY), (HOUR, 26 * HOUR)),
)


@dataclass(frozen=True, slots=True)
class Opening:
    """A case opens at ``minute``; one with a ``stop`` reaches it at ``reached`` and stays."""

    minute: int
    stop: str = ""
    reached: int = 0


def choose_openings(rng: Random, span: Span, count: int) -> list[Opening]:
    """``count`` openings in order of time; business grows over the months."""
    few = max(count * _STANDING_PERCENT // 100, min(_STANDING_FEWEST, count // 2))
    standing = min(few, _STANDING_MOST)
    places = allocate(standing, [stand.weight for stand in _STANDS])
    openings = [
        _standing(rng, span, stand)
        for stand, number in zip(_STANDS, places, strict=True)
        for _ in range(number)
    ]
    first, last = min(6 * DAY, span.minutes // 5), span.minutes - 2 * DAY
    for _ in range(count - standing):
        draws = [rng.randrange(first, last) for _ in range(rng.choice((1, 1, 2)))]
        openings.append(Opening(max(draws)))
    return sorted(openings, key=lambda opening: opening.minute)


def _standing(rng: Random, span: Span, stand: Stand) -> Opening:
    age, waited = rng.randint(*stand.age), rng.randint(*stand.waited)
    longest = age if stand.stop == "NEW" else age * 3 // 4
    minute = max(span.minutes - age, 0)
    if stand.stop == "NEW":
        return Opening(minute, stand.stop, minute)
    return Opening(minute, stand.stop, max(span.minutes - min(waited, longest), minute))
