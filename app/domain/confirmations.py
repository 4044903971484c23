"""Who bears a part of a split confirms it or objects; an objection opens the next round."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.cases import Case, Share, check_text, shares_in_money
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.ladder import Step

CONFIRMED, OBJECTED = "confirmed", "objected"
# How a word came; what was agreed beforehand, or kept silent about, is a word too.
SAID_BY = ("in_person", "phone", "message")
WORD_CHANNELS = (*SAID_BY, "agreed", "silence")
PAD_SIZE = 1000  # both coordinates of a point lie from 0 to this; a pad is three times as wide
_MOST_LETTERS = 2000
_MOST_STROKES = 200
_MOST_NUMBERS = 8000

# Strokes of a signature, each x, y, x, y, …
Signature = tuple[tuple[int, ...], ...]


class NothingToConfirmError(RuleError):
    """Nobody has decided a split yet."""

    code = "nothing_to_confirm"

    def __init__(self, number: str) -> None:
        super().__init__(number=number)


class PartyBearsNothingError(RuleError):
    """The party has no part of the split, or it is the shop, which decided it."""

    code = "party_bears_nothing"

    def __init__(self, party: str) -> None:
        super().__init__(party=party[:40])


class UnknownChannelError(RuleError):
    """Not one of the ways a word can come."""

    code = "unknown_channel"

    def __init__(self, channel: str) -> None:
        super().__init__(channel=channel[:40])


class BadSignatureError(RuleError):
    """Not strokes on the pad, far too many of them, or of somebody who was not there."""

    code = "bad_signature"


@dataclass(frozen=True, slots=True)
class WordTold:
    """What a party says to a split, as it was told."""

    party: str
    channel: str = "in_person"
    words: str = ""
    signature: Signature = ()


@dataclass(frozen=True, slots=True)
class SplitWord:
    """What a party said to one round of the split."""

    party: str
    what: str
    channel: str
    words: str
    signature: Signature
    at: int
    actor: str


@dataclass(frozen=True, slots=True)
class SplitRound:
    """A split as it was decided once, why, and what those who bear it said to it."""

    number: int
    at: int
    actor: str
    shares: tuple[Share, ...]
    cents: tuple[int, ...]
    currency: str
    reason: str
    steps: tuple[Step, ...]  # the ladder of that day; empty in older entries
    is_proposed: bool  # it is what the ladder came to
    after_settlement: bool
    words: tuple[SplitWord, ...] = ()

    @property
    def awaited(self) -> tuple[str, ...]:
        """The parties that bear a part and have not confirmed it."""
        return awaited(self.shares, self.words)

    @property
    def objecting(self) -> tuple[str, ...]:
        """The parties whose last word is an objection."""
        return tuple(p for p, word in last_words(self.words).items() if word.what == OBJECTED)


def bearers(shares: Iterable[Share]) -> tuple[str, ...]:
    """Everybody whose word a split waits for: who bears a part of it, except the shop."""
    return tuple(share.party for share in shares if share.bp and share.party != "shop")


def last_words(words: Iterable[SplitWord]) -> dict[str, SplitWord]:
    """The last word of each party."""
    return {word.party: word for word in words}


def awaited(shares: Iterable[Share], words: Iterable[SplitWord]) -> tuple[str, ...]:
    """Who bears a part and has not confirmed it."""
    last = last_words(words)
    return tuple(p for p in bearers(shares) if p not in last or last[p].what != CONFIRMED)


def decide_word(case: Case, told: WordTold, what: str) -> Fact:
    """The fact that a party confirmed the split, or objects to it.

    Raises NothingToConfirmError, PartyBearsNothingError, UnknownChannelError, BadSignatureError or
    TextTooLongError.
    """
    if not case.shares:
        raise NothingToConfirmError(case.number)
    if told.party not in bearers(case.shares):
        raise PartyBearsNothingError(told.party)
    if told.channel not in WORD_CHANNELS:
        raise UnknownChannelError(told.channel)
    signature = check_signature(told.signature)
    if signature and told.channel != "in_person":
        raise BadSignatureError
    cents = shares_in_money(case.shares, case.divided_minor)
    hers = {share.party: (share.bp, c) for share, c in zip(case.shares, cents, strict=True)}
    bp, minor = hers[told.party]
    payload: dict[str, Json] = {
        "party": told.party,
        "channel": told.channel,
        "words": check_text(told.words, most=_MOST_LETTERS),
        "signature": [list(stroke) for stroke in signature],
        "round": case.split_round,
        "bp": bp,
        "minor": minor,
        "currency": case.currency,
    }
    return Fact(f"split_{what}", "case", case.id, payload)


def check_signature(strokes: Sequence[Sequence[int]]) -> Signature:
    """Strokes that lie on the pad; raises BadSignatureError."""
    kept = tuple(tuple(stroke) for stroke in strokes if stroke)
    numbers = sum(len(stroke) for stroke in kept)
    if len(kept) > _MOST_STROKES or numbers > _MOST_NUMBERS:
        raise BadSignatureError
    for stroke in kept:
        if len(stroke) % 2 or not all(0 <= number <= PAD_SIZE for number in stroke):
            raise BadSignatureError
    return kept


def steps_as_json(steps: Iterable[Step]) -> list[Json]:
    """The form in which an entry carries the ladder, so that the why stays readable."""
    return [
        {
            "code": step.code,
            "source": step.source,
            "shares": dict(step.shares_bp),
            "params": dict(step.params),
            "warns": step.warns,
        }
        for step in steps
    ]


def read_steps(stored: Iterable[Mapping[str, Any]]) -> tuple[Step, ...]:
    """The ladder as an entry carries it."""
    return tuple(
        Step(s["code"], s["source"], s["shares"], s["params"], bool(s["warns"])) for s in stored
    )
