"""What those who bear a part of a loss say to the split, and all that is known about who pays."""

from dataclasses import dataclass

from app.domain.cases import Case
from app.domain.changes import Changes
from app.domain.confirmations import (
    CONFIRMED,
    OBJECTED,
    SplitRound,
    WordTold,
    bearers,
    decide_word,
)
from app.domain.ladder import Proposal, propose
from app.domain.moves import Actor
from app.domain.precedents import NO_PRECEDENTS, Precedents
from app.domain.surgery import check_alive
from app.services.money.splitting import grounds_of
from app.services.moves import MoveTold, make_move
from app.services.shop import Shop
from app.services.similar import alike_precedents
from app.storage.store import Action


@dataclass(frozen=True, slots=True)
class WhoPays:
    """What the card *Who pays* shows beside the case itself."""

    proposal: Proposal
    precedents: Precedents
    rounds: tuple[SplitRound, ...]  # oldest first; the last one stands
    alike: Precedents = NO_PRECEDENTS  # those of them told in like words: beside it all


def who_pays(shop: Shop, *, number: str) -> WhoPays:
    """The ladder, similar past cases and every round so far; for those who may see shares."""
    shop.queries.check_sees("shares")
    with shop.store.state() as state:
        case = state.case(number)
        grounds = grounds_of(state, case, shop.clock())
    return WhoPays(
        propose(grounds),
        grounds.precedents,
        shop.queries.splits.rounds(case.id),
        alike_precedents(shop, number=case.number, among=grounds.precedents),
    )


def confirm_split(shop: Shop, *, number: str, told: WordTold, actor: Actor) -> Changes:
    """A party that bears a part agrees. Raises CaseGivenUpError and what `decide_word` refuses."""
    with shop.store.action(actor.name, may="cases.work") as action:
        case = action.state.case(number)
        check_alive(case)
        record_word(action, case, told, CONFIRMED)
    return action.changes


def object_to_split(shop: Shop, *, number: str, told: WordTold, actor: Actor) -> Changes:
    """A party that bears a part objects.

    The split has to be decided again before it is settled; one that was on its way there comes
    back. After the settlement the objection is on record, and what was paid stays as it is. Raises
    CaseGivenUpError and what `decide_word` refuses.
    """
    with shop.store.action(actor.name, may="cases.work") as action:
        actor = action.acting(actor)
        case = action.state.case(number)
        check_alive(case)
        record_word(action, case, told, OBJECTED)
        reopen_split(shop, action, case, actor)
    return action.changes


def record_word(action: Action, case: Case, told: WordTold, what: str) -> None:
    """Record within ``action`` what a party said to the split."""
    action.record(decide_word(case, told, what))


def record_consent(action: Action, case: Case, channel: str, words: str = "") -> None:
    """Record within ``action`` that the consignor agreed, where the split asks something of her."""
    if "consignor" in bearers(case.shares):
        record_word(action, case, WordTold("consignor", channel, words), CONFIRMED)


def reopen_split(shop: Shop, action: Action, case: Case, actor: Actor) -> None:
    """A split that was on its way to settlement comes back, within ``action``."""
    if case.recovery.stage == "SETTLE":
        make_move(shop, action, case, actor, "split_again", told=MoveTold())
